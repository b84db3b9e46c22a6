select * from "site_roll_up" where "metric_id" = $1 order by "cycle_id", "site_id"
begin
select pg_advisory_xact_lock($1)
update "writing" set "since" = (select coalesce(max("tx"), 0) + $1 as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select * from "cycle" where "school_year" = $1 order by "number"
update "observation" set "cycle_id" = $1 where "school_year" = $2 and "observed_on" >= $3 and "observed_on" <= $4 and "cycle_id" <> $5
update "observation" set "cycle_id" = $1 where "school_year" = $2 and "observed_on" >= $3 and "observed_on" <= $4 and "cycle_id" <> $5
update "observation" set "cycle_id" = $1 where "school_year" = $2 and "observed_on" >= $3 and "observed_on" <= $4 and "cycle_id" <> $5
update "observation" set "cycle_id" = $1 where "school_year" = $2 and "observed_on" >= $3 and "observed_on" <= $4 and "cycle_id" <> $5
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = $1 where "metric"."school_year" = $2
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where "metric"."school_year" = $1
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where "metric"."school_year" = $1
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = $1 and "observed_on" >= $2 and "observed_on" <= $3 and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = $1 and "cycle_id" = $2
delete from "roll_up" where "school_year" = $1 and "metric_id" = $2 and "cycle_id" = $3
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = $1 and "observed_on" >= $2 and "observed_on" <= $3 and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = $1 and "cycle_id" = $2
delete from "roll_up" where "school_year" = $1 and "metric_id" = $2 and "cycle_id" = $3
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = $1 and "observed_on" >= $2 and "observed_on" <= $3 and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = $1 and "cycle_id" = $2
delete from "roll_up" where "school_year" = $1 and "metric_id" = $2 and "cycle_id" = $3
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = $1 and "observed_on" >= $2 and "observed_on" <= $3 and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = $1 and "cycle_id" = $2
delete from "roll_up" where "school_year" = $1 and "metric_id" = $2 and "cycle_id" = $3
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
update "writing" set "since" = $1
commit
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = $1 where 1 = 1
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where 1 = 1
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where 1 = 1
select "observation"."metric_id", "observation"."cycle_id", "site_id", "observed_on" from "observation" inner join "cycle" on "cycle"."id" = "observation"."cycle_id" where ("observed_on" < "cycle"."starts_on" or "observed_on" > "cycle"."ends_on") order by "observation"."id", "observation"."version"
select * from "roll_up" where "school_year" = $1
select "site_roll_up".* from "site_roll_up" inner join "metric" on "metric"."id" = "site_roll_up"."metric_id" where "metric"."school_year" = $1
select * from "cycle" where "school_year" = $1 order by "number"
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" in ($1) and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) order by "observed_on", "id"
