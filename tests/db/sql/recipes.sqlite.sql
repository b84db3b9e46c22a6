select * from "recipe" where "metric_id" = ?
select "earlier"."id", "earlier"."school_year", "own"."continues_id", "recipe"."recipe" from "metric" as "own" inner join "metric" as "earlier" on "earlier"."department_id" = "own"."department_id" and "earlier"."school_year" < "own"."school_year" and "earlier"."kind" = "own"."kind" inner join "recipe" on "recipe"."metric_id" = "earlier"."id" where "own"."id" = ? and "recipe"."recipe" is not null and ("earlier"."id" = "own"."continues_id" or "earlier"."text" = "own"."text") order by "earlier"."school_year" desc
begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select * from "recipe" where "metric_id" = ?
select "earlier"."id", "earlier"."school_year", "own"."continues_id", "recipe"."recipe" from "metric" as "own" inner join "metric" as "earlier" on "earlier"."department_id" = "own"."department_id" and "earlier"."school_year" < "own"."school_year" and "earlier"."kind" = "own"."kind" inner join "recipe" on "recipe"."metric_id" = "earlier"."id" where "own"."id" = ? and "recipe"."recipe" is not null and ("earlier"."id" = "own"."continues_id" or "earlier"."text" = "own"."text") order by "earlier"."school_year" desc
insert into "recipe" ("metric_id", "recipe", "version") values (?, ?, ?) on conflict ("metric_id") do update set "recipe" = ?, "version" = ?
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
update "writing" set "since" = ?
commit
