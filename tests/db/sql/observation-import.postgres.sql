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
insert into "import_run" ("id", "actor", "file_name", "state", "dry_run", "good_rows_only", "started_at", "beat_at", "ended_at", "total_bytes", "bytes", "rows", "done", "out_of", "added", "corrected", "same", "rejected", "header", "department_ids", "accepted") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
select coalesce((select "tx" - 1 as "tx" from "publishing"), (select max("tx") as "tx" from "ledger"), 0) as "head"
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = $1 where 1 = 1
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where 1 = 1
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where 1 = 1
select "id", "code", "name" from "department"
select "action"."id", "action"."number", "action"."text", "priority"."title", "priority"."number" as "priority_number" from "action" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "plan" on "plan"."id" = "action"."plan_id"
select "id", "code", "name" from "site"
select * from "school_year" order by "id" desc
select * from "cycle" where "school_year" = $1 order by "number"
select * from "cycle" where "school_year" = $1 order by "number"
update "import_run" set "header" = $1, "beat_at" = $2 where "id" = $3
begin
insert into "import_row" ("id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "import_id", "withdrawn", "reason", "recorded_at", "recorded_by", "invited", "answered", "survey_scale", "wording", "late", "line", "outcome", "department_id", "given_id", "given_version", "hidden", "cells", "replaces", "cycle_before") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39), ($40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64, $65, $66, $67, $68, $69, $70, $71, $72, $73, $74, $75, $76, $77, $78)
update "import_run" set "bytes" = $1, "rows" = $2, "rejected" = $3, "beat_at" = $4 where "id" = $5
commit
select coalesce((select "tx" - 1 as "tx" from "publishing"), (select max("tx") as "tx" from "ledger"), 0) as "head"
update "import_run" set "state" = $1, "done" = $2, "out_of" = $3, "beat_at" = $4 where "id" = $5
select "id" from "cycle" where "id" in ($1, $2, $3, $4, $5, $6, $7, $8) and "closed_at" is not null
select * from "import_row" where "import_id" = $1 and "line" > $2 order by "line" limit $3
select "observation".* from "import_row" inner join "observation" on "observation"."metric_id" = "import_row"."metric_id" and "observation"."observed_on" = "import_row"."observed_on" and "observation"."participant_group" = "import_row"."participant_group" and coalesce(observation.site_id, '') = coalesce(import_row.site_id, '') where "import_row"."import_id" = $1 and "import_row"."line" > $2 and "import_row"."line" <= $3 and "observation"."withdrawn" = 1 and "observation"."superseded_tx" is null order by "observation"."tx"
select "observation".* from "import_row" inner join "observation" on "observation"."metric_id" = "import_row"."metric_id" and "observation"."observed_on" = "import_row"."observed_on" and "observation"."participant_group" = "import_row"."participant_group" and coalesce(observation.site_id, '') = coalesce(import_row.site_id, '') where "import_row"."import_id" = $1 and "import_row"."line" > $2 and "import_row"."line" <= $3 and "observation"."withdrawn" = 0 and "observation"."superseded_tx" is null order by "observation"."tx"
select "observation".* from "import_row" inner join "observation" on "observation"."id" = "import_row"."given_id" where "import_row"."import_id" = $1 and "import_row"."line" > $2 and "import_row"."line" <= $3 and "observation"."superseded_tx" is null
begin
update "import_row" set "outcome" = $1, "id" = $2, "version" = $3, "reason" = $4, "recorded_at" = $5, "recorded_by" = $6, "late" = $7, "replaces" = $8, "cycle_before" = $9 where "import_id" = $10 and "line" = $11
update "import_run" set "done" = $1, "beat_at" = $2 where "id" = $3
commit
select * from "import_row" where "import_id" = $1 and "line" > $2 order by "line" limit $3

    select line, first from (
      select line, min(line) over (partition by "metric_id", "observed_on", coalesce(site_id, ''), "participant_group") as first
      from import_row where import_id = $1 and outcome <> 'refused'
    ) as found where first <> line order by line

    select line, first from (
      select line, min(line) over (partition by "id") as first
      from import_row where import_id = $1 and outcome <> 'refused'
    ) as found where first <> line order by line
select "outcome", "department_id", "metric_id", cast(count(*) as integer) as "rows" from "import_row" where "import_id" = $1 group by "outcome", "department_id", "metric_id"
select cast(count(distinct "line") as integer) as "rejected" from "import_reject" where "import_id" = $1
select "line", "outcome" from "import_row" where "import_id" = $1 and "outcome" <> $2 order by "line"
update "import_run" set "added" = $1, "corrected" = $2, "same" = $3, "rejected" = $4, "department_ids" = $5, "accepted" = $6, "beat_at" = $7 where "id" = $8
update "import_run" set "state" = $1, "done" = $2, "out_of" = $3, "beat_at" = $4 where "id" = $5
select "metric_id", "department_id", "cycle_id", "cycle_before", min("line") as "line" from "import_row" where "import_id" = $1 and "outcome" in ($2, $3) group by "metric_id", "department_id", "cycle_id", "cycle_before" order by "line"
select max("line") as "line", cast(count(*) as integer) as "versions", cast(sum("replaces") as integer) as "replacing" from "import_row" where "import_id" = $1 and "outcome" in ($2, $3)
select "id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "withdrawn", "reason", "recorded_at", "recorded_by", "invited", "answered", "survey_scale", "wording", "late" from "import_row" where "import_id" = $1 and "outcome" in ($2, $3) and "id" > $4 order by "id" limit $5
select "id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "withdrawn", "reason", "recorded_at", "recorded_by", "invited", "answered", "survey_scale", "wording", "late" from "import_row" where "import_id" = $1 and "outcome" in ($2, $3) and "id" > $4 order by "id" limit $5
select coalesce((select "tx" - 1 as "tx" from "publishing"), (select max("tx") as "tx" from "ledger"), 0) as "head"
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at", "observation"."id" from "observation" where "metric_id" = $1 and "observed_on" >= $2 and "observed_on" <= $3 and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0 and "observation"."tx" <> (select coalesce(max("tx"), 0) as "tx" from "publishing")) and not exists (select "import_row"."line" from "import_row" where "import_row"."import_id" = $4 and "import_row"."id" = "observation"."id" and "import_row"."outcome" in ($5, $6) and "import_row"."replaces" = $7) union all select "import_row"."metric_id", "import_row"."observed_on", "import_row"."site_id", "import_row"."participant_group", "import_row"."value", "import_row"."numerator", "import_row"."denominator", "import_row"."n", "import_row"."stage", "import_row"."done", "import_row"."missing_code", "import_row"."recorded_at", import_row.id collate "default" as "id" from "import_row" where "import_id" = $8 and "metric_id" = $9 and "observed_on" >= $10 and "observed_on" <= $11 and "outcome" in ($12, $13) and "withdrawn" = $14 order by "observed_on", "id"
begin
insert into "import_roll_up" ("import_id", "gone", "school_year", "metric_id", "cycle_id", "cycle_number", "have", "expected", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
insert into "import_site_roll_up" ("import_id", "metric_id", "cycle_id", "site_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
update "import_run" set "done" = $1, "beat_at" = $2 where "id" = $3
commit
begin
select pg_advisory_xact_lock($1)
update "writing" set "since" = (select coalesce(max("tx"), 0) + $1 as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
update "import_run" set "state" = $1 where "id" = $2 and "state" in ($3, $4, $5)
select "tx" from "ledger" where "tx" > $1 and "entity" not in ($2, $3) limit $4
select min("import_row"."line") as "line" from "observation" cross join "import_row" where "observation"."tx" > $1 and "import_row"."import_id" = $2 and "import_row"."outcome" in ($3, $4) and "import_row"."metric_id" = "observation"."metric_id" and "import_row"."observed_on" = "observation"."observed_on" and "import_row"."participant_group" = "observation"."participant_group" and coalesce(import_row.site_id, '') = coalesce(observation.site_id, '')
select min("import_row"."line") as "line" from "observation" cross join "import_row" where "observation"."tx" > $1 and "import_row"."import_id" = $2 and "import_row"."outcome" in ($3, $4) and "import_row"."id" = "observation"."id"
select "id" from "cycle" where "id" in ($1, $2) and "closed_at" is not null
select "id" from "cycle" where "id" in ($1) and "closed_at" is not null
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
insert into "import_batch" ("id", "file_name", "sha256", "rows", "tx", "undone_tx") values ($1, $2, $3, $4, $5, $6)
insert into "observation" ("id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "withdrawn", "reason", "recorded_at", "recorded_by", "invited", "answered", "survey_scale", "wording", "late", "tx", "import_id") select "id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "withdrawn", "reason", "recorded_at", "recorded_by", "invited", "answered", "survey_scale", "wording", "late", cast($1 as integer) as "tx", cast($2 as text) as "import_id" from "import_row" where "import_row"."import_id" = $3 and "line" > $4 and "line" <= $5 and "outcome" = $6
update "observation" set "superseded_tx" = $1 where "superseded_tx" is null and "tx" <> $2 and "id" in (select "import_row"."id" from "import_row" where "import_id" = $3 and "outcome" in ($4, $5) and "replaces" = $6)
insert into "observation" ("id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "withdrawn", "reason", "recorded_at", "recorded_by", "invited", "answered", "survey_scale", "wording", "late", "tx", "import_id") select "id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "withdrawn", "reason", "recorded_at", "recorded_by", "invited", "answered", "survey_scale", "wording", "late", cast($1 as integer) as "tx", cast($2 as text) as "import_id" from "import_row" where "import_row"."import_id" = $3 and "line" > $4 and "line" <= $5 and "outcome" = $6
delete from "roll_up" where ("metric_id", "cycle_id") in (select "import_roll_up"."metric_id", "import_roll_up"."cycle_id" from "import_roll_up" where "import_id" = $1)
delete from "site_roll_up" where ("metric_id", "cycle_id") in (select "import_roll_up"."metric_id", "import_roll_up"."cycle_id" from "import_roll_up" where "import_id" = $1)
insert into "roll_up" ("metric_id", "cycle_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle", "school_year", "cycle_number", "have", "expected") select "metric_id", "cycle_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle", "school_year", "cycle_number", "have", "expected" from "import_roll_up" where "import_id" = $1 and "gone" = $2
insert into "site_roll_up" ("metric_id", "cycle_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle", "site_id") select "metric_id", "cycle_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle", "site_id" from "import_site_roll_up" where "import_id" = $1
select "observation"."metric_id", "observation"."cycle_id" from "observation" where "observation"."tx" > $1 and "observation"."tx" < $2 union select "earlier"."metric_id", "earlier"."cycle_id" from "observation" inner join "observation" as "earlier" on "earlier"."id" = "observation"."id" and "earlier"."version" = "observation"."version" - 1 where "observation"."tx" > $3 and "observation"."tx" < $4
select "observation"."metric_id", "observation"."cycle_id" from "observation" where "observation"."tx" > $1 and "observation"."tx" < $2 union select "earlier"."metric_id", "earlier"."cycle_id" from "observation" inner join "observation" as "earlier" on "earlier"."id" = "observation"."id" and "earlier"."version" = "observation"."version" - 1 where "observation"."tx" > $3 and "observation"."tx" < $4
update "import_run" set "state" = $1, "added" = $2, "corrected" = $3, "same" = $4, "rejected" = $5, "done" = $6, "out_of" = $7, "ended_at" = $8, "beat_at" = $9 where "id" = $10
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
update "writing" set "since" = $1
commit
select * from "import_reject" where "import_id" = $1 and ("line" > $2 or ("line" = $3 and "position" > $4)) order by "line", "position" limit $5
select distinct "metric_id" from "import_roll_up" where "import_id" = $1
delete from "import_site_roll_up" where "import_id" = $1 and "metric_id" in ($2)
delete from "import_roll_up" where "import_id" = $1 and "metric_id" in ($2)
select max("line") as "line" from "import_row" where "import_id" = $1
delete from "import_row" where "import_id" = $1 and "line" <= $2
