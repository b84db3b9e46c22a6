begin
select pg_advisory_xact_lock($1)
update "writing" set "since" = (select coalesce(max("tx"), 0) + $1 as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
insert into "decision" ("id", "version", "cycle_id", "department_id", "action_id", "metric_id", "kind", "text", "owner", "state", "outcome", "due_on", "tx", "superseded_tx") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
select "decision".*, "ledger"."actor", "ledger"."at", "taking"."actor" as "taken_by", "taking"."at" as "taken_at", "cycle"."school_year" from "decision" inner join "ledger" on "ledger"."tx" = "decision"."tx" inner join "decision" as "first" on "first"."id" = "decision"."id" and "first"."version" = $1 inner join "ledger" as "taking" on "taking"."tx" = "first"."tx" inner join "cycle" on "cycle"."id" = "decision"."cycle_id" where "decision"."superseded_tx" is null and "decision"."id" = $2 order by "first"."tx" desc
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
update "decision" set "superseded_tx" = $1 where "id" = $2 and "superseded_tx" is null
insert into "decision" ("id", "version", "cycle_id", "department_id", "action_id", "metric_id", "kind", "text", "owner", "state", "outcome", "due_on", "tx", "superseded_tx") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
update "writing" set "since" = $1
commit
select "decision".*, "ledger"."actor", "ledger"."at", "taking"."actor" as "taken_by", "taking"."at" as "taken_at", "cycle"."school_year" from "decision" inner join "ledger" on "ledger"."tx" = "decision"."tx" inner join "decision" as "first" on "first"."id" = "decision"."id" and "first"."version" = $1 inner join "ledger" as "taking" on "taking"."tx" = "first"."tx" inner join "cycle" on "cycle"."id" = "decision"."cycle_id" where ("decision"."tx" <= $2 and ("decision"."superseded_tx" is null or "decision"."superseded_tx" > $3)) and "cycle"."school_year" = $4 and "decision"."cycle_id" = $5 and "decision"."department_id" = $6 and "decision"."metric_id" = $7 and "decision"."state" = $8 order by "first"."tx" desc
select * from "cycle" where "school_year" = $1 order by "number"
select * from "department"
select "id", "letter", "text" from "metric" where "school_year" = $1
select "action"."id", "action"."number", "action"."text", "plan"."department_id", "priority"."number" as "priority_number", "priority"."title" from "action" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "plan" on "plan"."id" = "action"."plan_id" where "plan"."school_year" = $1 order by "priority"."position", "action"."position", "action"."id"
select "decision".*, "ledger"."actor", "ledger"."at", "taking"."actor" as "taken_by", "taking"."at" as "taken_at", "cycle"."school_year" from "decision" inner join "ledger" on "ledger"."tx" = "decision"."tx" inner join "decision" as "first" on "first"."id" = "decision"."id" and "first"."version" = $1 inner join "ledger" as "taking" on "taking"."tx" = "first"."tx" inner join "cycle" on "cycle"."id" = "decision"."cycle_id" where "decision"."superseded_tx" is null and "cycle"."school_year" = $2 and "decision"."cycle_id" = $3 order by "first"."tx" desc
with "cycle" as not materialized (select version.* from "cycle_version" as version
      where version.since <= $1 and version.gone = 0 and not exists (
        select 1 from "cycle_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $2)) select * from "cycle" where "school_year" = $3 order by "number"
with "department" as not materialized (select version.* from "department_version" as version
      where version.since <= $1 and version.gone = 0 and not exists (
        select 1 from "department_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $2)) select * from "department"
with "metric" as not materialized (select version.* from "metric_version" as version
      where version.since <= $1 and version.gone = 0 and not exists (
        select 1 from "metric_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $2)) select "id", "letter", "text" from "metric" where "school_year" = $3
with "action" as not materialized (select version.* from "action_version" as version
      where version.since <= $1 and version.gone = 0 and not exists (
        select 1 from "action_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $2)), "plan" as not materialized (select version.* from "plan_version" as version
      where version.since <= $3 and version.gone = 0 and not exists (
        select 1 from "plan_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $4)), "priority" as not materialized (select version.* from "priority_version" as version
      where version.since <= $5 and version.gone = 0 and not exists (
        select 1 from "priority_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $6)) select "action"."id", "action"."number", "action"."text", "plan"."department_id", "priority"."number" as "priority_number", "priority"."title" from "action" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "plan" on "plan"."id" = "action"."plan_id" where "plan"."school_year" = $7 order by "priority"."position", "action"."position", "action"."id"
with "action" as not materialized (select version.* from "action_version" as version
      where version.since <= $1 and version.gone = 0 and not exists (
        select 1 from "action_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $2)), "plan" as not materialized (select version.* from "plan_version" as version
      where version.since <= $3 and version.gone = 0 and not exists (
        select 1 from "plan_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $4)) select "reflection".*, "ledger"."actor", "ledger"."at" from "reflection" inner join "ledger" on "ledger"."tx" = "reflection"."tx" inner join "action" on "action"."id" = "reflection"."action_id" inner join "plan" on "plan"."id" = "action"."plan_id" where "reflection"."cycle_id" = $5 and ("reflection"."tx" <= $6 and ("reflection"."superseded_tx" is null or "reflection"."superseded_tx" > $7))
select "reflection_reading"."action_id", "reflection_reading"."version", "ledger"."actor" as "by", "ledger"."at" from "reflection_reading" inner join "ledger" on "ledger"."tx" = "reflection_reading"."tx" where "reflection_reading"."cycle_id" = $1 and "reflection_reading"."tx" <= $2 order by "reflection_reading"."tx"
