select * from "site_roll_up" where "metric_id" = ? order by "cycle_id", "site_id"
begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select * from "cycle" where "school_year" = ? order by "number"
update "observation" set "cycle_id" = ? where "school_year" = ? and "observed_on" >= ? and "observed_on" <= ? and "cycle_id" <> ?
update "observation" set "cycle_id" = ? where "school_year" = ? and "observed_on" >= ? and "observed_on" <= ? and "cycle_id" <> ?
update "observation" set "cycle_id" = ? where "school_year" = ? and "observed_on" >= ? and "observed_on" <= ? and "cycle_id" <> ?
update "observation" set "cycle_id" = ? where "school_year" = ? and "observed_on" >= ? and "observed_on" <= ? and "cycle_id" <> ?
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = ? where "metric"."school_year" = ?
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where "metric"."school_year" = ?
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where "metric"."school_year" = ?
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = ? and "observed_on" >= ? and "observed_on" <= ? and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = ? and "cycle_id" = ?
delete from "roll_up" where "school_year" = ? and "metric_id" = ? and "cycle_id" = ?
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = ? and "observed_on" >= ? and "observed_on" <= ? and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = ? and "cycle_id" = ?
delete from "roll_up" where "school_year" = ? and "metric_id" = ? and "cycle_id" = ?
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = ? and "observed_on" >= ? and "observed_on" <= ? and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = ? and "cycle_id" = ?
delete from "roll_up" where "school_year" = ? and "metric_id" = ? and "cycle_id" = ?
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = ? and "observed_on" >= ? and "observed_on" <= ? and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = ? and "cycle_id" = ?
delete from "roll_up" where "school_year" = ? and "metric_id" = ? and "cycle_id" = ?
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
update "writing" set "since" = ?
commit
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = ? where 1 = 1
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where 1 = 1
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where 1 = 1
select "observation"."metric_id", "observation"."cycle_id", "site_id", "observed_on" from "observation" inner join "cycle" on "cycle"."id" = "observation"."cycle_id" where ("observed_on" < "cycle"."starts_on" or "observed_on" > "cycle"."ends_on") order by "observation"."id", "observation"."version"
select * from "roll_up" where "school_year" = ?
select "site_roll_up".* from "site_roll_up" inner join "metric" on "metric"."id" = "site_roll_up"."metric_id" where "metric"."school_year" = ?
select * from "cycle" where "school_year" = ? order by "number"
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" in (?) and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0) order by "observed_on", "id"
