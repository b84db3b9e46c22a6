select * from "ledger" order by "tx" desc limit $1
select "id", "title", "text", "department_id" from "metric"
select "id", "name" from "department"
select "id", "name" from "site"
select * from "ledger" where "tx" < $1 and "actor" = $2 and "action" = $3 and "entity" = $4 and "entity_id" = $5 and "at" >= $6 and "at" < $7 order by "tx" desc limit $8
select "id", "title", "text", "department_id" from "metric"
select "id", "name" from "department"
select "id", "name" from "site"
select distinct "actor" from "ledger" order by "actor"
select distinct "action" from "ledger" order by "action"
select "id", "title", "text", "department_id" from "metric"
select "id", "name" from "department"
select "id", "name" from "site"
select * from "ledger" where "actor" = $1 and "action" = $2 and "entity" = $3 and "entity_id" = $4 and "at" >= $5 and "at" < $6 order by "tx" desc limit $7
select * from "ledger" order by "tx" limit $1
select * from "ledger" where "tx" > $1 order by "tx" limit $2
select * from "ledger" where "entity" in ($1, $2) and "tx" > $3 order by "tx" limit $4
select * from "observation" where "tx" > $1 order by "tx"
select "own"."id", "own"."tx" from "observation" as "own" left join "observation" as "next" on "next"."id" = "own"."id" and "next"."version" = "own"."version" + 1 where coalesce("own"."superseded_tx", 0) <> coalesce("next"."tx", 0) order by "own"."tx", "own"."id" limit $1
