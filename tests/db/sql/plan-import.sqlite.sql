begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select "id" from "plan" where "department_id" = ? and "school_year" = ?
insert into "plan" ("id", "department_id", "school_year", "kind", "state", "report_generated", "printed_department", "contacts", "emails", "phone", "version", "source_text") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "plan_section" ("plan_id", "name", "position", "text") values (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?)
insert into "chain" ("id", "plan_id", "number", "version") values (?, ?, ?, ?)
insert into "chain_part" ("chain_id", "part", "position", "text") values (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?)
insert into "chain" ("id", "plan_id", "number", "version") values (?, ?, ?, ?)
insert into "chain_part" ("chain_id", "part", "position", "text") values (?, ?, ?, ?)
insert into "priority" ("id", "plan_id", "number", "position", "title", "version") values (?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?)
insert into "action" ("id", "priority_id", "plan_id", "number", "position", "text", "needs_resources", "version") values (?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?)
insert into "metric" ("id", "action_id", "plan_id", "department_id", "school_year", "letter", "position", "text", "title", "kind", "unit", "direction", "baseline", "baseline_on", "baseline_source", "target", "target_high", "tolerance_unit", "tolerance_amount", "cadence", "accumulates", "across_sites", "scale_min", "scale_max", "stages", "target_stage", "rate_base", "groups_overlap", "coverage_floor", "privacy_class", "source_system", "definition", "owner", "headline", "continues_id", "cadence_reason", "removed", "version") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
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
select (select cast(count(*) as integer) as "rows" from "observation" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = ?))) as "observations", (select cast(count(*) as integer) as "rows" from "deviation" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = ?))) as "deviations", (select cast(count(*) as integer) as "rows" from "metric" where "continues_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = ?)) and "id" not in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = ?))) as "continuations", (select cast(count(*) as integer) as "rows" from "reflection" where "action_id" in (select "action"."id" from "action" where "action"."plan_id" = ?)) as "reflections", (select cast(count(*) as integer) as "rows" from "decision" where ("metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = ?)) or "action_id" in (select "action"."id" from "action" where "action"."plan_id" = ?))) as "decisions"
delete from "metric_site" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = ?))
delete from "milestone_target" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = ?))
delete from "recipe" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = ?))
delete from "status_grid" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = ?))
delete from "stream_cut" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = ?))
delete from "dated_event" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = ?))
delete from "metric" where "id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = ?))
delete from "action_goal" where "action_id" in (select "action"."id" from "action" where "action"."plan_id" = ?)
delete from "action" where "id" in (select "action"."id" from "action" where "action"."plan_id" = ?)
delete from "priority" where "plan_id" = ?
delete from "chain_part" where "chain_id" in (select "chain"."id" from "chain" where "plan_id" = ?)
delete from "chain" where "plan_id" = ?
delete from "plan_section" where "plan_id" = ?
update "plan" set "id" = ?, "department_id" = ?, "school_year" = ?, "kind" = ?, "state" = ?, "report_generated" = ?, "printed_department" = ?, "contacts" = ?, "emails" = ?, "phone" = ?, "version" = ?, "source_text" = ? where "id" = ?
insert into "plan_section" ("plan_id", "name", "position", "text") values (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?)
insert into "priority" ("id", "plan_id", "number", "position", "title", "version") values (?, ?, ?, ?, ?, ?)
insert into "action" ("id", "priority_id", "plan_id", "number", "position", "text", "needs_resources", "version") values (?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?)
insert into "metric" ("id", "action_id", "plan_id", "department_id", "school_year", "letter", "position", "text", "title", "kind", "unit", "direction", "baseline", "baseline_on", "baseline_source", "target", "target_high", "tolerance_unit", "tolerance_amount", "cadence", "accumulates", "across_sites", "scale_min", "scale_max", "stages", "target_stage", "rate_base", "groups_overlap", "coverage_floor", "privacy_class", "source_system", "definition", "owner", "headline", "continues_id", "cadence_reason", "removed", "version") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
update "writing" set "since" = ?
commit
