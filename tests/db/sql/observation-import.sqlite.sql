begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select * from "observation" where "metric_id" = ? and "observed_on" = ? and coalesce("site_id", '') = ? and "participant_group" = ? and "superseded_tx" is null order by "tx" desc
select "id" from "cycle" where "id" in (?) and "closed_at" is not null
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "observation" ("id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "import_id", "withdrawn", "reason", "recorded_at", "recorded_by", "tx", "superseded_tx", "invited", "answered", "survey_scale", "wording", "late") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
select * from "cycle" where "id" = ?
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = ? and "observed_on" >= ? and "observed_on" <= ? and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = ? and "cycle_id" = ?
insert into "roll_up" ("metric_id", "cycle_id", "school_year", "cycle_number", "have", "expected", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict ("school_year", "metric_id", "cycle_id") do update set "cycle_number" = ?, "have" = ?, "expected" = ?, "observations" = ?, "numerator" = ?, "denominator" = ?, "last_on" = ?, "missing_code" = ?, "obstacle" = ?
insert into "site_roll_up" ("metric_id", "cycle_id", "site_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
update "writing" set "since" = ?
commit
insert into "import_run" ("id", "actor", "file_name", "state", "dry_run", "good_rows_only", "started_at", "beat_at", "ended_at", "total_bytes", "bytes", "rows", "done", "out_of", "added", "corrected", "same", "rejected", "header", "department_ids", "accepted") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
select coalesce((select "tx" - 1 as "tx" from "publishing"), (select max("tx") as "tx" from "ledger"), 0) as "head"
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = ? where 1 = 1
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where 1 = 1
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where 1 = 1
select "id", "code", "name" from "department"
select "action"."id", "action"."number", "action"."text", "priority"."title", "priority"."number" as "priority_number" from "action" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "plan" on "plan"."id" = "action"."plan_id"
select "id", "code", "name" from "site"
select * from "school_year" order by "id" desc
select * from "cycle" where "school_year" = ? order by "number"
select * from "cycle" where "school_year" = ? order by "number"
update "import_run" set "header" = ?, "beat_at" = ? where "id" = ?
begin immediate
insert into "import_row" ("id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "import_id", "withdrawn", "reason", "recorded_at", "recorded_by", "invited", "answered", "survey_scale", "wording", "late", "line", "outcome", "department_id", "given_id", "given_version", "hidden", "cells", "replaces", "cycle_before") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
update "import_run" set "bytes" = ?, "rows" = ?, "rejected" = ?, "beat_at" = ? where "id" = ?
commit
select coalesce((select "tx" - 1 as "tx" from "publishing"), (select max("tx") as "tx" from "ledger"), 0) as "head"
update "import_run" set "state" = ?, "done" = ?, "out_of" = ?, "beat_at" = ? where "id" = ?
select "id" from "cycle" where "id" in (?, ?, ?, ?, ?, ?, ?, ?) and "closed_at" is not null
select * from "import_row" where "import_id" = ? and "line" > ? order by "line" limit ?
select "observation".* from "import_row" inner join "observation" on "observation"."metric_id" = "import_row"."metric_id" and "observation"."observed_on" = "import_row"."observed_on" and "observation"."participant_group" = "import_row"."participant_group" and coalesce(observation.site_id, '') = coalesce(import_row.site_id, '') where "import_row"."import_id" = ? and "import_row"."line" > ? and "import_row"."line" <= ? and "observation"."withdrawn" = 1 and "observation"."superseded_tx" is null order by "observation"."tx"
select "observation".* from "import_row" inner join "observation" on "observation"."metric_id" = "import_row"."metric_id" and "observation"."observed_on" = "import_row"."observed_on" and "observation"."participant_group" = "import_row"."participant_group" and coalesce(observation.site_id, '') = coalesce(import_row.site_id, '') where "import_row"."import_id" = ? and "import_row"."line" > ? and "import_row"."line" <= ? and "observation"."withdrawn" = 0 and "observation"."superseded_tx" is null order by "observation"."tx"
select "observation".* from "import_row" inner join "observation" on "observation"."id" = "import_row"."given_id" where "import_row"."import_id" = ? and "import_row"."line" > ? and "import_row"."line" <= ? and "observation"."superseded_tx" is null
begin immediate
update "import_row" set "outcome" = ?, "id" = ?, "version" = ?, "reason" = ?, "recorded_at" = ?, "recorded_by" = ?, "late" = ?, "replaces" = ?, "cycle_before" = ? where "import_id" = ? and "line" = ?
update "import_run" set "done" = ?, "beat_at" = ? where "id" = ?
commit
select * from "import_row" where "import_id" = ? and "line" > ? order by "line" limit ?

    select line, first from (
      select line, min(line) over (partition by "metric_id", "observed_on", coalesce(site_id, ''), "participant_group") as first
      from import_row where import_id = ? and outcome <> 'refused'
    ) as found where first <> line order by line

    select line, first from (
      select line, min(line) over (partition by "id") as first
      from import_row where import_id = ? and outcome <> 'refused'
    ) as found where first <> line order by line
select "outcome", "department_id", "metric_id", cast(count(*) as integer) as "rows" from "import_row" where "import_id" = ? group by "outcome", "department_id", "metric_id"
select cast(count(distinct "line") as integer) as "rejected" from "import_reject" where "import_id" = ?
select "line", "outcome" from "import_row" where "import_id" = ? and "outcome" <> ? order by "line"
update "import_run" set "added" = ?, "corrected" = ?, "same" = ?, "rejected" = ?, "department_ids" = ?, "accepted" = ?, "beat_at" = ? where "id" = ?
update "import_run" set "state" = ?, "done" = ?, "out_of" = ?, "beat_at" = ? where "id" = ?
select "metric_id", "department_id", "cycle_id", "cycle_before", min("line") as "line" from "import_row" where "import_id" = ? and "outcome" in (?, ?) group by "metric_id", "department_id", "cycle_id", "cycle_before" order by "line"
select max("line") as "line", cast(count(*) as integer) as "versions", cast(sum("replaces") as integer) as "replacing" from "import_row" where "import_id" = ? and "outcome" in (?, ?)
select "id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "withdrawn", "reason", "recorded_at", "recorded_by", "invited", "answered", "survey_scale", "wording", "late" from "import_row" where "import_id" = ? and "outcome" in (?, ?) and "id" > ? order by "id" limit ?
select "id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "withdrawn", "reason", "recorded_at", "recorded_by", "invited", "answered", "survey_scale", "wording", "late" from "import_row" where "import_id" = ? and "outcome" in (?, ?) and "id" > ? order by "id" limit ?
select coalesce((select "tx" - 1 as "tx" from "publishing"), (select max("tx") as "tx" from "ledger"), 0) as "head"
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at", "observation"."id" from "observation" where "metric_id" = ? and "observed_on" >= ? and "observed_on" <= ? and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) and not exists (select "import_row"."line" from "import_row" where "import_row"."import_id" = ? and "import_row"."id" = "observation"."id" and "import_row"."outcome" in (?, ?) and "import_row"."replaces" = ?) union all select "import_row"."metric_id", "import_row"."observed_on", "import_row"."site_id", "import_row"."participant_group", "import_row"."value", "import_row"."numerator", "import_row"."denominator", "import_row"."n", "import_row"."stage", "import_row"."done", "import_row"."missing_code", "import_row"."recorded_at", import_row.id as "id" from "import_row" where "import_id" = ? and "metric_id" = ? and "observed_on" >= ? and "observed_on" <= ? and "outcome" in (?, ?) and "withdrawn" = ? order by "observed_on", "id"
begin immediate
insert into "import_roll_up" ("import_id", "gone", "school_year", "metric_id", "cycle_id", "cycle_number", "have", "expected", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "import_site_roll_up" ("import_id", "metric_id", "cycle_id", "site_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
update "import_run" set "done" = ?, "beat_at" = ? where "id" = ?
commit
begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
update "import_run" set "state" = ? where "id" = ? and "state" in (?, ?, ?)
select "tx" from "ledger" where "tx" > ? and "entity" not in (?, ?) limit ?
select min("import_row"."line") as "line" from "observation" cross join "import_row" where "observation"."tx" > ? and "import_row"."import_id" = ? and "import_row"."outcome" in (?, ?) and "import_row"."metric_id" = "observation"."metric_id" and "import_row"."observed_on" = "observation"."observed_on" and "import_row"."participant_group" = "observation"."participant_group" and coalesce(import_row.site_id, '') = coalesce(observation.site_id, '')
select min("import_row"."line") as "line" from "observation" cross join "import_row" where "observation"."tx" > ? and "import_row"."import_id" = ? and "import_row"."outcome" in (?, ?) and "import_row"."id" = "observation"."id"
select "id" from "cycle" where "id" in (?, ?) and "closed_at" is not null
select "id" from "cycle" where "id" in (?) and "closed_at" is not null
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "import_batch" ("id", "file_name", "sha256", "rows", "tx", "undone_tx") values (?, ?, ?, ?, ?, ?)
insert into "observation" ("id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "withdrawn", "reason", "recorded_at", "recorded_by", "invited", "answered", "survey_scale", "wording", "late", "tx", "import_id") select "id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "withdrawn", "reason", "recorded_at", "recorded_by", "invited", "answered", "survey_scale", "wording", "late", cast(? as integer) as "tx", cast(? as text) as "import_id" from "import_row" where "import_row"."import_id" = ? and "line" > ? and "line" <= ? and "outcome" = ?
update "observation" set "superseded_tx" = ? where "superseded_tx" is null and "tx" <> ? and "id" in (select "import_row"."id" from "import_row" where "import_id" = ? and "outcome" in (?, ?) and "replaces" = ?)
insert into "observation" ("id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "withdrawn", "reason", "recorded_at", "recorded_by", "invited", "answered", "survey_scale", "wording", "late", "tx", "import_id") select "id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "withdrawn", "reason", "recorded_at", "recorded_by", "invited", "answered", "survey_scale", "wording", "late", cast(? as integer) as "tx", cast(? as text) as "import_id" from "import_row" where "import_row"."import_id" = ? and "line" > ? and "line" <= ? and "outcome" = ?
delete from "roll_up" where ("metric_id", "cycle_id") in (select "import_roll_up"."metric_id", "import_roll_up"."cycle_id" from "import_roll_up" where "import_id" = ?)
delete from "site_roll_up" where ("metric_id", "cycle_id") in (select "import_roll_up"."metric_id", "import_roll_up"."cycle_id" from "import_roll_up" where "import_id" = ?)
insert into "roll_up" ("metric_id", "cycle_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle", "school_year", "cycle_number", "have", "expected") select "metric_id", "cycle_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle", "school_year", "cycle_number", "have", "expected" from "import_roll_up" where "import_id" = ? and "gone" = ?
insert into "site_roll_up" ("metric_id", "cycle_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle", "site_id") select "metric_id", "cycle_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle", "site_id" from "import_site_roll_up" where "import_id" = ?
select "observation"."metric_id", "observation"."cycle_id" from "observation" where "observation"."tx" > ? and "observation"."tx" < ? union select "earlier"."metric_id", "earlier"."cycle_id" from "observation" inner join "observation" as "earlier" on "earlier"."id" = "observation"."id" and "earlier"."version" = "observation"."version" - 1 where "observation"."tx" > ? and "observation"."tx" < ?
select "observation"."metric_id", "observation"."cycle_id" from "observation" where "observation"."tx" > ? and "observation"."tx" < ? union select "earlier"."metric_id", "earlier"."cycle_id" from "observation" inner join "observation" as "earlier" on "earlier"."id" = "observation"."id" and "earlier"."version" = "observation"."version" - 1 where "observation"."tx" > ? and "observation"."tx" < ?
update "import_run" set "state" = ?, "added" = ?, "corrected" = ?, "same" = ?, "rejected" = ?, "done" = ?, "out_of" = ?, "ended_at" = ?, "beat_at" = ? where "id" = ?
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
update "writing" set "since" = ?
commit
select * from "import_reject" where "import_id" = ? and ("line" > ? or ("line" = ? and "position" > ?)) order by "line", "position" limit ?
select distinct "metric_id" from "import_roll_up" where "import_id" = ?
delete from "import_site_roll_up" where "import_id" = ? and "metric_id" in (?)
delete from "import_roll_up" where "import_id" = ? and "metric_id" in (?)
select max("line") as "line" from "import_row" where "import_id" = ?
delete from "import_row" where "import_id" = ? and "line" <= ?
