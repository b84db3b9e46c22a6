begin
select pg_advisory_xact_lock($1)
update "writing" set "since" = (select coalesce(max("tx"), 0) + $1 as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select "department_id", "school_year" from "plan" where "id" = $1
select * from "chain" where "plan_id" = $1 order by "number"
select "chain_part"."chain_id", "chain_part"."part", "chain_part"."text" from "chain_part" inner join "chain" on "chain"."id" = "chain_part"."chain_id" where "chain"."plan_id" = $1 order by "chain_part"."position"
insert into "chain" ("id", "plan_id", "number", "version") values ($1, $2, $3, $4) on conflict do nothing returning "id"
insert into "chain_part" ("chain_id", "part", "position", "text") values ($1, $2, $3, $4)
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
select "state" from "plan" where "id" = $1
select "plan_id" from "chain" where "id" = $1
select * from "chain" where "plan_id" = $1 order by "number"
select "chain_part"."chain_id", "chain_part"."part", "chain_part"."text" from "chain_part" inner join "chain" on "chain"."id" = "chain_part"."chain_id" where "chain"."plan_id" = $1 order by "chain_part"."position"
select * from "chain" where "plan_id" = $1 order by "number"
select "chain_part"."chain_id", "chain_part"."part", "chain_part"."text" from "chain_part" inner join "chain" on "chain"."id" = "chain_part"."chain_id" where "chain"."plan_id" = $1 order by "chain_part"."position"
update "chain" set "number" = $1, "version" = $2 where "id" = $3
delete from "chain_part" where "chain_id" = $1
insert into "chain_part" ("chain_id", "part", "position", "text") values ($1, $2, $3, $4), ($5, $6, $7, $8), ($9, $10, $11, $12), ($13, $14, $15, $16)
select "department_id", "school_year" from "plan" where "id" = $1
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
select "state" from "plan" where "id" = $1
select "department_id", "school_year" from "plan" where "id" = $1
select "number", "position" from "priority" where "plan_id" = $1
insert into "priority" ("id", "plan_id", "number", "position", "title", "version") values ($1, $2, $3, $4, $5, $6) on conflict ("id") do nothing returning "id"
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
select "state" from "plan" where "id" = $1
select * from "priority" where "id" = $1
update "priority" set "id" = $1, "plan_id" = $2, "number" = $3, "position" = $4, "title" = $5, "version" = $6 where "id" = $7
select "department_id", "school_year" from "plan" where "id" = $1
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
select "state" from "plan" where "id" = $1
select * from "priority" where "id" = $1
select "number", "position" from "action" where "priority_id" = $1
insert into "action" ("id", "priority_id", "plan_id", "number", "position", "text", "needs_resources", "version") values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict ("id") do nothing returning "id"
insert into "action_goal" ("action_id", "goal") values ($1, $2)
select "department_id", "school_year" from "plan" where "id" = $1
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
select "state" from "plan" where "id" = $1
select * from "action" where "id" = $1
select "goal" from "action_goal" where "action_id" = $1
update "action" set "id" = $1, "priority_id" = $2, "plan_id" = $3, "number" = $4, "position" = $5, "text" = $6, "needs_resources" = $7, "version" = $8 where "id" = $9
delete from "action_goal" where "action_id" = $1
insert into "action_goal" ("action_id", "goal") values ($1, $2), ($3, $4)
select "department_id", "school_year" from "plan" where "id" = $1
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
select "state" from "plan" where "id" = $1
select * from "priority" where "id" = $1
select (select cast(count(*) as integer) as "rows" from "observation" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = $1))) as "observations", (select cast(count(*) as integer) as "rows" from "deviation" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = $2))) as "deviations", (select cast(count(*) as integer) as "rows" from "metric" where "continues_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = $3)) and "id" not in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = $4))) as "continuations", (select cast(count(*) as integer) as "rows" from "reflection" where "action_id" in (select "action"."id" from "action" where "action"."priority_id" = $5)) as "reflections", (select cast(count(*) as integer) as "rows" from "decision" where ("metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = $6)) or "action_id" in (select "action"."id" from "action" where "action"."priority_id" = $7))) as "decisions"
delete from "metric_site" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = $1))
delete from "milestone_target" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = $1))
delete from "recipe" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = $1))
delete from "status_grid" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = $1))
delete from "stream_cut" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = $1))
delete from "dated_event" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = $1))
delete from "metric" where "id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."priority_id" = $1))
delete from "action_goal" where "action_id" in (select "action"."id" from "action" where "action"."priority_id" = $1)
delete from "action" where "id" in (select "action"."id" from "action" where "action"."priority_id" = $1)
delete from "priority" where "id" = $1
select "department_id", "school_year" from "plan" where "id" = $1
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
select "state" from "plan" where "id" = $1
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
update "writing" set "since" = $1
commit
