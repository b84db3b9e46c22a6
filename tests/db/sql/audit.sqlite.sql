select * from "ledger" order by "tx" desc limit ?
select "id", "title", "text", "department_id" from "metric"
select "id", "name" from "department"
select "id", "name" from "site"
select * from "ledger" where "tx" < ? and "actor" = ? and "action" = ? and "entity" = ? and "entity_id" = ? and "at" >= ? and "at" < ? order by "tx" desc limit ?
select "id", "title", "text", "department_id" from "metric"
select "id", "name" from "department"
select "id", "name" from "site"
select distinct "actor" from "ledger" order by "actor"
select distinct "action" from "ledger" order by "action"
select "id", "title", "text", "department_id" from "metric"
select "id", "name" from "department"
select "id", "name" from "site"
select * from "ledger" where "actor" = ? and "action" = ? and "entity" = ? and "entity_id" = ? and "at" >= ? and "at" < ? order by "tx" desc limit ?
select * from "ledger" order by "tx" limit ?
select * from "ledger" where "tx" > ? order by "tx" limit ?
select * from "ledger" where "entity" in (?, ?) and "tx" > ? order by "tx" limit ?
select * from "observation" where "tx" > ? order by "tx"
select "own"."id", "own"."tx" from "observation" as "own" left join "observation" as "next" on "next"."id" = "own"."id" and "next"."version" = "own"."version" + 1 where coalesce("own"."superseded_tx", 0) <> coalesce("next"."tx", 0) order by "own"."tx", "own"."id" limit ?
