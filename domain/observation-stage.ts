/** How far a milestone is: a stage of the metric's list, or the percent complete. */

import type { Measure } from './measure.ts'
import { checkNumber } from './number.ts'
import type { Outcome } from './observation-problem.ts'
import { accepted, refused, refusedNumber } from './observation-problem.ts'
import type { ObservationDraft } from './observation.ts'

/** A stage as spelled in the list, or a percent from 0 to 100. */
export type Reached = { stage: string } | { value: number }

/** The stage or percent to store. Spaces around a stage and its case do not matter. */
export function checkStage(draft: ObservationDraft, { stages }: Measure): Outcome<Reached> {
  if (stages.length === 0) return checkPercent(draft)
  const typed = String(draft.stage ?? '').trim()
  const list = stages.join(', ')
  if (typed === '') {
    return refused(
      'stage',
      'value_required',
      `The stage is empty; choose one of ${list}, or say why there is none.`,
    )
  }
  const stage = stages.find((name) => name.trim().toLowerCase() === typed.toLowerCase())
  if (stage !== undefined) return accepted({ stage })
  return refused('stage', 'stage_unknown', `“${typed}” is not a stage; choose one of ${list}.`)
}

function checkPercent(draft: ObservationDraft): Outcome<Reached> {
  const path = draft.value === null || draft.value === undefined ? 'stage' : 'value'
  const given = path === 'value' ? draft.value : toPercent(draft.stage)
  if (given === null || given === undefined) {
    return refused(
      'value',
      'value_required',
      'The percent complete is empty; enter 0 to 100, or say why there is none.',
    )
  }
  const number = checkNumber(given)
  if (!number.ok) return refusedNumber(path, number.error, given)
  if (number.value < 0 || number.value > 100) {
    return refused(
      path,
      'outside_percent',
      `The percent complete ${number.value} is outside 0 to 100; enter a number within.`,
    )
  }
  return accepted({ value: number.value })
}

function toPercent(stage: string | number | null | undefined): number | null | undefined {
  return typeof stage === 'string' ? Number(stage.trim() || Number.NaN) : stage
}
