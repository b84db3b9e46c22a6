begin
select pg_advisory_xact_lock($1)
update "writing" set "since" = (select coalesce(max("tx"), 0) + $1 as "since" from "ledger")
select * from "observation" where "metric_id" = $1 and "observed_on" = $2 and coalesce("site_id", '') = $3 and "participant_group" = $4 and "superseded_tx" is null order by "tx" desc
select "id" from "cycle" where "id" in ($1) and "closed_at" is not null
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
insert into "observation" ("id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "import_id", "withdrawn", "reason", "recorded_at", "recorded_by", "tx", "superseded_tx", "invited", "answered", "survey_scale", "wording", "late") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)
select * from "cycle" where "id" = $1
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = $1 and "observed_on" >= $2 and "observed_on" <= $3 and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = $1 and "cycle_id" = $2
insert into "roll_up" ("metric_id", "cycle_id", "school_year", "cycle_number", "have", "expected", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict ("school_year", "metric_id", "cycle_id") do update set "cycle_number" = $13, "have" = $14, "expected" = $15, "observations" = $16, "numerator" = $17, "denominator" = $18, "last_on" = $19, "missing_code" = $20, "obstacle" = $21
insert into "site_roll_up" ("metric_id", "cycle_id", "site_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
update "writing" set "since" = $1
commit
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = $1 where 1 = 1
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where 1 = 1
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where 1 = 1
select "id", "code", "name" from "department"
select "action"."id", "action"."number", "action"."text", "priority"."title", "priority"."number" as "priority_number" from "action" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "plan" on "plan"."id" = "action"."plan_id"
select "id", "code", "name" from "site"
select * from "school_year" order by "id" desc
select * from "cycle" where "school_year" = $1 order by "number"
select * from "cycle" where "school_year" = $1 order by "number"
begin
select pg_advisory_xact_lock($1)
update "writing" set "since" = (select coalesce(max("tx"), 0) + $1 as "since" from "ledger")
select * from "observation" where "superseded_tx" is null and "metric_id" in ($1) order by "tx"
select * from "observation" where "superseded_tx" is null and "id" in ($1) order by "tx"
select "id" from "cycle" where "id" in ($1, $2, $3, $4, $5, $6, $7, $8) and "closed_at" is not null
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
insert into "import_batch" ("id", "file_name", "sha256", "rows", "tx", "undone_tx") values ($1, $2, $3, $4, $5, $6)
update "observation" set "superseded_tx" = $1 where "id" in ($2) and "superseded_tx" is null
insert into "observation" ("id", "version", "metric_id", "school_year", "cycle_id", "site_id", "participant_group", "observed_on", "value", "numerator", "denominator", "n", "stage", "done", "missing_code", "note", "evidence_url", "source_file", "source_sha256", "provenance", "import_id", "withdrawn", "reason", "recorded_at", "recorded_by", "tx", "superseded_tx", "invited", "answered", "survey_scale", "wording", "late") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32), ($33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64)
select "observation"."metric_id", "observation"."observed_on", "observation"."site_id", "observation"."participant_group", "observation"."value", "observation"."numerator", "observation"."denominator", "observation"."n", "observation"."stage", "observation"."done", "observation"."missing_code", "observation"."recorded_at" from "observation" where "metric_id" = $1 and "observed_on" >= $2 and "observed_on" <= $3 and ("observation"."superseded_tx" is null and "observation"."withdrawn" = 0) order by "observed_on", "id"
delete from "site_roll_up" where "metric_id" = $1 and "cycle_id" = $2
insert into "roll_up" ("metric_id", "cycle_id", "school_year", "cycle_number", "have", "expected", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict ("school_year", "metric_id", "cycle_id") do update set "cycle_number" = $13, "have" = $14, "expected" = $15, "observations" = $16, "numerator" = $17, "denominator" = $18, "last_on" = $19, "missing_code" = $20, "obstacle" = $21
insert into "site_roll_up" ("metric_id", "cycle_id", "site_id", "observations", "numerator", "denominator", "last_on", "missing_code", "obstacle") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
update "writing" set "since" = $1
commit
