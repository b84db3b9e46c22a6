begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select * from "observation" where "metric_id" = ? and "observed_on" = ? and coalesce("site_id", '') = ? and "participant_group" = ? and "superseded_tx" is null order by "tx" desc
select "id" from "cycle" where "id" in (?) and "closed_at" is not null
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "observation" ("id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "import_id", "withdrawn", "reason", "recorded_at", "recorded_by", "tx", "superseded_tx", "invited", "answered", "survey_scale", "wording", "late") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
select * from "cycle" where "id" = ?
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = ? and "observed_on" >= ? and "observed_on" <= ? and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = ? and "cycle_id" = ?
insert into "roll_up" ("metric_id", "cycle_id", "school_year", "cycle_number", "have", "expected", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict ("school_year", "metric_id", "cycle_id") do update set "cycle_number" = ?, "have" = ?, "expected" = ?, "observations" = ?, "numerator" = ?, "denominator" = ?, "last_on" = ?, "missing_code" = ?, "obstacle" = ?
insert into "site_roll_up" ("metric_id", "cycle_id", "site_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
update "writing" set "since" = ?
commit
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = ? where 1 = 1
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where 1 = 1
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where 1 = 1
select "id", "code", "name" from "department"
select "action"."id", "action"."number", "action"."text", "priority"."title", "priority"."number" as "priority_number" from "action" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "plan" on "plan"."id" = "action"."plan_id"
select "id", "code", "name" from "site"
select * from "school_year" order by "id" desc
select * from "cycle" where "school_year" = ? order by "number"
select * from "cycle" where "school_year" = ? order by "number"
begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select * from "observation" where "superseded_tx" is null and "metric_id" in (?) order by "tx"
select * from "observation" where "superseded_tx" is null and "id" in (?) order by "tx"
select "id" from "cycle" where "id" in (?, ?, ?, ?, ?, ?, ?, ?) and "closed_at" is not null
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "import_batch" ("id", "file_name", "sha256", "rows", "tx", "undone_tx") values (?, ?, ?, ?, ?, ?)
update "observation" set "superseded_tx" = ? where "id" in (?) and "superseded_tx" is null
insert into "observation" ("id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "import_id", "withdrawn", "reason", "recorded_at", "recorded_by", "tx", "superseded_tx", "invited", "answered", "survey_scale", "wording", "late") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = ? and "observed_on" >= ? and "observed_on" <= ? and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = ? and "cycle_id" = ?
insert into "roll_up" ("metric_id", "cycle_id", "school_year", "cycle_number", "have", "expected", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict ("school_year", "metric_id", "cycle_id") do update set "cycle_number" = ?, "have" = ?, "expected" = ?, "observations" = ?, "numerator" = ?, "denominator" = ?, "last_on" = ?, "missing_code" = ?, "obstacle" = ?
insert into "site_roll_up" ("metric_id", "cycle_id", "site_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
update "writing" set "since" = ?
commit
