select * from "ledger" order by "tx" desc limit ?
select "id", "title", "text", "department_id" from "metric"
select "id", "department_id" from "plan"
select "id", "name" from "department"
select "id", "name" from "site"
select * from "ledger" where "tx" < ? and "actor" = ? and "action" = ? and "entity" = ? and "entity_id" = ? and (case when ledger.entity in ('metric', 'status_grid', 'recipe', 'stream_cut') then ledger.entity_id
    else coalesce(json_extract(ledger.payload, '$.metricId'), json_extract(ledger.payload, '$.after.metricId'), json_extract(ledger.payload, '$.before.metricId')) end = ? or "ledger"."tx" in (select "observation"."tx" from "observation" where "observation"."metric_id" = ?)) and (case when ledger.entity in ('department') then ledger.entity_id
    else coalesce(json_extract(ledger.payload, '$.departmentId'), json_extract(ledger.payload, '$.after.departmentId'), json_extract(ledger.payload, '$.before.departmentId')) end = ? or case when ledger.entity in ('plan') then ledger.entity_id
    else coalesce(json_extract(ledger.payload, '$.planId'), json_extract(ledger.payload, '$.after.planId'), json_extract(ledger.payload, '$.before.planId')) end in (select "plan"."id" from "plan" where "plan"."department_id" = ?) or case when ledger.entity in ('metric', 'status_grid', 'recipe', 'stream_cut') then ledger.entity_id
    else coalesce(json_extract(ledger.payload, '$.metricId'), json_extract(ledger.payload, '$.after.metricId'), json_extract(ledger.payload, '$.before.metricId')) end in (select "metric"."id" from "metric" where "metric"."department_id" = ?) or "ledger"."tx" in (select "observation"."tx" from "observation" inner join "metric" on "metric"."id" = "observation"."metric_id" where "metric"."department_id" = ?)) and "at" >= ? and "at" < ? order by "tx" desc limit ?
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
select * from "ledger" where "actor" = ? and "action" = ? and "entity" = ? and "entity_id" = ? and (case when ledger.entity in ('metric', 'status_grid', 'recipe', 'stream_cut') then ledger.entity_id
    else coalesce(json_extract(ledger.payload, '$.metricId'), json_extract(ledger.payload, '$.after.metricId'), json_extract(ledger.payload, '$.before.metricId')) end = ? or "ledger"."tx" in (select "observation"."tx" from "observation" where "observation"."metric_id" = ?)) and (case when ledger.entity in ('department') then ledger.entity_id
    else coalesce(json_extract(ledger.payload, '$.departmentId'), json_extract(ledger.payload, '$.after.departmentId'), json_extract(ledger.payload, '$.before.departmentId')) end = ? or case when ledger.entity in ('plan') then ledger.entity_id
    else coalesce(json_extract(ledger.payload, '$.planId'), json_extract(ledger.payload, '$.after.planId'), json_extract(ledger.payload, '$.before.planId')) end in (select "plan"."id" from "plan" where "plan"."department_id" = ?) or case when ledger.entity in ('metric', 'status_grid', 'recipe', 'stream_cut') then ledger.entity_id
    else coalesce(json_extract(ledger.payload, '$.metricId'), json_extract(ledger.payload, '$.after.metricId'), json_extract(ledger.payload, '$.before.metricId')) end in (select "metric"."id" from "metric" where "metric"."department_id" = ?) or "ledger"."tx" in (select "observation"."tx" from "observation" inner join "metric" on "metric"."id" = "observation"."metric_id" where "metric"."department_id" = ?)) and "at" >= ? and "at" < ? order by "tx" desc limit ?
select * from "ledger" order by "tx" limit ?
select * from "ledger" where "tx" > ? order by "tx" limit ?
select * from "ledger" where "entity" in (?, ?) and "tx" > ? order by "tx" limit ?
select * from "observation" where "tx" > ? order by "tx"
select "own"."id", "own"."tx" from "observation" as "own" left join "observation" as "next" on "next"."id" = "own"."id" and "next"."version" = "own"."version" + 1 and "next"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing") where "own"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing") and coalesce("own"."superseded_tx", 0) <> coalesce("next"."tx", 0) order by "own"."tx", "own"."id" limit ?
