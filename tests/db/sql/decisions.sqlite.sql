begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "decision" ("id", "version", "cycle_id", "department_id", "action_id", "metric_id", "kind", "text", "owner", "state", "outcome", "due_on", "tx", "superseded_tx") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
select "decision".*, "ledger"."actor", "ledger"."at", "taking"."actor" as "taken_by", "taking"."at" as "taken_at", "cycle"."school_year" from "decision" inner join "ledger" on "ledger"."tx" = "decision"."tx" inner join "decision" as "first" on "first"."id" = "decision"."id" and "first"."version" = ? inner join "ledger" as "taking" on "taking"."tx" = "first"."tx" inner join "cycle" on "cycle"."id" = "decision"."cycle_id" where "decision"."superseded_tx" is null and "decision"."id" = ? order by "first"."tx" desc
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
update "decision" set "superseded_tx" = ? where "id" = ? and "superseded_tx" is null
insert into "decision" ("id", "version", "cycle_id", "department_id", "action_id", "metric_id", "kind", "text", "owner", "state", "outcome", "due_on", "tx", "superseded_tx") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
update "writing" set "since" = ?
commit
select "decision".*, "ledger"."actor", "ledger"."at", "taking"."actor" as "taken_by", "taking"."at" as "taken_at", "cycle"."school_year" from "decision" inner join "ledger" on "ledger"."tx" = "decision"."tx" inner join "decision" as "first" on "first"."id" = "decision"."id" and "first"."version" = ? inner join "ledger" as "taking" on "taking"."tx" = "first"."tx" inner join "cycle" on "cycle"."id" = "decision"."cycle_id" where ("decision"."tx" <= ? and ("decision"."superseded_tx" is null or "decision"."superseded_tx" > ?)) and "cycle"."school_year" = ? and "decision"."cycle_id" = ? and "decision"."department_id" = ? and "decision"."metric_id" = ? and "decision"."state" = ? order by "first"."tx" desc
select * from "cycle" where "school_year" = ? order by "number"
select * from "department"
select "id", "letter", "text" from "metric" where "school_year" = ?
select "action"."id", "action"."number", "action"."text", "plan"."department_id", "priority"."number" as "priority_number", "priority"."title" from "action" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "plan" on "plan"."id" = "action"."plan_id" where "plan"."school_year" = ? order by "priority"."position", "action"."position", "action"."id"
select "decision".*, "ledger"."actor", "ledger"."at", "taking"."actor" as "taken_by", "taking"."at" as "taken_at", "cycle"."school_year" from "decision" inner join "ledger" on "ledger"."tx" = "decision"."tx" inner join "decision" as "first" on "first"."id" = "decision"."id" and "first"."version" = ? inner join "ledger" as "taking" on "taking"."tx" = "first"."tx" inner join "cycle" on "cycle"."id" = "decision"."cycle_id" where "decision"."superseded_tx" is null and "cycle"."school_year" = ? and "decision"."cycle_id" = ? order by "first"."tx" desc
with "cycle" as not materialized (select version.* from "cycle_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "cycle_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)) select * from "cycle" where "school_year" = ? order by "number"
with "department" as not materialized (select version.* from "department_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "department_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)) select * from "department"
with "metric" as not materialized (select version.* from "metric_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "metric_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)) select "id", "letter", "text" from "metric" where "school_year" = ?
with "action" as not materialized (select version.* from "action_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "action_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)), "plan" as not materialized (select version.* from "plan_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "plan_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)), "priority" as not materialized (select version.* from "priority_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "priority_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)) select "action"."id", "action"."number", "action"."text", "plan"."department_id", "priority"."number" as "priority_number", "priority"."title" from "action" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "plan" on "plan"."id" = "action"."plan_id" where "plan"."school_year" = ? order by "priority"."position", "action"."position", "action"."id"
with "action" as not materialized (select version.* from "action_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "action_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)), "plan" as not materialized (select version.* from "plan_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "plan_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)) select "reflection".*, "ledger"."actor", "ledger"."at" from "reflection" inner join "ledger" on "ledger"."tx" = "reflection"."tx" inner join "action" on "action"."id" = "reflection"."action_id" inner join "plan" on "plan"."id" = "action"."plan_id" where "reflection"."cycle_id" = ? and ("reflection"."tx" <= ? and ("reflection"."superseded_tx" is null or "reflection"."superseded_tx" > ?))
select "reflection_reading"."action_id", "reflection_reading"."version", "ledger"."actor" as "by", "ledger"."at" from "reflection_reading" inner join "ledger" on "ledger"."tx" = "reflection_reading"."tx" where "reflection_reading"."cycle_id" = ? and "reflection_reading"."tx" <= ? order by "reflection_reading"."tx"
