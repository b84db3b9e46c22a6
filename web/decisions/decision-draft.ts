/** A decision as it is typed, and what is missing of it. */

import type { DecisionKind } from '../../domain/decision.ts'
import { needsDueDay } from '../../domain/decision.ts'
import { decisionWords } from '../words/decisions.ts'
import type { Decision } from './decisions.ts'

/** What a person is about to write. */
export type DecisionWriting =
  | { kind: 'add'; place: DecisionPlace }
  | { kind: 'change' | 'finish' | 'reopen'; decision: Decision }

/** Where a new decision belongs; both ids are empty where it is about the department as a whole. */
export interface DecisionPlace {
  departmentId: string
  cycleId: string
  actionId: string
  metricId: string
}

export interface DecisionFields extends DecisionPlace {
  kind: DecisionKind
  text: string
  owner: string
  /** Empty for no day. */
  dueOn: string
  outcome: string
}

/** The fields of a stored decision, or those of one to add. */
export function fieldsOf(writing: DecisionWriting): DecisionFields {
  if (writing.kind === 'add') {
    return { ...writing.place, kind: 'adjust', text: '', owner: '', dueOn: '', outcome: '' }
  }
  const { departmentId, cycleId, actionId, metricId, kind, text, owner, dueOn, outcome } =
    writing.decision
  const place = { departmentId, cycleId, actionId: actionId ?? '', metricId: metricId ?? '' }
  return { ...place, kind, text, owner, dueOn: dueOn ?? '', outcome }
}

export type Messages = Partial<Record<keyof DecisionFields, string>>

/** What is missing, in words, by field. */
export function messagesOf(writing: DecisionWriting, fields: DecisionFields): Messages {
  const say = decisionWords().form
  if (writing.kind === 'reopen') return {}
  if (writing.kind === 'finish') {
    return fields.outcome.trim() === '' ? { outcome: say.outcomeMissing } : {}
  }
  return {
    ...(fields.text.trim() === '' && { text: say.textMissing }),
    ...(fields.dueOn === '' && needsDueDay(fields.kind) && { dueOn: say.dueMissing }),
  }
}
