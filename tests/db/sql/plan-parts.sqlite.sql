begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select "department_id", "school_year" from "plan" where "id" = ?
select * from "chain" where "plan_id" = ? order by "number"
select "chain_part"."chain_id", "chain_part"."part", "chain_part"."text" from "chain_part" inner join "chain" on "chain"."id" = "chain_part"."chain_id" where "chain"."plan_id" = ? order by "chain_part"."position"
insert into "chain" ("id", "plan_id", "number", "version") values (?, ?, ?, ?) on conflict do nothing returning "id"
insert into "chain_part" ("chain_id", "part", "position", "text") values (?, ?, ?, ?)
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
select "state" from "plan" where "id" = ?
select "plan_id" from "chain" where "id" = ?
select * from "chain" where "plan_id" = ? order by "number"
select "chain_part"."chain_id", "chain_part"."part", "chain_part"."text" from "chain_part" inner join "chain" on "chain"."id" = "chain_part"."chain_id" where "chain"."plan_id" = ? order by "chain_part"."position"
select * from "chain" where "plan_id" = ? order by "number"
select "chain_part"."chain_id", "chain_part"."part", "chain_part"."text" from "chain_part" inner join "chain" on "chain"."id" = "chain_part"."chain_id" where "chain"."plan_id" = ? order by "chain_part"."position"
update "chain" set "number" = ?, "version" = ? where "id" = ?
delete from "chain_part" where "chain_id" = ?
insert into "chain_part" ("chain_id", "part", "position", "text") values (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?)
select "department_id", "school_year" from "plan" where "id" = ?
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
select "state" from "plan" where "id" = ?
select "department_id", "school_year" from "plan" where "id" = ?
select "number", "position" from "priority" where "plan_id" = ?
insert into "priority" ("id", "plan_id", "number", "position", "title", "version") values (?, ?, ?, ?, ?, ?) on conflict ("id") do nothing returning "id"
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
select "state" from "plan" where "id" = ?
select * from "priority" where "id" = ?
update "priority" set "id" = ?, "plan_id" = ?, "number" = ?, "position" = ?, "title" = ?, "version" = ? where "id" = ?
select "department_id", "school_year" from "plan" where "id" = ?
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
select "state" from "plan" where "id" = ?
select * from "priority" where "id" = ?
select "number", "position" from "action" where "priority_id" = ?
insert into "action" ("id", "priority_id", "plan_id", "number", "position", "text", "needs_resources", "version") values (?, ?, ?, ?, ?, ?, ?, ?) on conflict ("id") do nothing returning "id"
insert into "action_goal" ("action_id", "goal") values (?, ?)
select "department_id", "school_year" from "plan" where "id" = ?
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
select "state" from "plan" where "id" = ?
select * from "action" where "id" = ?
select "goal" from "action_goal" where "action_id" = ?
update "action" set "id" = ?, "priority_id" = ?, "plan_id" = ?, "number" = ?, "position" = ?, "text" = ?, "needs_resources" = ?, "version" = ? where "id" = ?
delete from "action_goal" where "action_id" = ?
insert into "action_goal" ("action_id", "goal") values (?, ?), (?, ?)
select "department_id", "school_year" from "plan" where "id" = ?
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
select "state" from "plan" where "id" = ?
select * from "priority" where "id" = ?
select (select cast(count(*) as integer) as "rows" from "observation" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = ?))) as "observations", (select cast(count(*) as integer) as "rows" from "deviation" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = ?))) as "deviations", (select cast(count(*) as integer) as "rows" from "metric" where "continues_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = ?)) and "id" not in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = ?))) as "continuations", (select cast(count(*) as integer) as "rows" from "reflection" where "action_id" in (select "action"."id" from "action" where "action"."priority_id" = ?)) as "reflections", (select cast(count(*) as integer) as "rows" from "decision" where ("metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = ?)) or "action_id" in (select "action"."id" from "action" where "action"."priority_id" = ?))) as "decisions"
delete from "metric_site" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = ?))
delete from "milestone_target" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = ?))
delete from "recipe" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = ?))
delete from "status_grid" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = ?))
delete from "stream_cut" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = ?))
delete from "dated_event" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = ?))
delete from "metric" where "id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = ?))
delete from "action_goal" where "action_id" in (select "action"."id" from "action" where "action"."priority_id" = ?)
delete from "action" where "id" in (select "action"."id" from "action" where "action"."priority_id" = ?)
delete from "priority" where "id" = ?
select "department_id", "school_year" from "plan" where "id" = ?
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
select "state" from "plan" where "id" = ?
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
update "writing" set "since" = ?
commit
