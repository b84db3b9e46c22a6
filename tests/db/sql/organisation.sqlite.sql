select * from "district"
select * from "school_year" order by "id" desc
select * from "division"
select * from "department"
select * from "site"
begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select * from "district"
update "district" set "name" = ?, "time_zone" = ?, "meeting_name" = ?, "smallest_group" = ?, "coverage_floor" = ?, "demonstration" = ?, "demonstration_on" = ?, "coordinators_need_second_factor" = ?, "reminders_on" = ?, "remind_days_before" = ?, "remind_days_after" = ?, "version" = ?
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
select * from "division"
update "division" set "id" = ?, "name" = ?, "position" = ?, "version" = ? where "id" = ?
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
select * from "department"
update "department" set "id" = ?, "code" = ?, "name" = ?, "position" = ?, "version" = ?, "division_id" = ? where "id" = ?
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
select * from "site"
update "site" set "id" = ?, "code" = ?, "name" = ?, "level" = ?, "version" = ?, "closed_on" = ? where "id" = ?
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
update "writing" set "since" = ?
commit
