/** What a person is about to write. */

import type { Observation } from '../series.ts'

export type Writing =
  | { kind: 'record'; answer: 'number' | 'missing' }
  | { kind: 'correct'; observation: Observation }
  | { kind: 'withdraw'; observation: Observation }
