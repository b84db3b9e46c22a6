select * from "district"
select * from "school_year" order by "id" desc
select * from "division"
select * from "department"
select * from "site"
begin
select pg_advisory_xact_lock($1)
update "writing" set "since" = (select coalesce(max("tx"), 0) + $1 as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select * from "district"
update "district" set "name" = $1, "time_zone" = $2, "meeting_name" = $3, "smallest_group" = $4, "coverage_floor" = $5, "demonstration" = $6, "demonstration_on" = $7, "coordinators_need_second_factor" = $8, "reminders_on" = $9, "remind_days_before" = $10, "remind_days_after" = $11, "version" = $12
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
select * from "division"
update "division" set "id" = $1, "name" = $2, "position" = $3, "version" = $4 where "id" = $5
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
select * from "department"
update "department" set "id" = $1, "code" = $2, "name" = $3, "position" = $4, "version" = $5, "division_id" = $6 where "id" = $7
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
select * from "site"
update "site" set "id" = $1, "code" = $2, "name" = $3, "level" = $4, "version" = $5, "closed_on" = $6 where "id" = $7
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
update "writing" set "since" = $1
commit
