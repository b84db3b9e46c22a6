/** HTTP for what is recorded of a stream: once, for every metric that takes from it. */

import { createRoute, z } from '@hono/zod-openapi'

import { passLock } from '../db/cycle-lock.ts'
import { listFed } from '../db/fed-observations.ts'
import { listMetrics } from '../db/metrics.ts'
import { writeBatch } from '../db/observation-batch.ts'
import type { StreamAnswer } from '../db/stream-answers.ts'
import { findAnswer, findAnswerAt, listAnswers, writeAnswer } from '../db/stream-answers.ts'
import { listCutMetrics } from '../db/stream-cuts.ts'
import { findStream } from '../db/streams.ts'
import { schoolYearOf } from '../domain/calendar.ts'
import { isSameCounts } from '../domain/stream.ts'
import { checkSent } from './answer-checks.ts'
import { momentOf } from './as-of.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch, etagOf } from './etag.ts'
import { feed, observationsOf, refuseFeed } from './feeding.ts'
import { closed, lateBy, reasonMissing } from './observation-refusals.ts'
import { Withdrawal, toBody } from './observation-schemas.ts'
import { pageOf, pageQuery, slice } from './page.ts'
import { EDIT_REFUSALS, invalid } from './plan-refusals.ts'
import { REFUSALS, refusal, refuse } from './problem.ts'
import { absent, outdated, requireVersion } from './respond.ts'
import { AsOf, IdPath } from './schemas.ts'
import { AnswerBody, NewAnswer, Recorded, toAnswerBody } from './stream-schemas.ts'
import { write } from './write.ts'

const done = { content: { 'application/json': { schema: Recorded } } }

const listRoute = createRoute({
  method: 'get',
  path: '/streams/{id}/answers',
  summary: 'List what stands of a stream, the newest day first',
  description: 'For whoever may record it: the counts are those of every group, small ones too.',
  request: { params: IdPath, query: z.strictObject({ ...pageQuery, asOf: AsOf }) },
  responses: {
    200: {
      description: 'A page.',
      content: { 'application/json': { schema: pageOf(AnswerBody) } },
    },
    ...REFUSALS,
  },
})

const recordRoute = createRoute({
  method: 'post',
  path: '/streams/{id}/answers',
  summary: 'Record an answer once for every metric that takes from the stream',
  description:
    'Stores the answer and one observation for each metric of its school year, all or nothing. Recorded again for the same day, site and group, the same counts change nothing; others correct the answer and every observation it fed, and need a reason.',
  request: {
    params: IdPath,
    body: { required: true, content: { 'application/json': { schema: NewAnswer } } },
  },
  responses: {
    200: { description: 'It stood already, or was corrected.', ...done },
    201: { description: 'Recorded.', ...done },
    ...REFUSALS,
    409: refusal('Other counts, or values typed by hand, stand there and no reason is given.'),
    422: refusal('A rule refuses it; nothing was written.'),
    423: refusal('The cycle is closed.'),
  },
})

const withdrawRoute = createRoute({
  method: 'delete',
  path: '/answers/{id}',
  summary: 'Take an answer back, with the observations that it fed',
  description: 'The reason goes in the body or in the query. Every version stays on the record.',
  request: {
    params: IdPath,
    headers: IfMatch,
    query: z.strictObject({ reason: z.string().max(2000).optional() }),
    body: { required: false, content: { 'application/json': { schema: Withdrawal } } },
  },
  responses: {
    200: { description: 'Withdrawn.', ...done },
    ...EDIT_REFUSALS,
    423: refusal('The cycle is closed.'),
  },
})

