/** Decisions as the API answers them. */

import type { Decision } from '../../web/decisions/decisions.ts'
import { day } from './metrics.ts'

/** An open decision about the whole department, due in time, unless the test says otherwise. */
export function decisionOf(change: Partial<Decision> = {}): Decision {
  return {
    id: 'one',
    schoolYear: '2022-23',
    cycleId: '2022-23-Q1',
    departmentId: 'data-and-research',
    actionId: null,
    metricId: null,
    kind: 'adjust',
    text: 'Train in the morning.',
    owner: 'Data lead',
    dueOn: day('2023-03-31'),
    state: 'open',
    outcome: '',
    version: 1,
    taken: { by: 'Robin Vale', at: '2022-11-16T18:00:00Z' },
    takenOn: '2022-11-16',
    changed: { by: 'Robin Vale', at: '2022-11-16T18:00:00Z' },
    ageDays: 86,
    overdueDays: 0,
    effect: null,
    ...change,
  }
}
