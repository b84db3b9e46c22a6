select "smallest_group" from "district"
select "metric_id", "stream_id", "kind", "parts", "of_parts" from "stream_cut" where "stream_id" in (select "own"."stream_id" from "stream_cut" as "own" where "own"."metric_id" in (?)) order by "metric_id"
select "observation"."id", "observation"."metric_id", "observation"."cycle_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at", "observation"."withdrawn", "observation"."superseded_tx", "observation"."tx" from "observation" where "metric_id" in (?) and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0) order by "observed_on", "id"
select "metric_id", "cell" from "hidden_cell" where "metric_id" in (?)
select "tx" from "ledger" order by "tx" desc limit ?
select "metric_id", "cell" from "hidden_cell" where "metric_id" in (?)
select distinct "metric_id", "cycle_id" from "observation" where "metric_id" in (?) and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0)
begin immediate
insert into "hidden_cell" ("metric_id", "cell", "tx") values (?, ?, ?), (?, ?, ?), (?, ?, ?) on conflict ("metric_id", "cell") do nothing
insert into "printed_total" ("metric_id", "cycle_id", "tx") values (?, ?, ?) on conflict ("metric_id", "cycle_id") do update set "tx" = ?
commit
select "smallest_group" from "district"
select "metric_id", "stream_id", "kind", "parts", "of_parts" from "stream_cut" where "stream_id" in (select "own"."stream_id" from "stream_cut" as "own" where "own"."metric_id" in (?)) order by "metric_id"
select * from "printed_total" where "metric_id" in (?)
select "observation"."id", "observation"."metric_id", "observation"."cycle_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at", "observation"."withdrawn", "observation"."superseded_tx", "observation"."tx" from "observation" where "metric_id" in (?) and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0) order by "observed_on", "id"
select "metric_id", "cell" from "hidden_cell" where "metric_id" in (?)
select "observation"."id", "observation"."metric_id", "observation"."cycle_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at", "observation"."withdrawn", "observation"."superseded_tx", "observation"."tx" from "observation" where "metric_id" in (?) and ("tx" > ? or "superseded_tx" > ?) order by "id", "version"
select "smallest_group" from "district"
with "district" as not materialized (select version.* from "district_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "district_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)) select "smallest_group" from "district"
with "cycle" as not materialized (select version.* from "cycle_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "cycle_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)) select * from "cycle" order by "school_year", "number"
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = ? where "metric"."id" in (?)
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where "metric"."id" in (?)
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where "metric"."id" in (?)
select * from "cycle" order by "school_year", "number"
select "metric_id", "stream_id", "kind", "parts", "of_parts" from "stream_cut" where "stream_id" in (select "own"."stream_id" from "stream_cut" as "own" where "own"."metric_id" in (?)) order by "metric_id"
select distinct "metric_id", "cycle_id" from "observation" where "metric_id" in (?) and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0)
select "observation"."id", "observation"."metric_id", "observation"."cycle_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at", "observation"."withdrawn", "observation"."superseded_tx", "observation"."tx" from "observation" where "metric_id" in (?) and ("observation"."withdrawn" = 0 and "observation"."tx" <= ? and ("observation"."superseded_tx" is null or "observation"."superseded_tx" > ?)) order by "observed_on", "id"
select "metric_id", "cell" from "hidden_cell" where "metric_id" in (?)
select "observation"."id", "observation"."metric_id", "observation"."cycle_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at", "observation"."withdrawn", "observation"."superseded_tx", "observation"."tx" from "observation" where "metric_id" in (?) and ("tx" > ? or "superseded_tx" > ?) order by "id", "version"
