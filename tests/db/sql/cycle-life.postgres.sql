select * from "cycle" where "id" = $1
select * from "district"
select * from "cycle" where "school_year" = $1 order by "number"
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = $1 where ("metric"."school_year" = $2 and "metric"."department_id" = $3 and "metric"."removed" = $4)
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where ("metric"."school_year" = $1 and "metric"."department_id" = $2 and "metric"."removed" = $3)
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where ("metric"."school_year" = $1 and "metric"."department_id" = $2 and "metric"."removed" = $3)
select "observation"."metric_id", cast(count(distinct "observation"."site_id") as integer) as "sites", max("observation"."missing_code") as "missing", max(case when "observation"."missing_code" is null then 1 else 0 end) as "has_value", min("version"."recorded_at") as "first_at", max("observation"."tx") as "changed_tx" from "observation" inner join "observation" as "version" on "version"."id" = "observation"."id" where "observation"."cycle_id" = $1 and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) group by "observation"."metric_id"
select "submission_step"."tx" as "number", "submission_step"."department_id" as "departmentId", "submission_step"."step", "ledger"."actor" as "by", "ledger"."at", "submission_step"."note" from "submission_step" inner join "ledger" on "ledger"."tx" = "submission_step"."tx" where "submission_step"."cycle_id" = $1 and "submission_step"."department_id" = $2 order by "submission_step"."tx"
select "plan_step"."tx" as "number", "plan_step"."step", "ledger"."actor" as "by", "ledger"."at", "plan_step"."note", "ledger"."action" from "plan_step" inner join "ledger" on "ledger"."tx" = "plan_step"."tx" where "plan_step"."plan_id" = $1 order by "plan_step"."tx"
begin
select pg_advisory_xact_lock($1)
update "writing" set "since" = (select coalesce(max("tx"), 0) + $1 as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
insert into "submission_step" ("tx", "cycle_id", "department_id", "step", "note") values ($1, $2, $3, $4, $5)
select * from "cycle" where "id" = $1
update "cycle" set "id" = $1, "school_year" = $2, "number" = $3, "name" = $4, "starts_on" = $5, "ends_on" = $6, "due_on" = $7, "grace_days" = $8, "meeting_on" = $9, "closed_at" = $10, "closed_by" = $11, "closing_reason" = $12, "version" = $13 where "id" = $14
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
insert into "cycle_reopening" ("tx", "cycle_id", "department_id", "until_on", "reason") values ($1, $2, $3, $4, $5)
select "id" from "cycle" where "id" in ($1) and "closed_at" is not null
select * from "district"
select "cycle_id", "department_id", "until_on" from "cycle_reopening" where "cycle_id" in ($1) order by "tx"
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
update "writing" set "since" = $1
commit
select "cycle_reopening"."cycle_id" as "cycleId", "cycle_reopening"."department_id" as "departmentId", "cycle_reopening"."until_on" as "until", "cycle_reopening"."reason", "ledger"."actor" as "by", "ledger"."at" from "cycle_reopening" inner join "ledger" on "ledger"."tx" = "cycle_reopening"."tx" where "cycle_reopening"."cycle_id" in ($1) order by "cycle_reopening"."tx" desc
