select "request_hash", "status", "response", "headers" from "idempotency" where "principal" = $1 and "key" = $2
begin
select pg_advisory_xact_lock($1)
update "writing" set "since" = (select coalesce(max("tx"), 0) + $1 as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
insert into "idempotency" ("principal", "key", "request_hash", "status", "response", "headers", "at") values ($1, $2, $3, $4, $5, $6, $7)
delete from "idempotency" where "at" < $1
update "writing" set "since" = $1
commit
