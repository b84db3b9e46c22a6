/** The shape of what is logged of a cycle, and of each department's submission. */

import { z } from '@hono/zod-openapi'

import type { CollectionRow } from '../db/collection.ts'
import type { Department } from '../db/departments.ts'
import type { SubmissionStep } from '../db/submissions.ts'
import { stateAfter } from '../domain/approval.ts'
import { COLLECTION_STATES, countCollection } from '../domain/collection.ts'
import { MISSING_CODES } from '../domain/measure.ts'
import type { PlanState } from '../domain/plan.ts'
import type { Env } from './context.ts'
import { CycleBody } from './cycle-schemas.ts'
import { isAsker } from './names.ts'

const Counts = z
  .object({
    due: z.int(),
    answered: z.int().openapi({ description: 'With a number, or the reason there is none.' }),
    onTime: z.int().openapi({ description: 'Of the answered, by the due day and its grace.' }),
  })
  .openapi('CollectionCounts')

const CollectedMetric = z
  .object({
    metricId: z.string(),
    code: z.string(),
    text: z.string().openapi({ description: 'Its short title, else as printed.' }),
    state: z.enum(COLLECTION_STATES).openapi({
      description:
        'awaited: nothing is said and there is time; late: nothing is said and there is none.',
    }),
    missing: z.enum(MISSING_CODES).nullable(),
    loggedOn: z.string().nullable().openapi({ description: 'When the first of it was logged.' }),
    sites: z.object({ have: z.int(), expected: z.int() }),
  })
  .openapi('CollectedMetric')

const SUBMISSION_STATES = ['open', 'submitted', 'returned', 'accepted'] as const

export const Submission = z
  .object({
    departmentId: z.string(),
    state: z.enum(SUBMISSION_STATES),
    by: z.string().nullable().openapi({ description: 'Who took it there; null while open.' }),
    at: z.string().nullable(),
    note: z.string(),
    isOwn: z
      .boolean()
      .openapi({ description: 'Whether you handed it in last; nobody accepts their own.' }),
  })
  .openapi('Submission')

export const Collection = z
  .object({
    cycle: CycleBody,
    today: z.string(),
    daysLeft: z.int().openapi({ description: 'To the due day and its grace; below 0: days late.' }),
    counts: Counts,
    departments: z.array(
      z
        .object({
          departmentId: z.string(),
          code: z.string(),
          name: z.string(),
          counts: Counts,
          submission: Submission,
          changedSinceAccepted: z
            .int()
            .openapi({ description: 'Metrics whose values changed after it was accepted.' }),
          metrics: z.array(CollectedMetric),
        })
        .openapi('CollectedDepartment'),
    ),
  })
  .openapi('Collection')

const STATE: Readonly<Record<PlanState, (typeof SUBMISSION_STATES)[number]>> = {
  draft: 'open',
  submitted: 'submitted',
  returned: 'returned',
  approved: 'accepted',
}

/** A department's submission after its steps, given oldest first. */
export function toSubmission(
  departmentId: string,
  steps: readonly SubmissionStep[],
  { session, nameOf }: Pick<Env['Variables'], 'session' | 'nameOf'>,
) {
  const last = steps.at(-1)
  return {
    departmentId,
    state: STATE[stateAfter(steps)],
    by: last ? nameOf(last.by) : null,
    at: last?.at ?? null,
    note: last?.note ?? '',
    isOwn: isAsker(session, steps.findLast(({ step }) => step === 'submit')?.by ?? null),
  }
}

/** What one department has logged, and where its submission is. */
export function toDepartment(
  { id, code, name }: Department,
  rows: readonly CollectionRow[],
  steps: readonly SubmissionStep[],
  asking: Pick<Env['Variables'], 'session' | 'nameOf'>,
) {
  const submission = toSubmission(id, steps, asking)
  const accepted = submission.state === 'accepted' ? (steps.at(-1)?.number ?? 0) : Infinity
  return {
    departmentId: id,
    code,
    name,
    counts: countCollection(rows.map(({ state }) => state)),
    submission,
    changedSinceAccepted: rows.filter(({ changedTx }) => changedTx > accepted).length,
    metrics: rows.map(toMetric),
  }
}

function toMetric({ metric, state, missing, loggedOn, sites }: CollectionRow) {
  const { id, code, title, text } = metric
  return { metricId: id, code, text: title === '' ? text : title, state, missing, loggedOn, sites }
}
