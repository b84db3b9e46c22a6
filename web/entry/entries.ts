/** Every entry of a grid, from what the server answered. */

import type { CalendarDate } from '../../domain/calendar.ts'
import type { Observation } from '../metric/series.ts'
import type { Metric } from '../plan/stored-plan.ts'
import { entryWords } from '../words/entry.ts'
import type { EntryColumn } from './columns.ts'
import type { EntryField } from './entry-text.ts'
import { fieldsOf } from './entry-text.ts'
import type { Entry, EntryRules } from './entry.ts'
import { createEntry } from './entry.ts'

/** One row of the grid: one field of a metric. */
export interface EntryRow {
  metric: Metric
  field: EntryField
  /** How many rows the metric has; 0 on all but its first. */
  span: number
  /** One for each column. */
  entries: Entry[]
}

export interface EntrySource {
  metrics: readonly Metric[]
  columns: readonly EntryColumn[]
  /** Of the cycle, and of the one before. */
  observations: readonly Observation[]
  before: readonly Observation[]
  closed: boolean
  /** Whether the reader may log here. */
  mayLog: boolean
  rules: EntryRules
  /** No later day is accepted. */
  latestDay: CalendarDate
}

/** The rows of the grid, in the order of the plan. Metrics nobody has defined have none. */
export function rowsOf(source: EntrySource): EntryRow[] {
  return source.metrics.flatMap((metric) => {
    const fields = fieldsOf(metric)
    const entries = source.columns.map((column) => entryOf(metric, column, source))
    return fields.map((field, at) => ({
      metric,
      field,
      span: at === 0 ? fields.length : 0,
      entries,
    }))
  })
}

/** Each entry once, in the order of the rows. */
export function entriesOf(rows: readonly EntryRow[]): Entry[] {
  return rows.flatMap(({ span, entries }) => (span === 0 ? [] : entries))
}

function entryOf(metric: Metric, column: EntryColumn, source: EntrySource): Entry {
  const here = source.observations.filter((each) => standsIn(each, metric, column))
  const standing = here.toSorted(byDay).at(-1)
  const last = source.before
    .filter(
      ({ metricId, siteId, group }) =>
        metricId === metric.id && siteId === column.siteId && group === '',
    )
    .toSorted(byDay)
    .at(-1)
  const shut = shutWhy(metric, column, here.length, source)
  return createEntry({ metric, column, standing, last, shut }, source.rules)
}

function standsIn(
  { metricId, siteId, group, observedOn }: Observation,
  metric: Metric,
  { siteId: site, from, to }: EntryColumn,
): boolean {
  const isHere = metricId === metric.id && siteId === site && group === ''
  return isHere && observedOn >= from && observedOn <= to
}

function shutWhy(
  { siteIds }: Metric,
  { siteId, from }: EntryColumn,
  count: number,
  { closed, mayLog, latestDay }: EntrySource,
): string {
  const say = entryWords().shut
  const isExpected = siteId === null ? siteIds.length === 0 : siteIds.includes(siteId)
  if (count > 1) return say.several(count)
  if (!isExpected && count === 0) return siteIds.length === 0 ? say.notBySite : say.notHere
  if (closed) return say.closed
  if (!mayLog) return say.notYours
  return from > latestDay ? say.future : ''
}

function byDay(a: Observation, b: Observation): number {
  if (a.observedOn !== b.observedOn) return a.observedOn < b.observedOn ? -1 : 1
  return a.recordedAt < b.recordedAt ? -1 : 1
}
