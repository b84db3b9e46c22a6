select * from "cycle" where "id" = ?
select * from "district"
select * from "cycle" where "school_year" = ? order by "number"
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = ? where ("metric"."school_year" = ? and "metric"."department_id" = ? and "metric"."removed" = ?)
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where ("metric"."school_year" = ? and "metric"."department_id" = ? and "metric"."removed" = ?)
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where ("metric"."school_year" = ? and "metric"."department_id" = ? and "metric"."removed" = ?)
select "observation"."metric_id", cast(count(distinct "observation"."site_id") as integer) as "sites", max("observation"."missing_code") as "missing", max(case when "observation"."missing_code" is null then 1 else 0 end) as "has_value", min("version"."recorded_at") as "first_at", max("observation"."tx") as "changed_tx" from "observation" inner join "observation" as "version" on "version"."id" = "observation"."id" where "observation"."cycle_id" = ? and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) group by "observation"."metric_id"
select "submission_step"."tx" as "number", "submission_step"."department_id" as "departmentId", "submission_step"."step", "ledger"."actor" as "by", "ledger"."at", "submission_step"."note" from "submission_step" inner join "ledger" on "ledger"."tx" = "submission_step"."tx" where "submission_step"."cycle_id" = ? and "submission_step"."department_id" = ? order by "submission_step"."tx"
select "plan_step"."tx" as "number", "plan_step"."step", "ledger"."actor" as "by", "ledger"."at", "plan_step"."note", "ledger"."action" from "plan_step" inner join "ledger" on "ledger"."tx" = "plan_step"."tx" where "plan_step"."plan_id" = ? order by "plan_step"."tx"
begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "submission_step" ("tx", "cycle_id", "department_id", "step", "note") values (?, ?, ?, ?, ?)
select * from "cycle" where "id" = ?
update "cycle" set "id" = ?, "school_year" = ?, "number" = ?, "name" = ?, "starts_on" = ?, "ends_on" = ?, "due_on" = ?, "grace_days" = ?, "meeting_on" = ?, "closed_at" = ?, "closed_by" = ?, "closing_reason" = ?, "version" = ? where "id" = ?
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "cycle_reopening" ("tx", "cycle_id", "department_id", "until_on", "reason") values (?, ?, ?, ?, ?)
select "id" from "cycle" where "id" in (?) and "closed_at" is not null
select * from "district"
select "cycle_id", "department_id", "until_on" from "cycle_reopening" where "cycle_id" in (?) order by "tx"
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
update "writing" set "since" = ?
commit
select "cycle_reopening"."cycle_id" as "cycleId", "cycle_reopening"."department_id" as "departmentId", "cycle_reopening"."until_on" as "until", "cycle_reopening"."reason", "ledger"."actor" as "by", "ledger"."at" from "cycle_reopening" inner join "ledger" on "ledger"."tx" = "cycle_reopening"."tx" where "cycle_reopening"."cycle_id" in (?) order by "cycle_reopening"."tx" desc
