/** HTTP for recording, correcting, withdrawing and reading observations. */

import { createRoute, z } from '@hono/zod-openapi'

import { findMetric } from '../db/metrics.ts'
import { listVersions } from '../db/observation-history.ts'
import {
  correctObservation,
  findObservation,
  listObservations,
  withdrawObservation,
} from '../db/observations.ts'
import { veilObservations, veilVersions } from '../db/veiled-observations.ts'
import { checkObservation } from '../domain/observation.ts'
import { momentOf } from './as-of.ts'
import { SmallGroups, audienceOf } from './audience.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch, alreadyHeld, etagOf } from './etag.ts'
import { recordObservation } from './observation-recording.ts'
import {
  closed,
  contextOf,
  lateBy,
  occupied,
  reasonMissing,
  refused,
} from './observation-refusals.ts'
import {
  Correction,
  NewObservation,
  Observation,
  Withdrawal,
  corrected,
  toBody,
} from './observation-schemas.ts'
import { pageOf, pageQuery } from './page.ts'
import { REFUSALS, refusal } from './problem.ts'
import { absent, outdated, requireVersion } from './respond.ts'
import { AsOf, Day, Id, IdPath, Year } from './schemas.ts'
import { write } from './write.ts'

const one = { content: { 'application/json': { schema: Observation } } }
const CHANGE_REFUSALS = {
  ...REFUSALS,
  412: refusal('Not the current version; the body holds it.'),
  422: refusal('A rule refuses it, or the reason is missing.'),
  423: refusal('The cycle is closed; the coordinator may still correct it with a reason.'),
  428: refusal('If-Match is missing.'),
}

const listRoute = createRoute({
  method: 'get',
  path: '/observations',
  summary: 'List observations',
  request: {
    query: z.strictObject({
      ...pageQuery,
      metric: Id.optional(),
      department: Id.optional(),
      year: Year.optional(),
      cycle: Id.optional(),
      site: Id.optional(),
      from: Day.optional(),
      to: Day.optional(),
      asOf: AsOf,
      smallGroups: SmallGroups,
    }),
  },
  responses: {
    200: {
      description: 'A page.',
      content: { 'application/json': { schema: pageOf(Observation) } },
    },
    ...REFUSALS,
  },
})

const recordRoute = createRoute({
  method: 'post',
  path: '/observations',
  summary: 'Record an observation',
  request: {
    body: { required: true, content: { 'application/json': { schema: NewObservation } } },
  },
  responses: {
    201: { description: 'Recorded.', ...one },
    ...REFUSALS,
    409: refusal('One already stands for this day, site and group; the body holds it.'),
    422: refusal('A rule refuses it.'),
    423: refusal('The cycle is closed; the coordinator may still correct it with a reason.'),
  },
})

const readRoute = createRoute({
  method: 'get',
  path: '/observations/{id}',
  summary: 'Read an observation',
  request: {
    params: IdPath,
    query: z.strictObject({ asOf: AsOf, smallGroups: SmallGroups }),
  },
  responses: {
    200: { description: 'It.', ...one },
    304: { description: 'Unchanged.' },
    ...REFUSALS,
  },
})

const correctRoute = createRoute({
  method: 'patch',
  path: '/observations/{id}',
  summary: 'Correct an observation, with a reason',
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: Correction } } },
  },
  responses: {
    200: { description: 'The new version.', ...one },
    ...CHANGE_REFUSALS,
    409: refusal('Another one already stands for this day, site and group.'),
  },
})

const withdrawRoute = createRoute({
  method: 'delete',
  path: '/observations/{id}',
  summary: 'Withdraw an observation, with a reason',
  description: 'The reason goes in the body or in the query. Every version stays on the record.',
  request: {
    params: IdPath,
    headers: IfMatch,
    query: z.strictObject({ reason: z.string().max(2000).optional() }),
    body: { required: false, content: { 'application/json': { schema: Withdrawal } } },
  },
  responses: { 200: { description: 'The withdrawn version.', ...one }, ...CHANGE_REFUSALS },
})

const historyRoute = createRoute({
  method: 'get',
  path: '/observations/{id}/history',
  summary: "List an observation's versions, oldest first",
  request: {
    params: IdPath,
    query: z.strictObject({ asOf: AsOf, smallGroups: SmallGroups }),
  },
  responses: {
    200: {
      description: 'All versions.',
      content: { 'application/json': { schema: pageOf(Observation) } },
    },
    ...REFUSALS,
  },
})

