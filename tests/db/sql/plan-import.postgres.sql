begin
select pg_advisory_xact_lock($1)
update "writing" set "since" = (select coalesce(max("tx"), 0) + $1 as "since" from "ledger")
select "tx", "run_id" as "runId" from "publishing"
select "id" from "plan" where "department_id" = $1 and "school_year" = $2
insert into "plan" ("id", "department_id", "school_year", "kind", "state", "report_generated", "printed_department", "contacts", "emails", "phone", "version", "source_text") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
insert into "plan_section" ("plan_id", "name", "position", "text") values ($1, $2, $3, $4), ($5, $6, $7, $8), ($9, $10, $11, $12), ($13, $14, $15, $16), ($17, $18, $19, $20), ($21, $22, $23, $24), ($25, $26, $27, $28)
insert into "chain" ("id", "plan_id", "number", "version") values ($1, $2, $3, $4)
insert into "chain_part" ("chain_id", "part", "position", "text") values ($1, $2, $3, $4), ($5, $6, $7, $8), ($9, $10, $11, $12), ($13, $14, $15, $16)
insert into "chain" ("id", "plan_id", "number", "version") values ($1, $2, $3, $4)
insert into "chain_part" ("chain_id", "part", "position", "text") values ($1, $2, $3, $4)
insert into "priority" ("id", "plan_id", "number", "position", "title", "version") values ($1, $2, $3, $4, $5, $6), ($7, $8, $9, $10, $11, $12)
insert into "action" ("id", "priority_id", "plan_id", "number", "position", "text", "needs_resources", "version") values ($1, $2, $3, $4, $5, $6, $7, $8), ($9, $10, $11, $12, $13, $14, $15, $16), ($17, $18, $19, $20, $21, $22, $23, $24)
insert into "metric" ("id", "action_id", "plan_id", "department_id", "school_year", "letter", "position", "text", "title", "kind", "unit", "direction", "baseline", "baseline_on", "baseline_source", "target", "target_high", "tolerance_unit", "tolerance_amount", "cadence", "accumulates", "across_sites", "scale_min", "scale_max", "stages", "target_stage", "rate_base", "groups_overlap", "coverage_floor", "privacy_class", "source_system", "definition", "owner", "headline", "continues_id", "cadence_reason", "removed", "version") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38), ($39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64, $65, $66, $67, $68, $69, $70, $71, $72, $73, $74, $75, $76), ($77, $78, $79, $80, $81, $82, $83, $84, $85, $86, $87, $88, $89, $90, $91, $92, $93, $94, $95, $96, $97, $98, $99, $100, $101, $102, $103, $104, $105, $106, $107, $108, $109, $110, $111, $112, $113, $114)
select * from "plan" where "id" = $1
select "name", "text" from "plan_section" where "plan_id" = $1 order by "position"
select * from "chain" where "plan_id" = $1 order by "number"
select "chain_part"."chain_id", "chain_part"."part", "chain_part"."text" from "chain_part" inner join "chain" on "chain"."id" = "chain_part"."chain_id" where "chain"."plan_id" = $1 order by "chain_part"."position"
select * from "priority" where "plan_id" = $1 order by "position"
select * from "action" where "plan_id" = $1 order by "position"
select "action_goal"."action_id", "action_goal"."goal" from "action_goal" inner join "action" on "action"."id" = "action_goal"."action_id" where "action"."plan_id" = $1
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = $1 where ("metric"."plan_id" = $2 and "metric"."removed" = $3)
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where ("metric"."plan_id" = $1 and "metric"."removed" = $2)
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where ("metric"."plan_id" = $1 and "metric"."removed" = $2)
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
select "id" from "plan" where "department_id" = $1 and "school_year" = $2
select * from "plan" where "id" = $1
select "name", "text" from "plan_section" where "plan_id" = $1 order by "position"
select * from "chain" where "plan_id" = $1 order by "number"
select "chain_part"."chain_id", "chain_part"."part", "chain_part"."text" from "chain_part" inner join "chain" on "chain"."id" = "chain_part"."chain_id" where "chain"."plan_id" = $1 order by "chain_part"."position"
select * from "priority" where "plan_id" = $1 order by "position"
select * from "action" where "plan_id" = $1 order by "position"
select "action_goal"."action_id", "action_goal"."goal" from "action_goal" inner join "action" on "action"."id" = "action_goal"."action_id" where "action"."plan_id" = $1
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = $1 where ("metric"."plan_id" = $2 and "metric"."removed" = $3)
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where ("metric"."plan_id" = $1 and "metric"."removed" = $2)
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where ("metric"."plan_id" = $1 and "metric"."removed" = $2)
select (select cast(count(*) as integer) as "rows" from "observation" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = $1))) as "observations", (select cast(count(*) as integer) as "rows" from "deviation" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = $2))) as "deviations", (select cast(count(*) as integer) as "rows" from "metric" where "continues_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = $3)) and "id" not in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = $4))) as "continuations", (select cast(count(*) as integer) as "rows" from "reflection" where "action_id" in (select "action"."id" from "action" where "action"."plan_id" = $5)) as "reflections", (select cast(count(*) as integer) as "rows" from "decision" where ("metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = $6)) or "action_id" in (select "action"."id" from "action" where "action"."plan_id" = $7))) as "decisions"
delete from "metric_site" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = $1))
delete from "milestone_target" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = $1))
delete from "recipe" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = $1))
delete from "status_grid" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = $1))
delete from "stream_cut" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = $1))
delete from "dated_event" where "metric_id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = $1))
delete from "metric" where "id" in (select "metric"."id" from "metric" where "metric"."action_id" in (select "action"."id" from "action" where "action"."plan_id" = $1))
delete from "action_goal" where "action_id" in (select "action"."id" from "action" where "action"."plan_id" = $1)
delete from "action" where "id" in (select "action"."id" from "action" where "action"."plan_id" = $1)
delete from "priority" where "plan_id" = $1
delete from "chain_part" where "chain_id" in (select "chain"."id" from "chain" where "plan_id" = $1)
delete from "chain" where "plan_id" = $1
delete from "plan_section" where "plan_id" = $1
update "plan" set "id" = $1, "department_id" = $2, "school_year" = $3, "kind" = $4, "state" = $5, "report_generated" = $6, "printed_department" = $7, "contacts" = $8, "emails" = $9, "phone" = $10, "version" = $11, "source_text" = $12 where "id" = $13
insert into "plan_section" ("plan_id", "name", "position", "text") values ($1, $2, $3, $4), ($5, $6, $7, $8), ($9, $10, $11, $12), ($13, $14, $15, $16), ($17, $18, $19, $20), ($21, $22, $23, $24), ($25, $26, $27, $28), ($29, $30, $31, $32), ($33, $34, $35, $36), ($37, $38, $39, $40)
insert into "priority" ("id", "plan_id", "number", "position", "title", "version") values ($1, $2, $3, $4, $5, $6)
insert into "action" ("id", "priority_id", "plan_id", "number", "position", "text", "needs_resources", "version") values ($1, $2, $3, $4, $5, $6, $7, $8), ($9, $10, $11, $12, $13, $14, $15, $16), ($17, $18, $19, $20, $21, $22, $23, $24), ($25, $26, $27, $28, $29, $30, $31, $32)
insert into "metric" ("id", "action_id", "plan_id", "department_id", "school_year", "letter", "position", "text", "title", "kind", "unit", "direction", "baseline", "baseline_on", "baseline_source", "target", "target_high", "tolerance_unit", "tolerance_amount", "cadence", "accumulates", "across_sites", "scale_min", "scale_max", "stages", "target_stage", "rate_base", "groups_overlap", "coverage_floor", "privacy_class", "source_system", "definition", "owner", "headline", "continues_id", "cadence_reason", "removed", "version") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38), ($39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64, $65, $66, $67, $68, $69, $70, $71, $72, $73, $74, $75, $76), ($77, $78, $79, $80, $81, $82, $83, $84, $85, $86, $87, $88, $89, $90, $91, $92, $93, $94, $95, $96, $97, $98, $99, $100, $101, $102, $103, $104, $105, $106, $107, $108, $109, $110, $111, $112, $113, $114)
select * from "plan" where "id" = $1
select "name", "text" from "plan_section" where "plan_id" = $1 order by "position"
select * from "chain" where "plan_id" = $1 order by "number"
select "chain_part"."chain_id", "chain_part"."part", "chain_part"."text" from "chain_part" inner join "chain" on "chain"."id" = "chain_part"."chain_id" where "chain"."plan_id" = $1 order by "chain_part"."position"
select * from "priority" where "plan_id" = $1 order by "position"
select * from "action" where "plan_id" = $1 order by "position"
select "action_goal"."action_id", "action_goal"."goal" from "action_goal" inner join "action" on "action"."id" = "action_goal"."action_id" where "action"."plan_id" = $1
select "metric".*, "action"."number" as "action_number", "action"."position" as "action_position", "priority"."number" as "priority_number", "priority"."position" as "priority_position", "department"."code" as "department_code", "department"."position" as "department_position", "district"."coverage_floor" as "district_floor" from "metric" inner join "action" on "action"."id" = "metric"."action_id" inner join "priority" on "priority"."id" = "action"."priority_id" inner join "department" on "department"."id" = "metric"."department_id" left join "district" on "district"."id" = $1 where ("metric"."plan_id" = $2 and "metric"."removed" = $3)
select "metric_site"."metric_id", "metric_site"."site_id" from "metric_site" inner join "metric" on "metric"."id" = "metric_site"."metric_id" where ("metric"."plan_id" = $1 and "metric"."removed" = $2)
select "milestone_target"."metric_id", "milestone_target"."cycle_id", "milestone_target"."target" from "milestone_target" inner join "metric" on "metric"."id" = "milestone_target"."metric_id" where ("metric"."plan_id" = $1 and "metric"."removed" = $2)
select "tx", "hash" from "ledger" order by "tx" desc limit $1
insert into "ledger" ("tx", "at", "actor", "action", "entity", "entity_id", "payload", "prev", "hash") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
insert into "data_version" ("scope", "version") values ($1, $2) on conflict ("scope") do update set "version" = "data_version"."version" + $3
update "writing" set "since" = $1
commit
