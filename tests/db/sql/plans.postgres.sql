select "plan".*, "department"."position", "department"."name", (select cast(count(*) as integer) as "rows" from "priority" where "priority"."plan_id" = "plan"."id") as "priorities", (select cast(count(*) as integer) as "rows" from "action" where "action"."plan_id" = "plan"."id") as "actions", (select cast(count(*) as integer) as "rows" from "metric" where "metric"."plan_id" = "plan"."id" and "metric"."removed" = $1) as "metrics", (select "plan_step"."step" from "plan_step" where "plan_step"."plan_id" = "plan"."id" order by "plan_step"."tx" desc limit $2) as "last_step" from "plan" inner join "department" on "department"."id" = "plan"."department_id" where "plan"."school_year" = $3 and "plan"."department_id" = $4
select "id" from "plan" where "department_id" = $1 and "school_year" = $2
select * from "plan" where "id" = $1
select "name", "text" from "plan_section" where "plan_id" = $1 order by "position"
select * from "chain" where "plan_id" = $1 order by "number"
select "chain_part"."chain_id", "chain_part"."part", "chain_part"."text" from "chain_part" inner join "chain" on "chain"."id" = "chain_part"."chain_id" where "chain"."plan_id" = $1 order by "chain_part"."position"
select * from "priority" where "plan_id" = $1 order by "position"
select * from "action" where "plan_id" = $1 order by "position"
select "action_goal"."action_id", "action_goal"."goal" from "action_goal" inner join "action" on "action"."id" = "action_goal"."action_id" where "action"."plan_id" = $1
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = $1 where ("metric"."plan_id" = $2 and "metric"."removed" = $3)
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where ("metric"."plan_id" = $1 and "metric"."removed" = $2)
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where ("metric"."plan_id" = $1 and "metric"."removed" = $2)
begin
select pg_advisory_xact_lock($1)
update "writing" set "since" = (select coalesce(max("tx"), 0) + $1 as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select * from "plan" where "id" = $1
select "name", "text" from "plan_section" where "plan_id" = $1 order by "position"
update "plan" set "id" = $1, "department_id" = $2, "school_year" = $3, "kind" = $4, "state" = $5, "report_generated" = $6, "printed_department" = $7, "contacts" = $8, "emails" = $9, "phone" = $10, "version" = $11 where "id" = $12
delete from "plan_section" where "plan_id" = $1
insert into "plan_section" ("plan_id", "name", "position", "text") values ($1, $2, $3, $4), ($5, $6, $7, $8), ($9, $10, $11, $12)
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
select "state" from "plan" where "id" = $1
select * from "plan" where "id" = $1
select "name", "text" from "plan_section" where "plan_id" = $1 order by "position"
select * from "chain" where "plan_id" = $1 order by "number"
select "chain_part"."chain_id", "chain_part"."part", "chain_part"."text" from "chain_part" inner join "chain" on "chain"."id" = "chain_part"."chain_id" where "chain"."plan_id" = $1 order by "chain_part"."position"
select * from "priority" where "plan_id" = $1 order by "position"
select * from "action" where "plan_id" = $1 order by "position"
select "action_goal"."action_id", "action_goal"."goal" from "action_goal" inner join "action" on "action"."id" = "action_goal"."action_id" where "action"."plan_id" = $1
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = $1 where ("metric"."plan_id" = $2 and "metric"."removed" = $3)
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where ("metric"."plan_id" = $1 and "metric"."removed" = $2)
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where ("metric"."plan_id" = $1 and "metric"."removed" = $2)
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
update "writing" set "since" = $1
commit
