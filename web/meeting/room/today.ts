/** What is decided in this meeting: what is on the record, and what still waits to be sent. */

import type { DecisionKind } from '../../../domain/decision.ts'
import { DECISION_KINDS } from '../../../domain/decision.ts'
import type { Decision } from '../../decisions/decisions.ts'
import type { Waiting } from './outbox.ts'

/** A decision as the room writes it. */
export interface NewDecision {
  cycleId: string
  departmentId: string
  metricId: string | null
  kind: DecisionKind
  text: string
  owner: string
  /** `YYYY-MM-DD`; null where no day is said. */
  dueOn: string | null
}

export interface TodaysDecisions {
  recorded: readonly Decision[]
  waiting: readonly Waiting<NewDecision>[]
  onDrop: (key: string) => void
}

/** What this browser kept, where it is a decision. */
export function readNewDecision(kept: unknown): NewDecision | undefined {
  const fields = new Map<string, unknown>(Object.entries(kept ?? {}))
  const textAt = (name: string) => {
    const held = fields.get(name)
    return typeof held === 'string' ? held : undefined
  }
  const kind = DECISION_KINDS.find((one) => one === fields.get('kind'))
  const [cycleId, departmentId, text] = ['cycleId', 'departmentId', 'text'].map(textAt)
  if (!kind || cycleId === undefined || departmentId === undefined || text === undefined) {
    return undefined
  }
  return {
    cycleId,
    departmentId,
    metricId: textAt('metricId') ?? null,
    kind,
    text,
    owner: textAt('owner') ?? '',
    dueOn: textAt('dueOn') ?? null,
  }
}
