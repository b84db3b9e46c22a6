select "request_hash", "status", "response", "headers" from "idempotency" where "principal" = ? and "key" = ?
begin immediate
insert into "idempotency" ("principal", "key", "request_hash", "status", "response", "headers", "at") values (?, ?, ?, ?, ?, ?, ?)
delete from "idempotency" where "at" < ?
commit
