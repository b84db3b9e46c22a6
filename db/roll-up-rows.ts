/** Roll-ups between the database and the domain. */

import type { Metric } from '../domain/plan.ts'
import type { Parts } from '../domain/roll-up.ts'
import type { Coverage } from '../domain/standing.ts'
import type { RollUpRow, SiteRollUpRow } from './tables.ts'

/** One metric in one cycle, rolled up. */
export interface Cell extends Coverage {
  metricId: string
  cycleId: string
  cycleNumber: number
  parts: Parts
}

/** One site's part of a metric's cycle; the empty id is the district as one place. */
export interface SiteParts {
  metricId: string
  cycleId: string
  siteId: string
  parts: Parts
}

/** A stored roll-up. */
export function toCell(row: RollUpRow): Cell {
  return {
    metricId: row.metric_id,
    cycleId: row.cycle_id,
    cycleNumber: row.cycle_number,
    have: row.have,
    expected: row.expected,
    parts: toParts(row),
  }
}

/** A stored roll-up of one site. */
export function toSiteParts(row: SiteRollUpRow): SiteParts {
  return {
    metricId: row.metric_id,
    cycleId: row.cycle_id,
    siteId: row.site_id,
    parts: toParts(row),
  }
}

/** The row of a roll-up. */
export function toRollUpRow(metric: Metric, cell: Cell): RollUpRow {
  return {
    school_year: metric.schoolYear,
    metric_id: cell.metricId,
    cycle_id: cell.cycleId,
    cycle_number: cell.cycleNumber,
    have: cell.have,
    expected: cell.expected,
    ...toPartsRow(cell.parts),
  }
}

/** The row of one site's roll-up. */
export function toSiteRow({ metricId, cycleId, siteId, parts }: SiteParts): SiteRollUpRow {
  return { metric_id: metricId, cycle_id: cycleId, site_id: siteId, ...toPartsRow(parts) }
}

function toPartsRow({ observations, numerator, denominator, lastOn, missing, obstacle }: Parts) {
  return {
    observations,
    numerator,
    denominator,
    last_on: lastOn,
    missing_code: missing,
    obstacle,
  }
}

function toParts(row: Omit<SiteRollUpRow, 'metric_id' | 'cycle_id' | 'site_id'>): Parts {
  return {
    observations: row.observations,
    numerator: row.numerator,
    denominator: row.denominator,
    lastOn: row.last_on,
    missing: row.missing_code,
    obstacle: row.obstacle,
  }
}
