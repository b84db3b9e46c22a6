/** The columns of what is handed in, approved and opened again. Who and when is in the ledger. */

import type { ApprovalDeed, ApprovalStep } from '../domain/approval.ts'
import type { CalendarDate } from '../domain/calendar.ts'

export interface ApprovalTables {
  plan_step: PlanStepTable
  submission_step: SubmissionStepTable
  cycle_reopening: CycleReopeningTable
}

/** Append-only, one row per entry of the ledger. */
interface PlanStepTable {
  tx: number
  plan_id: string
  step: ApprovalStep
  /** Empty when nothing was said. */
  note: string
}

/** Append-only. */
interface SubmissionStepTable {
  tx: number
  cycle_id: string
  department_id: string
  step: ApprovalDeed
  note: string
}

/** Append-only; the newest of a department counts. */
interface CycleReopeningTable {
  tx: number
  cycle_id: string
  department_id: string
  /** The last day on which the department may change its values. */
  until_on: CalendarDate
  reason: string
}