export function streamAnswerRoutes(deps: Deps) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { id } = c.req.valid('param')
      const { asOf: moment, ...page } = c.req.valid('query')
      const { db, asOf } = await momentOf(c, deps.db, moment)
      if (!(await findStream(db, id))) return absent(c, 'stream')
      const { items, nextCursor } = slice(await listAnswers(db, id, { asOf }), page)
      const bodies = items.map((each) => toAnswerBody(each, c.var.nameOf))
      return c.json({ items: bodies, nextCursor }, 200)
    })
    .openapi(recordRoute, (c) =>
      write(c, deps, async (change) => {
        const stream = await findStream(change.tx, c.req.valid('param').id)
        if (!stream) return absent(c, 'stream')
        const { reason: typed = '', ...sent } = c.req.valid('json')
        const checked = await checkSent(change.tx, sent, stream, c.var.latestDay)
        if (!checked.ok) return invalid(c, 'A rule refuses this answer.', checked.error)
        const { content, cycleId } = checked.value
        const before = await findAnswerAt(change.tx, stream.id, content)
        const stands = before && !before.withdrawn ? before : undefined
        const reason = typed.trim() === '' ? null : typed.trim()
        if (stands && isSame(stands, content)) {
          const answer = toAnswerBody(stands, c.var.nameOf)
          return c.json({ outcome: 'same' as const, answer, observations: [] }, 200)
        }
        if (stands && reason === null) {
          return refuse(c, 409, 'Other counts stand for this day, site and group.', {
            detail: 'Give a reason to correct them. The body holds them.',
            current: toAnswerBody(stands, c.var.nameOf),
            code: 'already_recorded',
          })
        }
        const going = { ...change, ...lateBy(c, typed) }
        const passed = await passLock(going, stream.departmentId, [cycleId], reason)
        if ('closed' in passed) return closed(c, passed.closed)
        const year = schoolYearOf(content.observedOn)
        const taking = await listCutMetrics(change.tx, stream.id)
        const ofYear = taking.filter(({ metric }) => metric.schoolYear === year)
        const feeding = { stream, taking: ofYear, answer: content, reason }
        const fed = await feed(going, feeding, c.var.latestDay)
        if (!('observations' in fed)) return refuseFeed(c, fed)
        const { departmentId } = stream
        const answer = await writeAnswer(going, {
          streamId: stream.id,
          departmentId,
          before,
          content,
          reason,
          fed: fed.observations.map(({ id }) => id),
        })
        c.header('etag', etagOf(answer.version, answer.id))
        const observations = fed.observations.map((each) => toBody(each, c.var.nameOf))
        const body = { answer: toAnswerBody(answer, c.var.nameOf), observations }
        if (stands) return c.json({ outcome: 'corrected' as const, ...body }, 200)
        return c.json({ outcome: 'recorded' as const, ...body }, 201)
      }),
    )
    .openapi(withdrawRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const said = c.req.valid('query').reason ?? c.req.valid('json').reason
        const reason = (said ?? '').trim()
        if (reason === '') return reasonMissing(c)
        const before = await findAnswer(change.tx, c.req.valid('param').id)
        const stream = before && (await findStream(change.tx, before.streamId))
        if (!stream) return absent(c, 'answer')
        if (before.version !== match.version) {
          return outdated(c, toAnswerBody(before, c.var.nameOf))
        }
        const going = { ...change, ...lateBy(c, reason) }
        const fed = await listFed(change.tx, before.id)
        const ids = fed.map(({ metricId }) => metricId)
        const metrics =
          ids.length > 0 ? await listMetrics(change.tx, { ids, removed: 'included' }) : []
        const cells = fed.flatMap(({ id, version, metricId }) => {
          const metric = metrics.find((each) => each.id === metricId)
          return metric ? [{ metric, observation: null, target: { id, version, reason } }] : []
        })
        const written = observationsOf(await writeBatch(going, cells))
        if ('closed' in written) return closed(c, written.closed)
        const { departmentId } = stream
        const answer = await writeAnswer(going, {
          streamId: stream.id,
          departmentId,
          before,
          content: before,
          reason,
          withdrawn: true,
          fed: [],
        })
        const observations = written.observations.map((each) => toBody(each, c.var.nameOf))
        const body = { answer: toAnswerBody(answer, c.var.nameOf), observations }
        return c.json({ outcome: 'withdrawn' as const, ...body }, 200)
      })
    })
}

type Content = Pick<StreamAnswer, 'counts' | 'invited' | 'note' | 'evidenceUrl'>

function isSame(one: Content, other: Content): boolean {
  return (
    isSameCounts(one.counts, other.counts) &&
    one.invited === other.invited &&
    one.note === other.note &&
    one.evidenceUrl === other.evidenceUrl
  )
}
