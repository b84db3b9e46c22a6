select "plan".*, "department"."position", "department"."name", (select cast(count(*) as integer) as "rows" from "priority" where "priority"."plan_id" = "plan"."id") as "priorities", (select cast(count(*) as integer) as "rows" from "action" where "action"."plan_id" = "plan"."id") as "actions", (select cast(count(*) as integer) as "rows" from "metric" where "metric"."plan_id" = "plan"."id" and "metric"."removed" = ?) as "metrics", (select "plan_step"."step" from "plan_step" where "plan_step"."plan_id" = "plan"."id" order by "plan_step"."tx" desc limit ?) as "last_step" from "plan" inner join "department" on "department"."id" = "plan"."department_id" where "plan"."school_year" = ? and "plan"."department_id" = ?
select "id" from "plan" where "department_id" = ? and "school_year" = ?
select * from "plan" where "id" = ?
select "name", "text" from "plan_section" where "plan_id" = ? order by "position"
select * from "chain" where "plan_id" = ? order by "number"
select "chain_part"."chain_id", "chain_part"."part", "chain_part"."text" from "chain_part" inner join "chain" on "chain"."id" = "chain_part"."chain_id" where "chain"."plan_id" = ? order by "chain_part"."position"
select * from "priority" where "plan_id" = ? order by "position"
select * from "action" where "plan_id" = ? order by "position"
select "action_goal"."action_id", "action_goal"."goal" from "action_goal" inner join "action" on "action"."id" = "action_goal"."action_id" where "action"."plan_id" = ?
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = ? where ("metric"."plan_id" = ? and "metric"."removed" = ?)
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where ("metric"."plan_id" = ? and "metric"."removed" = ?)
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where ("metric"."plan_id" = ? and "metric"."removed" = ?)
begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select * from "plan" where "id" = ?
select "name", "text" from "plan_section" where "plan_id" = ? order by "position"
update "plan" set "id" = ?, "department_id" = ?, "school_year" = ?, "kind" = ?, "state" = ?, "report_generated" = ?, "printed_department" = ?, "contacts" = ?, "emails" = ?, "phone" = ?, "version" = ? where "id" = ?
delete from "plan_section" where "plan_id" = ?
insert into "plan_section" ("plan_id", "name", "position", "text") values (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?)
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
select "state" from "plan" where "id" = ?
select * from "plan" where "id" = ?
select "name", "text" from "plan_section" where "plan_id" = ? order by "position"
select * from "chain" where "plan_id" = ? order by "number"
select "chain_part"."chain_id", "chain_part"."part", "chain_part"."text" from "chain_part" inner join "chain" on "chain"."id" = "chain_part"."chain_id" where "chain"."plan_id" = ? order by "chain_part"."position"
select * from "priority" where "plan_id" = ? order by "position"
select * from "action" where "plan_id" = ? order by "position"
select "action_goal"."action_id", "action_goal"."goal" from "action_goal" inner join "action" on "action"."id" = "action_goal"."action_id" where "action"."plan_id" = ?
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = ? where ("metric"."plan_id" = ? and "metric"."removed" = ?)
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where ("metric"."plan_id" = ? and "metric"."removed" = ?)
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where ("metric"."plan_id" = ? and "metric"."removed" = ?)
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
update "writing" set "since" = ?
commit
