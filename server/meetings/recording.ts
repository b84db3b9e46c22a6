/** HTTP for recording what the other departments said as an observation of a metric. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { listFeedback } from '../../db/meeting-feedback.ts'
import { findMeeting } from '../../db/meetings.ts'
import { findMetric } from '../../db/metrics.ts'
import { findCounted } from '../../db/observation-recipes.ts'
import type { RecordedObservation } from '../../db/observations.ts'
import type { FeedbackValues, RecordingProblem } from '../../domain/meeting-feedback.ts'
import { recipeOf, valuesOf } from '../../domain/meeting-feedback.ts'
import type { Meeting } from '../../domain/meeting.ts'
import type { Deps, Env } from '../context.ts'
import { createRouter } from '../context.ts'
import { etagOf } from '../etag.ts'
import { recordObservation } from '../observation-recording.ts'
import { occupied, unknownMetric } from '../observation-refusals.ts'
import { Observation, toBody } from '../observation-schemas.ts'
import { REFUSALS, refusal, refuse } from '../problem.ts'
import { absent } from '../respond.ts'
import { Day, Id, IdPath, text } from '../schemas.ts'
import { write } from '../write.ts'

const one = { content: { 'application/json': { schema: Observation } } }

const FeedbackRecording = z
  .strictObject({
    departmentId: Id.openapi({ description: 'Whom the feedback is about.' }),
    metricId: Id,
    observedOn: Day.optional().openapi({ description: 'Left out: the day of the meeting.' }),
    reason: text(2_000)
      .optional()
      .openapi({ description: 'Why it comes after its cycle was closed; from a coordinator.' }),
  })
  .openapi('FeedbackRecording')

const recordRoute = createRoute({
  method: 'post',
  path: '/meetings/{id}/feedback/record',
  summary: 'Record the feedback about a department as an observation of a metric',
  description:
    'A count takes the departments that gave any; a rate the answers that say yes among all; a score from 1 to 3 their mean, yes being 3 and no 1. Other metrics cannot take it. Recorded again with the same numbers, it is answered with the observation that stands.',
  request: {
    params: IdPath,
    query: z.strictObject({}),
    body: { required: true, content: { 'application/json': { schema: FeedbackRecording } } },
  },
  responses: {
    200: { description: 'It stands with these numbers; nothing was changed.', ...one },
    201: { description: 'Recorded.', ...one },
    ...REFUSALS,
    409: refusal('It is recorded with other numbers, or another value stands there; see the body.'),
    422: refusal('The metric cannot take it, there is none, or a rule refuses it.'),
    423: refusal('The cycle is closed; the coordinator may still correct it with a reason.'),
  },
})

export function feedbackRecordingRoutes(deps: Deps) {
  return createRouter().openapi(recordRoute, (c) =>
    write(c, deps, async (change) => {
      const { departmentId, metricId, observedOn, reason } = c.req.valid('json')
      const meeting = await findMeeting(change.tx, c.req.valid('param').id)
      if (!meeting) return absent(c, 'meeting')
      const metric = await findMetric(change.tx, metricId)
      if (!metric) return unknownMetric(c)
      const given = await listFeedback(change.tx, { meetingId: meeting.id, departmentId })
      const values = valuesOf(metric, given, meeting.id)
      if (!values.ok) return unfit(c, values.error)
      const standing = await findCounted(change.tx, metricId, recipeOf(meeting.id))
      if (standing && isSame(standing, values.value)) return unchanged(c, standing)
      if (standing) return occupied(c, standing)
      const draft = {
        ...values.value,
        observedOn: observedOn ?? meeting.heldOn,
        note: noteOf(meeting, given.length),
      }
      return recordObservation(c, change, { metricId, draft, reason })
    }),
  )
}

function unchanged(c: Context<Env>, standing: RecordedObservation) {
  c.header('etag', etagOf(standing.version, standing.id))
  return c.json(toBody(standing, c.var.nameOf), 200)
}

function isSame(
  { value, numerator, denominator, n }: RecordedObservation,
  made: FeedbackValues,
): boolean {
  const isValue = (made.value ?? made.mean ?? null) === value || made.numerator !== undefined
  return (
    isValue &&
    (made.numerator ?? null) === numerator &&
    (made.denominator ?? null) === denominator &&
    (made.n ?? null) === n
  )
}

function noteOf({ title, heldOn }: Pick<Meeting, 'title' | 'heldOn'>, given: number): string {
  const whose = given === 1 ? 'one department' : `${given} departments`
  return `Feedback of ${whose} at ${title}, ${heldOn}.`
}

function unfit(c: Context<Env>, problem: RecordingProblem) {
  const [path, message] = REASONS[problem]
  return refuse(c, 422, 'This feedback cannot be recorded there.', {
    detail: message,
    errors: [{ path, message, code: problem }],
    code: problem,
  })
}

const REASONS: Record<RecordingProblem, [path: string, message: string]> = {
  none_given: ['departmentId', 'No department gave feedback about this one in the meeting.'],
  no_answers: [
    'departmentId',
    'Only notes were given. A share or a mean needs answers to the questions.',
  ],
  kind_unfit: [
    'metricId',
    'Choose a metric that counts, a share, or a score from 1 to 3; this one cannot take feedback.',
  ],
  scale_unfit: [
    'metricId',
    'Feedback has three answers: choose a score whose scale goes from 1 to 3, or a share.',
  ],
}
