/** HTTP for feeding a metric what was recorded of its stream before it took from it. */

import { createRoute, z } from '@hono/zod-openapi'

import { noteFedLater } from '../db/fed-observations.ts'
import { findMetric } from '../db/metrics.ts'
import { listAnswers } from '../db/stream-answers.ts'
import { listCutMetrics } from '../db/stream-cuts.ts'
import { findStream } from '../db/streams.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { feed, refuseFeed } from './feeding.ts'
import { lateBy } from './observation-refusals.ts'
import { REFUSALS, refusal } from './problem.ts'
import { absent, unknown } from './respond.ts'
import { Id, IdPath, text } from './schemas.ts'
import { write } from './write.ts'

const Feeding = z
  .strictObject({
    metricId: Id,
    dryRun: z.boolean().optional().openapi({ description: 'Only say how many there are.' }),
    reason: text(2000).optional().openapi({
      description:
        'Why values that were typed by hand are corrected, or a closed cycle is entered.',
    }),
  })
  .openapi('Feeding')

const Fed = z
  .object({
    answers: z.int().openapi({ description: 'Answers of the metric’s school year.' }),
    written: z.int().openapi({ description: 'Observations that were written; 0 in a dry run.' }),
  })
  .openapi('FedMetric')

const feedRoute = createRoute({
  method: 'post',
  path: '/streams/{id}/feed',
  summary: 'Write the earlier answers of a stream to a metric that takes from it by now',
  description:
    'All answers of the metric’s school year, all or nothing. What says the same already stays as it is.',
  request: {
    params: IdPath,
    body: { required: true, content: { 'application/json': { schema: Feeding } } },
  },
  responses: {
    200: { description: 'Written.', content: { 'application/json': { schema: Fed } } },
    ...REFUSALS,
    409: refusal('Values typed by hand stand there and no reason is given.'),
    422: refusal('A rule refuses some of it; nothing was written.'),
    423: refusal('A cycle is closed.'),
  },
})

export function streamFeedingRoutes(deps: Deps) {
  return createRouter().openapi(feedRoute, (c) =>
    write(c, deps, async (change) => {
      const { metricId, dryRun = false, reason: typed = '' } = c.req.valid('json')
      const stream = await findStream(change.tx, c.req.valid('param').id)
      if (!stream) return absent(c, 'stream')
      const metric = await findMetric(change.tx, metricId)
      const all = await listCutMetrics(change.tx, stream.id)
      const taking = all.filter((one) => one.metric.id === metricId)
      if (!metric || taking.length === 0) return unknown(c, 'metricId', 'metric of the stream')
      const answers = await listAnswers(change.tx, stream.id, { schoolYear: metric.schoolYear })
      if (dryRun) return c.json({ answers: answers.length, written: 0 }, 200)
      const reason = typed.trim() === '' ? null : typed.trim()
      const going = { ...change, ...lateBy(c, typed) }
      let written = 0
      for (const answer of answers) {
        const fed = await feed(going, { stream, taking, answer, reason }, c.var.latestDay)
        if (!('observations' in fed)) return refuseFeed(c, fed)
        const { departmentId } = stream
        const of = { answerId: answer.id, streamId: stream.id, departmentId }
        const ids = fed.observations.map(({ id }) => id)
        await noteFedLater(going, of, ids)
        written += ids.length
      }
      return c.json({ answers: answers.length, written }, 200)
    }),
  )
}
