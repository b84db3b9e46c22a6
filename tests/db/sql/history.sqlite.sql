select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = ? where ("metric"."id" = ? and "metric"."removed" = ?)
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where ("metric"."id" = ? and "metric"."removed" = ?)
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where ("metric"."id" = ? and "metric"."removed" = ?)
with recursive "metric" as not materialized (select version.* from "metric_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "metric_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)), "continued"("id") as (select "metric"."id" from "metric" where "metric"."id" = ? union select "metric"."id" from "metric" inner join "metric" as "later" on "later"."continues_id" = "metric"."id" inner join "continued" on "continued"."id" = "later"."id") select "continued"."id" from "continued"
with "action" as not materialized (select version.* from "action_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "action_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)), "department" as not materialized (select version.* from "department_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "department_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)), "district" as not materialized (select version.* from "district_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "district_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)), "metric" as not materialized (select version.* from "metric_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "metric_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)), "priority" as not materialized (select version.* from "priority_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "priority_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)) select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = ? where "metric"."id" in (?)
with "metric" as not materialized (select version.* from "metric_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "metric_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)), "metric_site" as not materialized (select version.* from "metric_site_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "metric_site_version" as later
        where "later"."metric_id" = "version"."metric_id" and "later"."site_id" = "version"."site_id" and later.seq > version.seq and later.since <= ?)) select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where "metric"."id" in (?)
with "metric" as not materialized (select version.* from "metric_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "metric_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)), "milestone_target" as not materialized (select version.* from "milestone_target_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "milestone_target_version" as later
        where "later"."metric_id" = "version"."metric_id" and "later"."cycle_id" = "version"."cycle_id" and later.seq > version.seq and later.since <= ?)) select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where "metric"."id" in (?)
with "cycle" as not materialized (select version.* from "cycle_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "cycle_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)) select * from "cycle" where "school_year" in (?) order by "school_year", "number"
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" in (?) and ("observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing") and "observation"."tx" <= ? and ("observation"."superseded_tx" is null or "observation"."superseded_tx" > ?)) order by "observed_on", "id"
with "dated_event" as not materialized (select version.* from "dated_event_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "dated_event_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)) select * from "dated_event" where "kind" = ? and ("metric_id" in (?) or ("metric_id" is null and ("department_id" is null or "department_id" = ?)))
select "observed_on", "invited", "answered", "survey_scale", "wording" from "observation" where "metric_id" in (?) and ("wording" is not null or "survey_scale" is not null) and ("observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing") and "observation"."tx" <= ? and ("observation"."superseded_tx" is null or "observation"."superseded_tx" > ?)) order by "observed_on", "id"
select "version" from "data_version" where "scope" <= ?
