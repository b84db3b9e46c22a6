/** What recording and correcting an observation needs to know, and how it is refused. */

import type { Context } from 'hono'

import { listCycles } from '../db/cycles.ts'
import type { RecordedObservation } from '../db/observations.ts'
import { listSites } from '../db/sites.ts'
import type { Db } from '../db/tables.ts'
import type { Writing } from '../db/writing.ts'
import { reachesDistrict } from '../domain/access.ts'
import { SHORTEST_REASON } from '../domain/approval.ts'
import type { ObservationProblem } from '../domain/observation-problem.ts'
import type { ObservationContext } from '../domain/observation.ts'
import type { Metric } from '../domain/plan.ts'
import type { Env } from './context.ts'
import { etagOf } from './etag.ts'
import { toBody } from './observation-schemas.ts'
import { refuse } from './problem.ts'
import { unknown } from './respond.ts'

/** What a draft of this metric is checked against. */
export async function contextOf(
  db: Db,
  metric: Metric,
  latestDay: ObservationContext['latestDay'],
): Promise<ObservationContext> {
  const cycles = await listCycles(db, metric.schoolYear)
  const sites = new Set((await listSites(db)).map(({ id }) => id))
  return { metric, cycles, latestDay, siteExists: (id) => sites.has(id) }
}

/** What a change carries into a closed cycle: whether it may go there, and why. */
export function lateBy(c: Context<Env>, reason = ''): Pick<Writing, 'mayBeLate' | 'reason'> {
  const said = reason.trim()
  return {
    mayBeLate: reachesDistrict(c.var.session, 'close_cycle'),
    ...(said !== '' && { reason: said }),
  }
}

export function refused(c: Context<Env>, errors: ObservationProblem[]) {
  return refuse(c, 422, 'A rule refuses this observation.', {
    detail: errors.map(({ message }) => message).join(' '),
    errors: errors.map(({ path, message, code }) => ({ path, message, code })),
    code: 'observation_refused',
  })
}

export function occupied(c: Context<Env>, standing: RecordedObservation) {
  c.header('etag', etagOf(standing.version, standing.id))
  return refuse(c, 409, 'A value already stands for this day, site and group.', {
    detail: `To correct it, PATCH /observations/${standing.id} with a reason. The body holds it.`,
    current: toBody(standing, c.var.nameOf),
    code: 'already_recorded',
  })
}

export function closed(c: Context<Env>, cycleId: string) {
  const mayBeLate = reachesDistrict(c.var.session, 'close_cycle')
  return refuse(c, 423, `The cycle ${cycleId} is closed.`, {
    detail: mayBeLate
      ? `Give a reason of at least ${SHORTEST_REASON} characters to change it late; the value is then marked as corrected after closing. Or reopen the cycle for the department.`
      : 'Ask the coordinator to reopen it for your department.',
    code: 'cycle_closed',
  })
}

export function reasonMissing(c: Context<Env>) {
  return refuse(c, 422, 'Say why.', {
    errors: [
      {
        path: 'reason',
        message: 'Give the reason for the change; it stays on the record.',
        code: 'reason_missing',
      },
    ],
    code: 'reason_missing',
  })
}

export function unknownMetric(c: Context<Env>) {
  return unknown(c, 'metricId', 'metric')
}
