select "request_hash", "status", "response", "headers" from "idempotency" where "principal" = ? and "key" = ?
begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
insert into "idempotency" ("principal", "key", "request_hash", "status", "response", "headers", "at") values (?, ?, ?, ?, ?, ?, ?)
delete from "idempotency" where "at" < ?
update "writing" set "since" = ?
commit
