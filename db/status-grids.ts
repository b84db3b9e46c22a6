/** The cut points and colours of metrics: one definition each, with a version of its own. */

import type { SchoolYear } from '../domain/calendar.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import type { Colour, GridDefinition } from '../domain/status-grid.ts'
import { COLOURS } from '../domain/status-grid.ts'
import { recordChange } from './changes.ts'
import type { StatusGridTable } from './metric-part-tables.ts'
import { readMetrics } from './metric-rows.ts'
import { findUses } from './plan-uses.ts'
import type { Db } from './tables.ts'
import type { Writing } from './writing.ts'

/** A metric's grid; version 0 without a definition where none was ever set. */
export interface StatusGrid {
  metricId: string
  /** Null: the metric is not placed. */
  definition: GridDefinition | null
  version: number
}

/** What setting a grid goes by. */
export interface GridEdit {
  expectedVersion: number
  /** Needed once the metric has observations. */
  reason?: string | undefined
}

/** A metric's grid, also where none was set yet. */
export async function findGrid(db: Db, metricId: string): Promise<StatusGrid> {
  const row = await db
    .selectFrom('status_grid')
    .selectAll()
    .where('metric_id', '=', metricId)
    .executeTakeFirst()
  return row ? toGrid(row) : { metricId, definition: null, version: 0 }
}

/** The definitions in use in a school year or one of its departments, by metric id. */
export async function listGrids(
  db: Db,
  scope: { schoolYear: SchoolYear; departmentId?: string | undefined },
): Promise<Map<string, GridDefinition>> {
  const { schoolYear, departmentId } = scope
  const rows = await db
    .selectFrom('status_grid')
    .innerJoin('metric', 'metric.id', 'status_grid.metric_id')
    .selectAll('status_grid')
    .where('metric.school_year', '=', schoolYear)
    .where('status_grid.in_use', '=', 1)
    .$if(departmentId !== undefined, (q) =>
      q.where('metric.department_id', '=', departmentId ?? ''),
    )
    .execute()
  return new Map(rows.map((row) => [row.metric_id, toDefinition(row)]))
}

/**
 * Sets by what a metric is placed; null takes its grid out of use. The caller
 * has checked the definition.
 *
 * Errors: undefined when the metric is absent, removed, or its grid stale;
 * `reason_needed` when the metric has observations.
 */
export async function setGrid(
  writing: Writing,
  metricId: string,
  definition: GridDefinition | null,
  edit: GridEdit,
): Promise<StatusGrid | 'reason_needed' | undefined> {
  const { tx } = writing
  const [metric] = await readMetrics(tx, { id: metricId })
  const before = await findGrid(tx, metricId)
  if (!metric || before.version !== edit.expectedVersion) return undefined
  const uses = await findUses(tx, { metricId })
  if (uses && uses.observations > 0 && !edit.reason) return 'reason_needed'
  if (!definition && !before.definition) return before

  const after = { metricId, definition, version: before.version + 1 }
  if (before.version === 0 && definition) {
    const row = { metric_id: metricId, ...toColumns(definition), in_use: 1, version: 1 } as const
    await tx.insertInto('status_grid').values(row).execute()
  } else {
    const columns = definition ? { ...toColumns(definition), in_use: 1 as const } : NOT_IN_USE
    await tx
      .updateTable('status_grid')
      .set({ ...columns, version: after.version })
      .where('metric_id', '=', metricId)
      .execute()
  }
  await recordChange(writing, {
    action: definition ? 'status_grid.set' : 'status_grid.remove',
    entityId: metricId,
    before: before.definition ?? undefined,
    after: definition ?? undefined,
    reason: edit.reason,
    scopes: [metric.schoolYear],
  })
  return after
}

const NOT_IN_USE = { in_use: 0 } as const

function toGrid(row: StatusGridTable): StatusGrid {
  const { metric_id, version } = row
  return { metricId: metric_id, definition: row.in_use === 1 ? toDefinition(row) : null, version }
}

function toColumns(definition: GridDefinition) {
  return {
    better: definition.better,
    level_cuts: canonicalJson(definition.levelCuts),
    change_cuts: canonicalJson(definition.changeCuts),
    few_change_cuts: canonicalJson(definition.fewChangeCuts),
    colours: canonicalJson(definition.colours),
    few_colours: canonicalJson(definition.fewColours),
  }
}

function toDefinition(row: StatusGridTable): GridDefinition {
  return {
    better: row.better,
    levelCuts: toNumbers(row.level_cuts),
    changeCuts: toNumbers(row.change_cuts),
    fewChangeCuts: toNumbers(row.few_change_cuts),
    colours: toColours(row.colours),
    fewColours: toColours(row.few_colours),
  }
}

function toNumbers(column: string): number[] {
  return toList(JSON.parse(column)).map((cut) => {
    if (typeof cut !== 'number') throw new TypeError('not a list of cut points')
    return cut
  })
}

function toColours(column: string): Colour[][] {
  return toList(JSON.parse(column)).map((row) =>
    toList(row).map((name) => {
      const colour = COLOURS.find((one) => one === name)
      if (colour === undefined) throw new TypeError('not a table of colours')
      return colour
    }),
  )
}

function toList(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError('not a list')
  return value
}
