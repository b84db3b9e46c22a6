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
begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select * from "observation" where "id" = ? and "metric_id" = ? and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing"))
select * from "observation" where "metric_id" = ? and "observed_on" = ? and coalesce("site_id", '') = ? and "participant_group" = ? and "superseded_tx" is null order by "tx" desc
select "id" from "cycle" where "id" in (?, ?) and "closed_at" is not null
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
update "observation" set "superseded_tx" = ? where "id" = ? and "version" = ?
insert into "observation" ("id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "import_id", "withdrawn", "reason", "recorded_at", "recorded_by", "tx", "superseded_tx", "invited", "answered", "survey_scale", "wording", "late") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
select * from "cycle" where "id" = ?
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = ? and "observed_on" >= ? and "observed_on" <= ? and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = ? and "cycle_id" = ?
delete from "roll_up" where "school_year" = ? and "metric_id" = ? and "cycle_id" = ?
select * from "cycle" where "id" = ?
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = ? and "observed_on" >= ? and "observed_on" <= ? and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = ? and "cycle_id" = ?
insert into "roll_up" ("metric_id", "cycle_id", "school_year", "cycle_number", "have", "expected", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict ("school_year", "metric_id", "cycle_id") do update set "cycle_number" = ?, "have" = ?, "expected" = ?, "observations" = ?, "numerator" = ?, "denominator" = ?, "last_on" = ?, "missing_code" = ?, "obstacle" = ?
insert into "site_roll_up" ("metric_id", "cycle_id", "site_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
update "writing" set "since" = ?
commit
begin immediate
update "writing" set "since" = (select coalesce(max("tx"), 0) + ? as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select * from "observation" where "id" = ? and "metric_id" = ? and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing"))
select "id" from "cycle" where "id" in (?) and "closed_at" is not null
select "tx", "hash" from "ledger" order by "tx" desc limit ?
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values (?, ?, ?, ?, ?, ?, ?, ?, ?)
update "observation" set "superseded_tx" = ? where "id" = ? and "version" = ?
insert into "observation" ("id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "import_id", "withdrawn", "reason", "recorded_at", "recorded_by", "tx", "superseded_tx", "invited", "answered", "survey_scale", "wording", "late") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
select * from "cycle" where "id" = ?
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = ? and "observed_on" >= ? and "observed_on" <= ? and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = ? and "cycle_id" = ?
delete from "roll_up" where "school_year" = ? and "metric_id" = ? and "cycle_id" = ?
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
insert into "data_version" ("scope", "version") values (?, ?) on conflict ("scope") do update set "version" = "data_version"."version" + ?
update "writing" set "since" = ?
commit
select * from "observation" where "id" = ? and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing"))
select "observation".* from "observation" where ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) order by "observation"."id" limit ?
with "cycle" as not materialized (select version.* from "cycle_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "cycle_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)) select * from "cycle" order by "school_year", "number"
with "metric" as not materialized (select version.* from "metric_version" as version
      where version.since <= ? and version.gone = 0 and not exists (
        select 1 from "metric_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= ?)) select "observation".* from "observation" inner join "metric" on "metric"."id" = "observation"."metric_id" where ("observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing") and "observation"."tx" <= ? and ("observation"."superseded_tx" is null or "observation"."superseded_tx" > ?)) and "observation"."id" > ? and "observation"."metric_id" = ? and "observation"."school_year" = ? and "observation"."observed_on" between ? and ? and "observation"."site_id" = ? and "observation"."observed_on" >= ? and "observation"."observed_on" <= ? and "metric"."department_id" = ? order by "observation"."id" limit ?
