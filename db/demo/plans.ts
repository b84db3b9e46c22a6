/** The demonstration's plans, and putting one into the database part by part. */

import type { SchoolYear } from '../../domain/calendar.ts'
import { insertAction } from '../actions.ts'
import { insertChain } from '../chains.ts'
import { insertMetric } from '../metrics.ts'
import { setMilestoneTargets } from '../milestone-targets.ts'
import { insertPlan } from '../plans.ts'
import { insertPriority } from '../priorities.ts'
import type { Writing } from '../writing.ts'
import { DATA_2020 } from './plans/data-2020.ts'
import { DATA_2021 } from './plans/data-2021.ts'
import { DATA_2022 } from './plans/data-2022.ts'
import { PROGRAMS_2020 } from './plans/programs-2020.ts'
import { PROGRAMS_2021 } from './plans/programs-2021.ts'
import { PROGRAMS_2022 } from './plans/programs-2022.ts'
import { SCHOOLS_2022 } from './plans/schools-2022.ts'
import { TECHNOLOGY_2021 } from './plans/technology-2021.ts'
import { done } from './refusals.ts'
import type { DemoAction, DemoMetric, DemoPlan, DemoPriority } from './shape.ts'

const DEMO_PLANS: readonly DemoPlan[] = [
  DATA_2020,
  PROGRAMS_2020,
  DATA_2021,
  PROGRAMS_2021,
  TECHNOLOGY_2021,
  DATA_2022,
  PROGRAMS_2022,
  SCHOOLS_2022,
]

/** The plans of a school year, in the order in which they were handed in. */
export function plansOf(year: SchoolYear): DemoPlan[] {
  return DEMO_PLANS.filter(({ cover }) => cover.schoolYear === year)
}

/**
 * Stores a plan with everything in it, under ids made of its own and the places
 * of its parts: `dr-2022-1-1-a`. It is a draft until somebody hands it in.
 *
 * Errors: throws when any part is refused.
 */
export async function insertDemoPlan(writing: Writing, plan: DemoPlan): Promise<void> {
  const { cover, chains, priorities } = plan
  done(await insertPlan(writing, { ...cover, state: 'draft' }), cover.id)
  for (const [index, chain] of chains.entries()) {
    const id = `${cover.id}-chain-${index + 1}`
    done(await insertChain(writing, { ...chain, id, planId: cover.id }), id)
  }
  for (const [index, priority] of priorities.entries()) {
    await insertDemoPriority(writing, plan, `${cover.id}-${index + 1}`, priority)
  }
}

async function insertDemoPriority(
  writing: Writing,
  { cover }: DemoPlan,
  id: string,
  { title, actions }: DemoPriority,
): Promise<void> {
  done(await insertPriority(writing, { id, planId: cover.id, title }), id)
  for (const [index, action] of actions.entries()) {
    const number = action.number ?? index + 1
    await insertDemoAction(writing, cover.schoolYear, {
      ...action,
      id: `${id}-${number}`,
      number,
      priorityId: id,
    })
  }
}

async function insertDemoAction(
  writing: Writing,
  year: SchoolYear,
  { metrics, ...action }: DemoAction & { id: string; number: number; priorityId: string },
): Promise<void> {
  done(await insertAction(writing, action), action.id)
  for (const [index, metric] of metrics.entries()) {
    const id = `${action.id}-${'abcdef'.charAt(index)}`
    await insertDemoMetric(writing, year, { ...metric, id, actionId: action.id })
  }
}

async function insertDemoMetric(
  writing: Writing,
  year: SchoolYear,
  { milestones, ...metric }: DemoMetric & { id: string; actionId: string },
): Promise<void> {
  done(await insertMetric(writing, { headline: false, ...metric }), metric.id)
  if (!milestones) return
  const targets = Object.entries(milestones).map(([number, target]) => [
    `${year}-Q${number}`,
    target,
  ])
  done(await setMilestoneTargets(writing, metric.id, Object.fromEntries(targets)), metric.id)
}
