/** How a batch of observations is refused: every cell by its number. */

import type { Context } from 'hono'

import type { CellVerdict } from '../db/observation-batch.ts'
import type { Env } from './context.ts'
import { toBody } from './observation-schemas.ts'
import type { InputError } from './problem.ts'
import { refuse } from './problem.ts'

export function refusedCells(c: Context<Env>, errors: InputError[]) {
  return refuse(c, 422, 'A rule refuses some of these observations.', {
    detail: 'None was written. Mend the cells that are named and send them all again.',
    errors,
    code: 'observation_refused',
  })
}

export function lockedAnswer(c: Context<Env>, locked: readonly { at: number; cycleId: string }[]) {
  return refuse(c, 423, 'The cycle of some of these observations is closed.', {
    detail: 'None was written. Ask the coordinator to reopen it for your department.',
    errors: locked.map(({ at, cycleId }) => ({
      path: `cells.${at}.observedOn`,
      message: `The cycle ${cycleId} is closed.`,
      code: 'cycle_closed',
    })),
    code: 'cycle_closed',
  })
}

const IN_THE_WAY = {
  occupied: 'Another value stands for this day, site and group; correct that one.',
  outdated:
    'Somebody else changed this in the meantime; compare, then send it with the version that stands.',
  absent: 'There is no such observation of this metric.',
} as const

export function inTheWay(c: Context<Env>, verdicts: readonly CellVerdict[]) {
  const errors: InputError[] = []
  const current: { cell: number; observation: ReturnType<typeof toBody> }[] = []
  for (const [cell, verdict] of verdicts.entries()) {
    const { outcome } = verdict
    if (outcome !== 'occupied' && outcome !== 'outdated' && outcome !== 'absent') continue
    errors.push({ path: `cells.${cell}`, message: IN_THE_WAY[outcome], code: outcome })
    if ('observation' in verdict)
      current.push({ cell, observation: toBody(verdict.observation, c.var.nameOf) })
  }
  return refuse(c, 409, 'Other values stand where some of these were to go.', {
    detail: 'None was written. The body holds what stands there.',
    errors,
    current,
    code: 'cells_in_the_way',
  })
}
