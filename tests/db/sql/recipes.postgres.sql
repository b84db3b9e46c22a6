select * from "recipe" where "metric_id" = $1
select "earlier"."id", "earlier"."school_year", "own"."continues_id", "recipe"."recipe" from "metric" as "own" inner join "metric" as "earlier" on "earlier"."department_id" = "own"."department_id" and "earlier"."school_year" < "own"."school_year" and "earlier"."kind" = "own"."kind" inner join "recipe" on "recipe"."metric_id" = "earlier"."id" where "own"."id" = $1 and "recipe"."recipe" is not null and ("earlier"."id" = "own"."continues_id" or "earlier"."text" = "own"."text") order by "earlier"."school_year" desc
begin
select pg_advisory_xact_lock($1)
update "writing" set "since" = (select coalesce(max("tx"), 0) + $1 as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select * from "recipe" where "metric_id" = $1
select "earlier"."id", "earlier"."school_year", "own"."continues_id", "recipe"."recipe" from "metric" as "own" inner join "metric" as "earlier" on "earlier"."department_id" = "own"."department_id" and "earlier"."school_year" < "own"."school_year" and "earlier"."kind" = "own"."kind" inner join "recipe" on "recipe"."metric_id" = "earlier"."id" where "own"."id" = $1 and "recipe"."recipe" is not null and ("earlier"."id" = "own"."continues_id" or "earlier"."text" = "own"."text") order by "earlier"."school_year" desc
insert into "recipe" ("metric_id", "recipe", "version") values ($1, $2, $3) on conflict ("metric_id") do update set "recipe" = $4, "version" = $5
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
update "writing" set "since" = $1
commit
