/** The CSV files of what leadership looks back on and decides: their columns in order. */

import type { Column, Row } from './csv-shapes.ts'
import { ACTION_PLACE } from './csv-shapes.ts'

/** decisions.csv: one row per decision, as it stands. */
export const DECISION_COLUMNS = [
  { name: 'decision_id', type: 'string' },
  ...ACTION_PLACE,
  { name: 'metric_letter', type: 'string' },
  { name: 'metric', type: 'string' },
  { name: 'metric_id', type: 'string' },
  { name: 'kind', type: 'string' },
  { name: 'decision', type: 'string' },
  { name: 'owner', type: 'string' },
  { name: 'due_on', type: 'date' },
  { name: 'state', type: 'string' },
  { name: 'outcome', type: 'string' },
  { name: 'decided_at', type: 'datetime' },
  { name: 'decided_by', type: 'string' },
  { name: 'changed_at', type: 'datetime' },
  { name: 'changed_by', type: 'string' },
  { name: 'version', type: 'integer' },
] as const satisfies Column[]
export type DecisionCells = Row<typeof DECISION_COLUMNS>

/** reflections.csv: one row per action and cycle that somebody wrote about. */
export const REFLECTION_COLUMNS = [
  { name: 'reflection_id', type: 'string' },
  ...ACTION_PLACE,
  { name: 'happened', type: 'string' },
  { name: 'learned', type: 'string' },
  { name: 'next', type: 'string' },
  { name: 'felt', type: 'string' },
  { name: 'written_at', type: 'datetime' },
  { name: 'written_by', type: 'string' },
  { name: 'acknowledged_by', type: 'string' },
  { name: 'version', type: 'integer' },
] as const satisfies Column[]
export type ReflectionCells = Row<typeof REFLECTION_COLUMNS>
