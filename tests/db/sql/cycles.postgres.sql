select * from "cycle" where "school_year" = $1 order by "number"
begin
select pg_advisory_xact_lock($1)
update "writing" set "since" = (select coalesce(max("tx"), 0) + $1 as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select * from "cycle" where "id" = $1
select * from "cycle" where "school_year" = $1 order by "number"
update "cycle" set "id" = $1, "school_year" = $2, "number" = $3, "name" = $4, "starts_on" = $5, "ends_on" = $6, "due_on" = $7, "grace_days" = $8, "meeting_on" = $9, "closed_at" = $10, "closed_by" = $11, "closing_reason" = $12, "version" = $13 where "id" = $14
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
update "writing" set "since" = $1
commit
