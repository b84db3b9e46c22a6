/** HTTP for what a metric takes from a stream. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { findMetric } from '../db/metrics.ts'
import type { StoredCut } from '../db/stream-cuts.ts'
import { findCut, isFedByAnother, setCut } from '../db/stream-cuts.ts'
import { listRelatives } from '../db/stream-families.ts'
import { findStream } from '../db/streams.ts'
import type { Db } from '../db/tables.ts'
import { checkCut, cutWords } from '../domain/cut.ts'
import type { Metric as MetricRead } from '../domain/plan.ts'
import { momentOf } from './as-of.ts'
import type { Deps, Env } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch, etagOf } from './etag.ts'
import { EDIT_REFUSALS, invalid, takeReason } from './plan-refusals.ts'
import { REFUSALS } from './problem.ts'
import { absent, outdated, requireVersion, unknown } from './respond.ts'
import { AsOf, IdPath, text } from './schemas.ts'
import { CutBody, CutChange } from './stream-schemas.ts'
import { write } from './write.ts'

const one = { content: { 'application/json': { schema: CutBody } } }

const readRoute = createRoute({
  method: 'get',
  path: '/metrics/{id}/cut',
  summary: 'Read which stream a metric takes its values from, and how',
  request: { params: IdPath, query: z.strictObject({ asOf: AsOf }) },
  responses: { 200: { description: 'The cut, also where there is none.', ...one }, ...REFUSALS },
})

const setRoute = createRoute({
  method: 'put',
  path: '/metrics/{id}/cut',
  summary: 'Let a metric take its values from a stream of its department',
  description:
    'What was recorded before stays as it is; `POST /streams/{id}/feed` writes earlier answers to it.',
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: CutChange } } },
  },
  responses: { 200: { description: 'Set.', ...one }, ...EDIT_REFUSALS },
})

const endRoute = createRoute({
  method: 'delete',
  path: '/metrics/{id}/cut',
  summary: 'Let a metric no longer take from its stream; what it has stays',
  request: {
    params: IdPath,
    headers: IfMatch,
    query: z.strictObject({ reason: text(2000).optional() }),
  },
  responses: { 200: { description: 'Ended.', ...one }, ...EDIT_REFUSALS },
})

export function streamCutRoutes(deps: Deps) {
  return createRouter()
    .openapi(readRoute, async (c) => {
      const { id } = c.req.valid('param')
      const { db } = await momentOf(c, deps.db, c.req.valid('query').asOf)
      const metric = await findMetric(db, id, { removed: 'included' })
      if (!metric) return absent(c, 'metric')
      const found = await findCut(db, id)
      c.header('etag', etagOf(found.version, 'cut'))
      return c.json(await bodyOf(db, found), 200)
    })
    .openapi(setRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const { streamId, reason, kind, parts = [], of = [] } = c.req.valid('json')
        const metric = await findMetric(change.tx, c.req.valid('param').id)
        if (!metric) return absent(c, 'metric')
        const before = await findCut(change.tx, metric.id)
        if (before.version !== match.version) return outdated(c, await bodyOf(change.tx, before))
        const stream = await findStream(change.tx, streamId)
        if (stream?.departmentId !== metric.departmentId) return unknown(c, 'streamId', 'stream')
        const owed = await takeReason(c, change, metric.planId, reason)
        if (owed) return owed
        const checked = checkCut({ kind, parts, of }, stream, metric)
        if (!checked.ok) return invalid(c, REFUSED, checked.error)
        if (await isFedByAnother(change.tx, metric.id, streamId)) return fedByAnother(c)
        const unlike = await refuseUnlike(c, change.tx, metric, streamId)
        if (unlike) return unlike
        const wanted = { streamId, cut: checked.value }
        const after = await setCut(change, metric, before, wanted)
        c.header('etag', etagOf(after.version, 'cut'))
        return c.json(await bodyOf(change.tx, after), 200)
      })
    })
    .openapi(endRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const metric = await findMetric(change.tx, c.req.valid('param').id)
        if (!metric) return absent(c, 'metric')
        const before = await findCut(change.tx, metric.id)
        if (!before.cut) return absent(c, 'cut')
        if (before.version !== match.version) return outdated(c, await bodyOf(change.tx, before))
        const owed = await takeReason(c, change, metric.planId, c.req.valid('query').reason)
        if (owed) return owed
        const after = await setCut(change, metric, before, null)
        c.header('etag', etagOf(after.version, 'cut'))
        return c.json(await bodyOf(change.tx, after), 200)
      })
    })
}

const REFUSED = 'The metric cannot take this from the stream.'

// Its values count the people of the other stream, whose metrics are hidden together with it.
function fedByAnother(c: Context<Env>) {
  const message =
    'Values of another stream stand in this metric; withdraw those answers first, or add a metric.'
  return invalid(c, REFUSED, [{ path: 'streamId', code: 'fed_by_another', message }])
}

/**
 * 422 where metrics of one stream and year would guard small groups differently, also those that
 * ended their cut: the one that guards less would print what the others hide.
 */
export async function refuseUnlike(
  c: Context<Env>,
  db: Db,
  metric: Pick<MetricRead, 'id' | 'schoolYear' | 'privacyClass'>,
  /** The one it is to take from; without it, that which it takes or took from. */
  streamId?: string,
) {
  const relatives = await listRelatives(db, metric, streamId)
  const unlike = relatives.find(({ privacyClass }) => privacyClass !== metric.privacyClass)
  if (!unlike) return undefined
  const message =
    `${unlike.code} takes from the same stream and counts the same people as ` +
    `“${unlike.privacyClass}”, this one as “${metric.privacyClass}”. Give both the same protection ` +
    'of small groups, so that neither prints what the other hides.'
  const error = { path: 'privacyClass', code: 'privacy_differs', message }
  return invalid(c, 'Metrics of one stream hide small groups alike.', [error])
}

async function bodyOf(db: Db, { metricId, streamId, cut, version }: StoredCut) {
  const stream = streamId === null ? undefined : await findStream(db, streamId)
  return {
    metricId,
    streamId,
    streamName: stream?.name ?? null,
    cut,
    words: cut && stream ? cutWords(cut, stream) : null,
    version,
  }
}
