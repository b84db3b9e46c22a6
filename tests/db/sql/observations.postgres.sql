begin
select pg_advisory_xact_lock($1)
update "writing" set "since" = (select coalesce(max("tx"), 0) + $1 as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select * from "observation" where "metric_id" = $1 and "observed_on" = $2 and coalesce("site_id", '') = $3 and "participant_group" = $4 and "superseded_tx" is null order by "tx" desc
select "id" from "cycle" where "id" in ($1) and "closed_at" is not null
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
insert into "observation" ("id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "import_id", "withdrawn", "reason", "recorded_at", "recorded_by", "tx", "superseded_tx", "invited", "answered", "survey_scale", "wording", "late") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)
select * from "cycle" where "id" = $1
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = $1 and "observed_on" >= $2 and "observed_on" <= $3 and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = $1 and "cycle_id" = $2
insert into "roll_up" ("metric_id", "cycle_id", "school_year", "cycle_number", "have", "expected", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict ("school_year", "metric_id", "cycle_id") do update set "cycle_number" = $13, "have" = $14, "expected" = $15, "observations" = $16, "numerator" = $17, "denominator" = $18, "last_on" = $19, "missing_code" = $20, "obstacle" = $21
insert into "site_roll_up" ("metric_id", "cycle_id", "site_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
update "writing" set "since" = $1
commit
begin
select pg_advisory_xact_lock($1)
update "writing" set "since" = (select coalesce(max("tx"), 0) + $1 as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select * from "observation" where "id" = $1 and "metric_id" = $2 and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing"))
select * from "observation" where "metric_id" = $1 and "observed_on" = $2 and coalesce("site_id", '') = $3 and "participant_group" = $4 and "superseded_tx" is null order by "tx" desc
select "id" from "cycle" where "id" in ($1, $2) and "closed_at" is not null
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
update "observation" set "superseded_tx" = $1 where "id" = $2 and "version" = $3
insert into "observation" ("id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "import_id", "withdrawn", "reason", "recorded_at", "recorded_by", "tx", "superseded_tx", "invited", "answered", "survey_scale", "wording", "late") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)
select * from "cycle" where "id" = $1
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = $1 and "observed_on" >= $2 and "observed_on" <= $3 and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = $1 and "cycle_id" = $2
delete from "roll_up" where "school_year" = $1 and "metric_id" = $2 and "cycle_id" = $3
select * from "cycle" where "id" = $1
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = $1 and "observed_on" >= $2 and "observed_on" <= $3 and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = $1 and "cycle_id" = $2
insert into "roll_up" ("metric_id", "cycle_id", "school_year", "cycle_number", "have", "expected", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict ("school_year", "metric_id", "cycle_id") do update set "cycle_number" = $13, "have" = $14, "expected" = $15, "observations" = $16, "numerator" = $17, "denominator" = $18, "last_on" = $19, "missing_code" = $20, "obstacle" = $21
insert into "site_roll_up" ("metric_id", "cycle_id", "site_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
update "writing" set "since" = $1
commit
begin
select pg_advisory_xact_lock($1)
update "writing" set "since" = (select coalesce(max("tx"), 0) + $1 as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select * from "observation" where "id" = $1 and "metric_id" = $2 and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing"))
select "id" from "cycle" where "id" in ($1) and "closed_at" is not null
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
update "observation" set "superseded_tx" = $1 where "id" = $2 and "version" = $3
insert into "observation" ("id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "import_id", "withdrawn", "reason", "recorded_at", "recorded_by", "tx", "superseded_tx", "invited", "answered", "survey_scale", "wording", "late") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)
select * from "cycle" where "id" = $1
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = $1 and "observed_on" >= $2 and "observed_on" <= $3 and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = $1 and "cycle_id" = $2
delete from "roll_up" where "school_year" = $1 and "metric_id" = $2 and "cycle_id" = $3
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
update "writing" set "since" = $1
commit
select * from "observation" where "id" = $1 and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing"))
select "observation".* from "observation" where ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) order by "observation"."id" limit $1
with "cycle" as not materialized (select version.* from "cycle_version" as version
      where version.since <= $1 and version.gone = 0 and not exists (
        select 1 from "cycle_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $2)) select * from "cycle" order by "school_year", "number"
with "metric" as not materialized (select version.* from "metric_version" as version
      where version.since <= $1 and version.gone = 0 and not exists (
        select 1 from "metric_version" as later
        where "later"."id" = "version"."id" and later.seq > version.seq and later.since <= $2)) select "observation".* from "observation" inner join "metric" on "metric"."id" = "observation"."metric_id" where ("observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing") and "observation"."tx" <= $3 and ("observation"."superseded_tx" is null or "observation"."superseded_tx" > $4)) and "observation"."id" > $5 and "observation"."metric_id" = $6 and "observation"."school_year" = $7 and "observation"."observed_on" between $8 and $9 and "observation"."site_id" = $10 and "observation"."observed_on" >= $11 and "observation"."observed_on" <= $12 and "metric"."department_id" = $13 order by "observation"."id" limit $14
