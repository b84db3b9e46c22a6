/** Feedback as it is typed. */

import type { Feedback } from '../../domain/meeting-feedback.ts'
import { FEEDBACK_ANSWERS } from '../../domain/meeting-feedback.ts'

/** What one department says of another. */
export interface NewFeedback extends Feedback {
  departmentId: string
  fromDepartmentId: string
}

/** What this browser kept, where it is feedback. */
export function readNewFeedback(kept: unknown): NewFeedback | undefined {
  const fields = new Map<string, unknown>(Object.entries(kept ?? {}))
  const [departmentId, fromDepartmentId] = [
    fields.get('departmentId'),
    fields.get('fromDepartmentId'),
  ]
  if (typeof departmentId !== 'string' || typeof fromDepartmentId !== 'string') return undefined
  const answerAt = (name: string) =>
    FEEDBACK_ANSWERS.find((answer) => answer === fields.get(name)) ?? null
  const note = fields.get('note')
  return {
    departmentId,
    fromDepartmentId,
    clear: answerAt('clear'),
    useful: answerAt('useful'),
    note: typeof note === 'string' ? note : '',
  }
}