export function observationRoutes(deps: Deps) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { metric, department, year, cycle, site, from, to, asOf, smallGroups, ...page } =
        c.req.valid('query')
      const { asOf: moment } = await momentOf(c, deps.db, asOf)
      const found = await listObservations(
        deps.db,
        {
          metricId: metric,
          departmentId: department,
          schoolYear: year,
          cycleId: cycle,
          siteId: site,
          from,
          to,
          asOf: moment,
        },
        page,
      )
      const items =
        audienceOf(c.var, smallGroups) === 'staff'
          ? found.items
          : await veilObservations(deps.db, found.items, moment)
      return c.json({ ...found, items: items.map((each) => toBody(each, c.var.nameOf)) }, 200)
    })
    .openapi(recordRoute, (c) =>
      write(c, deps, (change) => {
        const { metricId, reason, ...draft } = c.req.valid('json')
        return recordObservation(c, change, { metricId, draft, reason })
      }),
    )
    .openapi(readRoute, async (c) => {
      const { asOf, smallGroups } = c.req.valid('query')
      const { asOf: moment } = await momentOf(c, deps.db, asOf)
      const found = await findObservation(deps.db, c.req.valid('param').id, moment)
      if (!found) return absent(c, 'observation')
      if (audienceOf(c.var, smallGroups) !== 'staff') {
        // What is hidden depends on other observations, so that no version stands for it.
        const [shown = found] = await veilObservations(deps.db, [found], moment)
        return c.json(toBody(shown, c.var.nameOf), 200)
      }
      const etag = etagOf(found.version, found.id)
      c.header('etag', etag)
      if (alreadyHeld(c, etag)) return c.body(null, 304)
      return c.json(toBody(found, c.var.nameOf), 200)
    })
    .openapi(correctRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const { reason = '', ...changes } = c.req.valid('json')
        if (reason.trim() === '') return reasonMissing(c)
        const before = await findObservation(change.tx, c.req.valid('param').id)
        const metric = before && (await findMetric(change.tx, before.metricId))
        if (!metric) return absent(c, 'observation')
        if (before.version !== match.version) return outdated(c, toBody(before, c.var.nameOf))
        const context = await contextOf(change.tx, metric, c.var.latestDay)
        const checked = checkObservation(corrected(before, changes), context)
        if (!checked.ok) return refused(c, checked.error)
        const request = { expectedVersion: match.version, reason: reason.trim() }
        const going = { ...change, ...lateBy(c) }
        const after = await correctObservation(going, metric, before.id, checked.value, request)
        if (after === 'absent') return absent(c, 'observation')
        if ('closed' in after) return closed(c, after.closed)
        if ('stale' in after) return outdated(c, toBody(after.stale, c.var.nameOf))
        if ('exists' in after) return occupied(c, after.exists)
        c.header('etag', etagOf(after.version, after.id))
        return c.json(toBody(after, c.var.nameOf), 200)
      })
    })
    .openapi(withdrawRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const reason = c.req.valid('query').reason ?? c.req.valid('json').reason ?? ''
        if (reason.trim() === '') return reasonMissing(c)
        const before = await findObservation(change.tx, c.req.valid('param').id)
        const metric = before && (await findMetric(change.tx, before.metricId))
        if (!metric) return absent(c, 'observation')
        const request = { expectedVersion: match.version, reason: reason.trim() }
        const going = { ...change, ...lateBy(c) }
        const after = await withdrawObservation(going, metric, before.id, request)
        if (after === 'absent') return absent(c, 'observation')
        if ('closed' in after) return closed(c, after.closed)
        if ('stale' in after) return outdated(c, toBody(after.stale, c.var.nameOf))
        c.header('etag', etagOf(after.version, after.id))
        return c.json(toBody(after, c.var.nameOf), 200)
      })
    })
    .openapi(historyRoute, async (c) => {
      const { asOf, smallGroups } = c.req.valid('query')
      const { asOf: moment } = await momentOf(c, deps.db, asOf)
      const versions = await listVersions(deps.db, c.req.valid('param').id)
      const staff = audienceOf(c.var, smallGroups) === 'staff'
      const told = staff ? versions : await veilVersions(deps.db, versions, moment)
      const shown = told.filter(({ tx }) => tx <= (moment ?? Infinity))
      if (shown.length === 0) return absent(c, 'observation')
      return c.json(
        { items: shown.map((each) => toBody(each, c.var.nameOf)), nextCursor: null },
        200,
      )
    })
}
