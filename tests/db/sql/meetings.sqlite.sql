select "plan"."department_id", "priority"."id" from "priority" inner join "plan" on "plan"."id" = "priority"."plan_id" where "plan"."school_year" = ?
select * from "department"
select "decision"."id" from "decision" inner join "cycle" on "cycle"."id" = "decision"."cycle_id" where (("cycle"."school_year" = ? and "cycle"."number" < ?) or "cycle"."school_year" = ?) and "decision"."state" = ? and "decision"."superseded_tx" is null limit ?
select "meeting"."id" from "meeting" inner join "cycle" on "cycle"."id" = "meeting"."cycle_id" where (("cycle"."school_year" = ? and "cycle"."number" < ?) or "cycle"."school_year" = ?) and "meeting"."state" = ? and "meeting"."superseded_tx" is null limit ?
begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select "meeting".*, "ledger"."actor", "ledger"."at", "cycle"."school_year" from "meeting" inner join "ledger" on "ledger"."tx" = "meeting"."tx" inner join "cycle" on "cycle"."id" = "meeting"."cycle_id" where "meeting"."superseded_tx" is null and "meeting"."cycle_id" = ? order by "cycle"."school_year" desc, "cycle"."number" desc
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "meeting" ("id", "version", "cycle_id", "title", "held_on", "starts_at", "state", "agenda", "tx", "superseded_tx") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
select "meeting".*, "ledger"."actor", "ledger"."at", "cycle"."school_year" from "meeting" inner join "ledger" on "ledger"."tx" = "meeting"."tx" inner join "cycle" on "cycle"."id" = "meeting"."cycle_id" where "meeting"."superseded_tx" is null and "meeting"."id" = ? order by "cycle"."school_year" desc, "cycle"."number" desc
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
update "meeting" set "superseded_tx" = ? where "id" = ? and "superseded_tx" is null
insert into "meeting" ("id", "version", "cycle_id", "title", "held_on", "starts_at", "state", "agenda", "tx", "superseded_tx") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
update "meeting_minutes" set "superseded_tx" = ? where "id" = ? and "superseded_tx" is null
insert into "meeting_minutes" ("id", "version", "meeting_id", "department_id", "text", "tx", "superseded_tx") values (?, ?, ?, ?, ?, ?, ?)
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
update "meeting_feedback" set "superseded_tx" = ? where "id" = ? and "superseded_tx" is null
insert into "meeting_feedback" ("id", "version", "meeting_id", "department_id", "from_department_id", "clear", "useful", "note", "tx", "superseded_tx") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
update "writing" set "since" = ?
commit
select "meeting".*, "ledger"."actor", "ledger"."at", "cycle"."school_year" from "meeting" inner join "ledger" on "ledger"."tx" = "meeting"."tx" inner join "cycle" on "cycle"."id" = "meeting"."cycle_id" where ("meeting"."tx" <= ? and ("meeting"."superseded_tx" is null or "meeting"."superseded_tx" > ?)) and "cycle"."school_year" = ? and "meeting"."cycle_id" = ? order by "cycle"."school_year" desc, "cycle"."number" desc
select "meeting_minutes".*, "ledger"."actor", "ledger"."at" from "meeting_minutes" inner join "ledger" on "ledger"."tx" = "meeting_minutes"."tx" where "meeting_minutes"."meeting_id" in (?) and ("meeting_minutes"."tx" <= ? and ("meeting_minutes"."superseded_tx" is null or "meeting_minutes"."superseded_tx" > ?)) order by "meeting_minutes"."id"
select "meeting_feedback".*, "ledger"."actor", "ledger"."at" from "meeting_feedback" inner join "ledger" on "ledger"."tx" = "meeting_feedback"."tx" where "meeting_feedback"."meeting_id" = ? and ("meeting_feedback"."tx" <= ? and ("meeting_feedback"."superseded_tx" is null or "meeting_feedback"."superseded_tx" > ?)) and "meeting_feedback"."department_id" = ?
select * from "observation" where "metric_id" = ? and "provenance" is not null and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) order by "id"
select "snapshot".*, "ledger"."actor", "ledger"."at" from "snapshot" inner join "ledger" on "ledger"."tx" = "snapshot"."tx" where "snapshot"."school_year" = ? and "snapshot"."tx" <= ? order by "snapshot"."number" desc
with "cycle" as not materialized (select version.* from "cycle_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "cycle_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)) select * from "cycle" where "school_year" = ? order by "number"
select "cycle_id", "id" from "snapshot" where "tx" <= ? order by "number"
