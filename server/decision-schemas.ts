/** The shapes of decisions over HTTP. */

import { z } from '@hono/zod-openapi'

import type { NameOf } from '../db/author-names.ts'
import type { TakenDecision } from '../db/decisions.ts'
import type { CalendarDate } from '../domain/calendar.ts'
import { ageOf, DECISION_KINDS, DECISION_STATES } from '../domain/decision.ts'
import type { Effect as EffectRead } from '../domain/effect.ts'
import { MOVES } from '../domain/effect.ts'
import { STATUSES } from '../domain/status.ts'
import { dayIn } from './clock.ts'
import { Day, Id, SuppressedMark, text } from './schemas.ts'

const LONGEST_TEXT = 2_000

const Signed = z.object({
  by: z.string().openapi({ description: 'What they are called today.' }),
  at: z.string().openapi({ description: 'UTC moment.' }),
})

const said = {
  kind: z.enum(DECISION_KINDS),
  text: text(LONGEST_TEXT, 1).openapi({ description: 'What was decided.' }),
  owner: text(200).openapi({ description: 'Who carries it out: a role or a name.' }),
  dueOn: Day.nullable().openapi({
    description: 'Until when; may be left out where things go on as they are.',
  }),
  outcome: text(LONGEST_TEXT).openapi({ description: 'What came of it; needed once it is done.' }),
}
const state = z.enum(DECISION_STATES)

const Shown = z.object({
  cycleId: z.string(),
  value: z.number().nullable().openapi({ description: "In the metric's unit; null: no number." }),
  status: z.enum(STATUSES),
  suppressed: SuppressedMark,
})

const Effect = z
  .object({
    before: Shown.openapi({ description: 'In the cycle that was decided about.' }),
    since: Shown.nullable().openapi({ description: 'In the latest judged cycle after it.' }),
    moved: z.enum(MOVES),
    from: z
      .enum(['target', 'path'])
      .openapi({ description: 'What it moved towards or away from.' }),
  })
  .openapi('DecisionEffect', {
    description: 'What the metric did since. It does not say that the decision made it.',
  })

export const Decision = z
  .object({
    id: z.string(),
    schoolYear: z.string(),
    cycleId: z.string().openapi({ description: 'The cycle that was looked back on.' }),
    departmentId: z.string(),
    actionId: z.string().nullable(),
    metricId: z.string().nullable(),
    ...said,
    state,
    version: z.int(),
    taken: Signed,
    takenOn: z.string().openapi({ description: "The district's day on which it was taken." }),
    changed: Signed,
    ageDays: z.int().openapi({ description: 'Whole days since then, or until it was done.' }),
    overdueDays: z.int().openapi({ description: 'Whole days past its day while it is open.' }),
    effect: Effect.nullable(),
  })
  .openapi('Decision')

export const NewDecision = z
  .strictObject({
    cycleId: Id,
    departmentId: Id,
    actionId: Id.nullable().optional(),
    metricId: Id.nullable().optional(),
    kind: said.kind,
    text: said.text,
    owner: said.owner.optional(),
    dueOn: said.dueOn.optional(),
  })
  .openapi('NewDecision')

export const DecisionChange = z
  .strictObject({ ...said, state })
  .partial()
  .openapi('DecisionChange', { description: 'Fields that are left out stay as they are.' })

/** What an answer says beside the decision itself. */
export interface DecisionView {
  nameOf: NameOf
  today: CalendarDate
  timeZone: string
  effect: EffectRead | undefined
}

export function toDecision(
  decision: TakenDecision,
  { nameOf, today, timeZone, effect }: DecisionView,
) {
  const { taken, changed, ...content } = decision
  // A demonstration's day is not the clock's, and nothing was decided later than today.
  const dayOf = ({ at }: { at: string }) => {
    const day = dayIn(timeZone, new Date(at))
    return day < today ? day : today
  }
  const [takenOn, changedOn] = [dayOf(taken), dayOf(changed)]
  return {
    ...content,
    taken: { by: nameOf(taken.by), at: taken.at },
    takenOn,
    changed: { by: nameOf(changed.by), at: changed.at },
    ...ageOf(decision, { takenOn, changedOn, today }),
    effect: effect ?? null,
  }
}
