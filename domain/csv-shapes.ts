/**
 * The CSV files that leave and enter: their columns in order. A column is never
 * taken away, renamed or moved; further ones are added at the end.
 */

import type { Cell } from './csv-line.ts'

/** What a column holds, in the words of a Frictionless table schema. */
export type ColumnType = 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'datetime'

export interface Column<Name extends string = string> {
  name: Name
  type: ColumnType
}

/** One row: a cell for each of the columns. */
export type Row<C extends readonly Column[]> = Record<C[number]['name'], Cell>

/** Where in the plans an action is. */
export const ACTION_PLACE = [
  { name: 'school_year', type: 'string' },
  { name: 'cycle', type: 'string' },
  { name: 'department', type: 'string' },
  { name: 'priority_number', type: 'integer' },
  { name: 'priority', type: 'string' },
  { name: 'action_number', type: 'integer' },
  { name: 'action', type: 'string' },
] as const satisfies Column[]

/** Where in the plans a metric is. */
const PLACE = [
  ...ACTION_PLACE,
  { name: 'metric_letter', type: 'string' },
  { name: 'metric', type: 'string' },
  { name: 'metric_id', type: 'string' },
  { name: 'measure_kind', type: 'string' },
  { name: 'unit', type: 'string' },
] as const satisfies Column[]

/** observations.csv: one row per current observation. */
export const OBSERVATION_COLUMNS = [
  { name: 'observation_id', type: 'string' },
  ...PLACE,
  { name: 'observed_on', type: 'date' },
  { name: 'site_code', type: 'string' },
  { name: 'site', type: 'string' },
  { name: 'participant_group', type: 'string' },
  { name: 'value', type: 'number' },
  { name: 'numerator', type: 'number' },
  { name: 'denominator', type: 'number' },
  { name: 'n', type: 'number' },
  { name: 'missing_reason', type: 'string' },
  { name: 'suppressed', type: 'string' },
  { name: 'note', type: 'string' },
  { name: 'evidence_url', type: 'string' },
  { name: 'source_file', type: 'string' },
  { name: 'source_sha256', type: 'string' },
  { name: 'recorded_at', type: 'datetime' },
  { name: 'recorded_by', type: 'string' },
  { name: 'version', type: 'integer' },
  { name: 'restated_reason', type: 'string' },
  { name: 'stage', type: 'string' },
  { name: 'done', type: 'boolean' },
  { name: 'provenance', type: 'string' },
  { name: 'invited', type: 'integer' },
  { name: 'answered', type: 'integer' },
  { name: 'survey_scale', type: 'integer' },
  { name: 'wording', type: 'string' },
  { name: 'late', type: 'boolean' },
] as const satisfies Column[]
export type ObservationCells = Row<typeof OBSERVATION_COLUMNS>

/** progress.csv: one row per metric and cycle. */
export const PROGRESS_COLUMNS = [
  ...PLACE,
  { name: 'baseline', type: 'number' },
  { name: 'target', type: 'number' },
  { name: 'direction', type: 'string' },
  { name: 'path', type: 'number' },
  { name: 'actual', type: 'number' },
  { name: 'previous', type: 'number' },
  { name: 'same_cycle_last_year', type: 'number' },
  { name: 'progress', type: 'number' },
  { name: 'status', type: 'string' },
  { name: 'short_by', type: 'number' },
  { name: 'coverage_have', type: 'integer' },
  { name: 'coverage_expected', type: 'integer' },
  { name: 'sentence', type: 'string' },
  { name: 'suppressed', type: 'string' },
  { name: 'target_high', type: 'number' },
  { name: 'numerator', type: 'number' },
  { name: 'denominator', type: 'number' },
  { name: 'missing_reason', type: 'string' },
  { name: 'last_observed_on', type: 'date' },
] as const satisfies Column[]
export type ProgressCells = Row<typeof PROGRESS_COLUMNS>

/** metrics.csv: one row per metric, its whole definition. */
export const METRIC_COLUMNS = [
  { name: 'school_year', type: 'string' },
  { name: 'department', type: 'string' },
  { name: 'priority_number', type: 'integer' },
  { name: 'priority', type: 'string' },
  { name: 'action_number', type: 'integer' },
  { name: 'action', type: 'string' },
  { name: 'metric_letter', type: 'string' },
  { name: 'metric', type: 'string' },
  { name: 'metric_id', type: 'string' },
  { name: 'metric_code', type: 'string' },
  { name: 'title', type: 'string' },
  { name: 'measure_kind', type: 'string' },
  { name: 'unit', type: 'string' },
  { name: 'direction', type: 'string' },
  { name: 'baseline', type: 'number' },
  { name: 'baseline_on', type: 'date' },
  { name: 'baseline_source', type: 'string' },
  { name: 'target', type: 'number' },
  { name: 'target_high', type: 'number' },
  { name: 'milestone_targets', type: 'string' },
  { name: 'tolerance', type: 'number' },
  { name: 'tolerance_unit', type: 'string' },
  { name: 'cadence', type: 'string' },
  { name: 'cadence_reason', type: 'string' },
  { name: 'accumulates', type: 'boolean' },
  { name: 'across_sites', type: 'string' },
  { name: 'scale_min', type: 'number' },
  { name: 'scale_max', type: 'number' },
  { name: 'stages', type: 'string' },
  { name: 'target_stage', type: 'string' },
  { name: 'rate_base', type: 'number' },
  { name: 'groups_overlap', type: 'boolean' },
  { name: 'coverage_floor', type: 'number' },
  { name: 'privacy_class', type: 'string' },
  { name: 'source_system', type: 'string' },
  { name: 'definition', type: 'string' },
  { name: 'owner', type: 'string' },
  { name: 'headline', type: 'boolean' },
  { name: 'continues_id', type: 'string' },
  { name: 'site_codes', type: 'string' },
  { name: 'removed', type: 'boolean' },
] as const satisfies Column[]
export type MetricCells = Row<typeof METRIC_COLUMNS>

/** audit.csv: one row per entry of the log, without the numbers it was about. */
export const AUDIT_COLUMNS = [
  { name: 'number', type: 'integer' },
  { name: 'at', type: 'datetime' },
  { name: 'actor', type: 'string' },
  { name: 'action', type: 'string' },
  { name: 'entity', type: 'string' },
  { name: 'entity_id', type: 'string' },
  { name: 'metric_id', type: 'string' },
  { name: 'metric', type: 'string' },
  { name: 'department', type: 'string' },
  { name: 'reason', type: 'string' },
  { name: 'came_from', type: 'string' },
] as const satisfies Column[]
export type AuditCells = Row<typeof AUDIT_COLUMNS>
