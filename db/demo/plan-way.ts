/** How the demonstration's plans were handed in and approved. */

import type { SchoolYear } from '../../domain/calendar.ts'
import { daysAfter } from '../../domain/calendar.ts'
import { takePlanStep } from '../plan-steps.ts'
import { findPlan, updatePlan } from '../plans.ts'
import { PLANS_ENTERED_ON, THIS_YEAR, workdayFrom } from './calendar.ts'
import { DEMO_ACTORS } from './organisation.ts'
import { plansOf } from './plans.ts'
import { done } from './refusals.ts'
import type { DemoPlan } from './shape.ts'
import type { Sitting, Write } from './sitting.ts'

const DAYS_TO_SUBMIT = 4
const DAYS_TO_APPROVE = 12

/** Who handed the plans of a department in; some of them have left since. */
export const EDITORS: Readonly<Record<string, string>> = {
  'data-and-research': DEMO_ACTORS.data,
  'state-and-federal-programs': DEMO_ACTORS.programs,
  'tk-12-schools': 'schools@demo.example',
  'innovative-technology-services': 'technology@demo.example',
}

/** Every plan of a year submitted by its editor, and all but the last to be read approved. */
export function planSittings(year: SchoolYear): Sitting[] {
  const entered = PLANS_ENTERED_ON[year]
  if (!entered) return []
  const plans = plansOf(year)
  const submitted = workdayFrom(daysAfter(entered, DAYS_TO_SUBMIT))
  const approved = workdayFrom(daysAfter(entered, DAYS_TO_APPROVE))
  return [
    ...plans.map((plan) => ({
      actor: EDITORS[plan.cover.departmentId] ?? DEMO_ACTORS.coordinator,
      at: new Date(`${submitted}T20:30:00Z`),
      work: [step(plan, 'submit')],
    })),
    {
      actor: DEMO_ACTORS.coordinator,
      at: new Date(`${approved}T18:15:00Z`),
      work: plans
        .filter(({ cover }) => cover.state === 'approved')
        .map((plan) => step(plan, 'approve')),
    },
    ...(year === THIS_YEAR ? [secondThought()] : []),
  ]
}

function step({ cover: { id } }: DemoPlan, deed: 'submit' | 'approve'): Write {
  return async (writing) => {
    await takePlanStep(writing, done(await findPlan(writing.tx, id), id), deed, '')
  }
}

/** A change to a plan that was approved already. */
function secondThought(): Sitting {
  const id = 'sfp-2022'
  return {
    actor: DEMO_ACTORS.programs,
    at: new Date('2023-01-30T21:10:00Z'),
    work: [
      async (writing) => {
        const { version, contacts } = done(await findPlan(writing.tx, id), id)
        const changes = { contacts: [...contacts, 'Acting Director, State and Federal Programs'] }
        const reason = 'The director is on leave until April.'
        done(await updatePlan(writing, id, changes, version, reason), id)
      },
    ],
  }
}
