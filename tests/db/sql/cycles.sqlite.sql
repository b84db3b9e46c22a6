select * from "cycle" where "school_year" = ? order by "number"
begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select * from "cycle" where "id" = ?
select * from "cycle" where "school_year" = ? order by "number"
update "cycle" set "id" = ?, "school_year" = ?, "number" = ?, "name" = ?, "starts_on" = ?, "ends_on" = ?, "due_on" = ?, "grace_days" = ?, "meeting_on" = ?, "closed_at" = ?, "closed_by" = ?, "closing_reason" = ?, "version" = ? where "id" = ?
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
update "writing" set "since" = ?
commit
