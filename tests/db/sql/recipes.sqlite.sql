select * from "recipe" where "metric_id" = ?
begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select * from "recipe" where "metric_id" = ?
insert into "recipe" ("metric_id", "recipe", "version") values (?, ?, ?) on conflict ("metric_id") do update set "recipe" = ?, "version" = ?
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
update "writing" set "since" = ?
commit
