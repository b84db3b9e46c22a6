/** HTTP for what was decided in the meetings, and what came of it. */

import { createRoute, z } from '@hono/zod-openapi'

import type { Changes } from '../db/changes.ts'
import { findCycle } from '../db/cycles.ts'
import { changeDecision, findDecision, listDecisions, takeDecision } from '../db/decisions.ts'
import type { Decision as Said } from '../domain/decision.ts'
import { checkDecision, DECISION_STATES } from '../domain/decision.ts'
import { momentOf } from './as-of.ts'
import { SmallGroups } from './audience.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { brokenDecision, showDecision, showDecisions } from './decision-answers.ts'
import { findPlace } from './decision-place.ts'
import { Decision, DecisionChange, NewDecision } from './decision-schemas.ts'
import { etagOf, IfMatch } from './etag.ts'
import { pageOf, pageQuery, slice } from './page.ts'
import { ADD_REFUSALS, EDIT_REFUSALS } from './plan-refusals.ts'
import { REFUSALS } from './problem.ts'
import { absent, outdated, requireVersion } from './respond.ts'
import { AsOf, Id, IdPath, Year } from './schemas.ts'
import { write } from './write.ts'

const one = { content: { 'application/json': { schema: Decision } } }

const listRoute = createRoute({
  method: 'get',
  path: '/decisions',
  summary: 'List what was decided, the newest first, with what its metrics did since',
  request: {
    query: z.strictObject({
      ...pageQuery,
      year: Year.optional(),
      cycle: Id.optional(),
      department: Id.optional(),
      metric: Id.optional(),
      state: z.enum(DECISION_STATES).optional(),
      asOf: AsOf,
      smallGroups: SmallGroups,
    }),
  },
  responses: {
    200: { description: 'A page.', content: { 'application/json': { schema: pageOf(Decision) } } },
    ...REFUSALS,
  },
})

const readRoute = createRoute({
  method: 'get',
  path: '/decisions/{id}',
  summary: 'Read a decision',
  request: { params: IdPath, query: z.strictObject({ asOf: AsOf, smallGroups: SmallGroups }) },
  responses: { 200: { description: 'The decision.', ...one }, ...REFUSALS },
})

const takeRoute = createRoute({
  method: 'post',
  path: '/decisions',
  summary: 'Put a decision of the meeting on the record',
  description: 'It is open. A closed cycle does not lock its decisions: they are taken after it.',
  request: { body: { required: true, content: { 'application/json': { schema: NewDecision } } } },
  responses: { 201: { description: 'Taken.', ...one }, ...ADD_REFUSALS },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/decisions/{id}',
  summary: 'Change a decision, or say what came of it',
  description: 'Every version stays on the record. What it is about does not change.',
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: DecisionChange } } },
  },
  responses: { 200: { description: 'Changed.', ...one }, ...EDIT_REFUSALS },
})

export function decisionRoutes(deps: Deps) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { year, cycle, department, metric, state, asOf, smallGroups, ...page } =
        c.req.valid('query')
      const then = await momentOf(c, deps.db, asOf)
      const all = await listDecisions(then.db, {
        schoolYear: year,
        cycleId: cycle,
        departmentId: department,
        metricId: metric,
        state,
        asOf: then.asOf,
      })
      const { items, nextCursor } = slice(all, page)
      const shown = await showDecisions(c, deps.db, items, { ...then, smallGroups })
      return c.json({ items: shown, nextCursor }, 200)
    })
    .openapi(readRoute, async (c) => {
      const { asOf, smallGroups } = c.req.valid('query')
      const then = await momentOf(c, deps.db, asOf)
      const found = await findDecision(then.db, c.req.valid('param').id, then.asOf)
      if (!found) return absent(c, 'decision')
      const [shown] = await showDecisions(c, deps.db, [found], { ...then, smallGroups })
      if (!shown) return absent(c, 'decision')
      c.header('etag', etagOf(shown.version))
      return c.json(shown, 200)
    })
    .openapi(takeRoute, (c) =>
      write(c, deps, async (change) => {
        const {
          cycleId,
          departmentId,
          actionId = null,
          metricId = null,
          ...wanted
        } = c.req.valid('json')
        const asked = { cycleId, departmentId, actionId, metricId }
        const place = await findPlace(c, change.tx, asked)
        if ('refused' in place) return place.refused
        const { cycle, schoolYear, ...about } = place
        const { kind, text, owner = '', dueOn = null } = wanted
        const decision = { kind, text, owner, dueOn, state: 'open', outcome: '' } as const
        const said = checkDecision(decision, cycle)
        if (!said.ok) return brokenDecision(c, said.error, cycle)
        const id = await takeDecision(change, { ...about, schoolYear }, said.value)
        const taken = await findDecision(change.tx, id)
        if (!taken) throw new Error('a decision that was taken is not there')
        c.header('location', `/api/v1/decisions/${id}`)
        c.header('etag', etagOf(taken.version))
        return c.json(await showDecision(c, change.tx, taken), 201)
      }),
    )
    .openapi(changeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const { id } = c.req.valid('param')
        const before = await findDecision(change.tx, id)
        const cycle = before && (await findCycle(change.tx, before.cycleId))
        if (!before || !cycle) return absent(c, 'decision')
        if (before.version !== match.version) {
          return outdated(c, await showDecision(c, change.tx, before))
        }
        const said = checkDecision(withSaid(before, c.req.valid('json')), cycle)
        if (!said.ok) return brokenDecision(c, said.error, cycle)
        await changeDecision(change, before, said.value)
        const after = await findDecision(change.tx, id)
        if (!after) throw new Error('a decision that was changed is not there')
        c.header('etag', etagOf(after.version))
        return c.json(await showDecision(c, change.tx, after), 200)
      })
    })
}

/** What stands, with what is said now. */
function withSaid(before: Said, changes: Changes<Said>): Said {
  return {
    kind: changes.kind ?? before.kind,
    text: changes.text ?? before.text,
    owner: changes.owner ?? before.owner,
    dueOn: changes.dueOn === undefined ? before.dueOn : changes.dueOn,
    state: changes.state ?? before.state,
    outcome: changes.outcome ?? before.outcome,
  }
}
