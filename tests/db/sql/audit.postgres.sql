select * from "ledger" order by "tx" desc limit $1
select "id", "title", "text", "department_id" from "metric"
select "id", "department_id" from "plan"
select "id", "name" from "department"
select "id", "name" from "site"
select * from "ledger" where "tx" < $1 and "actor" = $2 and "action" = $3 and "entity" = $4 and "entity_id" = $5 and (case when ledger.entity in ('metric', 'status_grid', 'recipe', 'stream_cut') then ledger.entity_id
    else coalesce(ledger.payload::jsonb #>> '{metricId}', ledger.payload::jsonb #>> '{after,metricId}', ledger.payload::jsonb #>> '{before,metricId}') end = $6 or "ledger"."tx" in (select "observation"."tx" from "observation" where "observation"."metric_id" = $7)) and (case when ledger.entity in ('department') then ledger.entity_id
    else coalesce(ledger.payload::jsonb #>> '{departmentId}', ledger.payload::jsonb #>> '{after,departmentId}', ledger.payload::jsonb #>> '{before,departmentId}') end = $8 or case when ledger.entity in ('plan') then ledger.entity_id
    else coalesce(ledger.payload::jsonb #>> '{planId}', ledger.payload::jsonb #>> '{after,planId}', ledger.payload::jsonb #>> '{before,planId}') end in (select "plan"."id" from "plan" where "plan"."department_id" = $9) or case when ledger.entity in ('metric', 'status_grid', 'recipe', 'stream_cut') then ledger.entity_id
    else coalesce(ledger.payload::jsonb #>> '{metricId}', ledger.payload::jsonb #>> '{after,metricId}', ledger.payload::jsonb #>> '{before,metricId}') end in (select "metric"."id" from "metric" where "metric"."department_id" = $10) or "ledger"."tx" in (select "observation"."tx" from "observation" inner join "metric" on "metric"."id" = "observation"."metric_id" where "metric"."department_id" = $11)) and "at" >= $12 and "at" < $13 order by "tx" desc limit $14
select "id", "title", "text", "department_id" from "metric"
select "id", "department_id" from "plan"
select "id", "name" from "department"
select "id", "name" from "site"
select distinct "actor" from "ledger" order by "actor"
select distinct "action" from "ledger" order by "action"
select "id", "title", "text", "department_id" from "metric"
select "id", "department_id" from "plan"
select "id", "name" from "department"
select "id", "name" from "site"
select "id", "title", "text", "department_id" from "metric"
select "id", "department_id" from "plan"
select "id", "name" from "department"
select "id", "name" from "site"
select * from "ledger" where "actor" = $1 and "action" = $2 and "entity" = $3 and "entity_id" = $4 and (case when ledger.entity in ('metric', 'status_grid', 'recipe', 'stream_cut') then ledger.entity_id
    else coalesce(ledger.payload::jsonb #>> '{metricId}', ledger.payload::jsonb #>> '{after,metricId}', ledger.payload::jsonb #>> '{before,metricId}') end = $5 or "ledger"."tx" in (select "observation"."tx" from "observation" where "observation"."metric_id" = $6)) and (case when ledger.entity in ('department') then ledger.entity_id
    else coalesce(ledger.payload::jsonb #>> '{departmentId}', ledger.payload::jsonb #>> '{after,departmentId}', ledger.payload::jsonb #>> '{before,departmentId}') end = $7 or case when ledger.entity in ('plan') then ledger.entity_id
    else coalesce(ledger.payload::jsonb #>> '{planId}', ledger.payload::jsonb #>> '{after,planId}', ledger.payload::jsonb #>> '{before,planId}') end in (select "plan"."id" from "plan" where "plan"."department_id" = $8) or case when ledger.entity in ('metric', 'status_grid', 'recipe', 'stream_cut') then ledger.entity_id
    else coalesce(ledger.payload::jsonb #>> '{metricId}', ledger.payload::jsonb #>> '{after,metricId}', ledger.payload::jsonb #>> '{before,metricId}') end in (select "metric"."id" from "metric" where "metric"."department_id" = $9) or "ledger"."tx" in (select "observation"."tx" from "observation" inner join "metric" on "metric"."id" = "observation"."metric_id" where "metric"."department_id" = $10)) and "at" >= $11 and "at" < $12 order by "tx" desc limit $13
select * from "ledger" order by "tx" limit $1
select * from "ledger" where "tx" > $1 order by "tx" limit $2
select * from "ledger" where "entity" in ($1, $2) and "tx" > $3 order by "tx" limit $4
select * from "observation" where "tx" > $1 order by "tx"
select "own"."id", "own"."tx" from "observation" as "own" left join "observation" as "next" on "next"."id" = "own"."id" and "next"."version" = "own"."version" + 1 and "next"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing") where "own"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing") and coalesce("own"."superseded_tx", 0) <> coalesce("next"."tx", 0) order by "own"."tx", "own"."id" limit $1
