select "plan"."department_id", "priority"."id" from "priority" inner join "plan" on "plan"."id" = "priority"."plan_id" where "plan"."school_year" = $1
select * from "department"
select "decision"."id" from "decision" inner join "cycle" on "cycle"."id" = "decision"."cycle_id" where (("cycle"."school_year" = $1 and "cycle"."number" < $2) or "cycle"."school_year" = $3) and "decision"."state" = $4 and "decision"."superseded_tx" is null limit $5
select "meeting"."id" from "meeting" inner join "cycle" on "cycle"."id" = "meeting"."cycle_id" where (("cycle"."school_year" = $1 and "cycle"."number" < $2) or "cycle"."school_year" = $3) and "meeting"."state" = $4 and "meeting"."superseded_tx" is null limit $5
begin
select pg_advisory_xact_lock($1)
update "writing" set "since" = (select coalesce(max("tx"), 0) + $1 as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select "meeting".*, "ledger"."actor", "ledger"."at", "cycle"."school_year" from "meeting" inner join "ledger" on "ledger"."tx" = "meeting"."tx" inner join "cycle" on "cycle"."id" = "meeting"."cycle_id" where "meeting"."superseded_tx" is null and "meeting"."cycle_id" = $1 order by "cycle"."school_year" desc, "cycle"."number" desc
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
insert into "meeting" ("id", "version", "cycle_id", "title", "held_on", "starts_at", "state", "agenda", "tx", "superseded_tx") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
select "meeting".*, "ledger"."actor", "ledger"."at", "cycle"."school_year" from "meeting" inner join "ledger" on "ledger"."tx" = "meeting"."tx" inner join "cycle" on "cycle"."id" = "meeting"."cycle_id" where "meeting"."superseded_tx" is null and "meeting"."id" = $1 order by "cycle"."school_year" desc, "cycle"."number" desc
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
update "meeting" set "superseded_tx" = $1 where "id" = $2 and "superseded_tx" is null
insert into "meeting" ("id", "version", "cycle_id", "title", "held_on", "starts_at", "state", "agenda", "tx", "superseded_tx") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
update "meeting_minutes" set "superseded_tx" = $1 where "id" = $2 and "superseded_tx" is null
insert into "meeting_minutes" ("id", "version", "meeting_id", "department_id", "text", "tx", "superseded_tx") values ($1, $2, $3, $4, $5, $6, $7)
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
update "meeting_feedback" set "superseded_tx" = $1 where "id" = $2 and "superseded_tx" is null
insert into "meeting_feedback" ("id", "version", "meeting_id", "department_id", "from_department_id", "clear", "useful", "note", "tx", "superseded_tx") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
update "writing" set "since" = $1
commit
select "meeting".*, "ledger"."actor", "ledger"."at", "cycle"."school_year" from "meeting" inner join "ledger" on "ledger"."tx" = "meeting"."tx" inner join "cycle" on "cycle"."id" = "meeting"."cycle_id" where ("meeting"."tx" <= $1 and ("meeting"."superseded_tx" is null or "meeting"."superseded_tx" > $2)) and "cycle"."school_year" = $3 and "meeting"."cycle_id" = $4 order by "cycle"."school_year" desc, "cycle"."number" desc
select "meeting_minutes".*, "ledger"."actor", "ledger"."at" from "meeting_minutes" inner join "ledger" on "ledger"."tx" = "meeting_minutes"."tx" where "meeting_minutes"."meeting_id" in ($1) and ("meeting_minutes"."tx" <= $2 and ("meeting_minutes"."superseded_tx" is null or "meeting_minutes"."superseded_tx" > $3)) order by "meeting_minutes"."id"
select "meeting_feedback".*, "ledger"."actor", "ledger"."at" from "meeting_feedback" inner join "ledger" on "ledger"."tx" = "meeting_feedback"."tx" where "meeting_feedback"."meeting_id" = $1 and ("meeting_feedback"."tx" <= $2 and ("meeting_feedback"."superseded_tx" is null or "meeting_feedback"."superseded_tx" > $3)) and "meeting_feedback"."department_id" = $4
select * from "observation" where "metric_id" = $1 and "provenance" is not null and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) order by "id"
select "snapshot".*, "ledger"."actor", "ledger"."at" from "snapshot" inner join "ledger" on "ledger"."tx" = "snapshot"."tx" where "snapshot"."school_year" = $1 and "snapshot"."tx" <= $2 order by "snapshot"."number" desc
with "cycle" as not materialized (select version.* from "cycle_version" as version
      where version.since <= $1 and version.gone = 0 and not exists (
        select 1 from "cycle_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $2)) select * from "cycle" where "school_year" = $3 order by "number"
select "cycle_id", "id" from "snapshot" where "tx" <= $1 order by "number"
