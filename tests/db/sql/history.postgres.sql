select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = $1 where ("metric"."id" = $2 and "metric"."removed" = $3)
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where ("metric"."id" = $1 and "metric"."removed" = $2)
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where ("metric"."id" = $1 and "metric"."removed" = $2)
with recursive "metric" as not materialized (select version.* from "metric_version" as version
      where version.since <= $1 and version.gone = 0 and not exists (
        select 1 from "metric_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $2)), "continued"("id") as (select "metric"."id" from "metric" where "metric"."id" = $3 union select "metric"."id" from "metric" inner join "metric" as "later" on "later"."continues_id" = "metric"."id" inner join "continued" on "continued"."id" = "later"."id") select "continued"."id" from "continued"
with "action" as not materialized (select version.* from "action_version" as version
      where version.since <= $1 and version.gone = 0 and not exists (
        select 1 from "action_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $2)), "department" as not materialized (select version.* from "department_version" as version
      where version.since <= $3 and version.gone = 0 and not exists (
        select 1 from "department_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $4)), "district" as not materialized (select version.* from "district_version" as version
      where version.since <= $5 and version.gone = 0 and not exists (
        select 1 from "district_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $6)), "metric" as not materialized (select version.* from "metric_version" as version
      where version.since <= $7 and version.gone = 0 and not exists (
        select 1 from "metric_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $8)), "priority" as not materialized (select version.* from "priority_version" as version
      where version.since <= $9 and version.gone = 0 and not exists (
        select 1 from "priority_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $10)) select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = $11 where "metric"."id" in ($12)
with "metric" as not materialized (select version.* from "metric_version" as version
      where version.since <= $1 and version.gone = 0 and not exists (
        select 1 from "metric_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $2)), "metric_site" as not materialized (select version.* from "metric_site_version" as version
      where version.since <= $3 and version.gone = 0 and not exists (
        select 1 from "metric_site_version" as later
        where "later"."metric_id" = "version"."metric_id" and "later"."site_id" = "version"."site_id" and later.seq > version.seq and later.since <= $4)) select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where "metric"."id" in ($5)
with "metric" as not materialized (select version.* from "metric_version" as version
      where version.since <= $1 and version.gone = 0 and not exists (
        select 1 from "metric_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $2)), "milestone_target" as not materialized (select version.* from "milestone_target_version" as version
      where version.since <= $3 and version.gone = 0 and not exists (
        select 1 from "milestone_target_version" as later
        where "later"."metric_id" = "version"."metric_id" and "later"."cycle_id" = "version"."cycle_id" and later.seq > version.seq and later.since <= $4)) select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where "metric"."id" in ($5)
with "cycle" as not materialized (select version.* from "cycle_version" as version
      where version.since <= $1 and version.gone = 0 and not exists (
        select 1 from "cycle_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $2)) select * from "cycle" where "school_year" in ($3) order by "school_year", "number"
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" in ($1) and ("observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing") and "observation"."tx" <= $2 and ("observation"."superseded_tx" is null or "observation"."superseded_tx" > $3)) order by "observed_on", "id"
with "dated_event" as not materialized (select version.* from "dated_event_version" as version
      where version.since <= $1 and version.gone = 0 and not exists (
        select 1 from "dated_event_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $2)) select * from "dated_event" where "kind" = $3 and ("metric_id" in ($4) or ("metric_id" is null and ("department_id" is null or "department_id" = $5)))
select "observed_on", "invited", "answered", "survey_scale", "wording" from "observation" where "metric_id" in ($1) and ("wording" is not null or "survey_scale" is not null) and ("observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing") and "observation"."tx" <= $2 and ("observation"."superseded_tx" is null or "observation"."superseded_tx" > $3)) order by "observed_on", "id"
select "version" from "data_version" where "scope" <= $1
