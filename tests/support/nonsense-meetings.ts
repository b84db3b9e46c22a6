/** Good rows of meetings, and what each of their checks refuses. */

import { DEPARTMENT, OTHER_DEPARTMENT } from './plans.ts'

export const MEETINGS_ADDED: Record<string, Record<string, unknown>> = {
  meeting: {
    id: 'm1',
    version: 1,
    cycle_id: '2022-23-Q1',
    title: 'DLN 1',
    held_on: '2022-10-12',
    starts_at: null,
    state: 'planned',
    agenda: '[]',
    tx: 1,
    superseded_tx: null,
  },
  meeting_minutes: {
    id: 'm1:*',
    version: 1,
    meeting_id: 'm1',
    department_id: null,
    text: '',
    tx: 1,
    superseded_tx: null,
  },
  meeting_feedback: {
    id: 'f1',
    version: 1,
    meeting_id: 'm1',
    department_id: DEPARTMENT,
    from_department_id: OTHER_DEPARTMENT,
    clear: 'yes',
    useful: null,
    note: '',
    tx: 1,
    superseded_tx: null,
  },
}

export const MEETINGS_NONSENSE: [
  check: string,
  table: string,
  nonsense: Record<string, unknown>,
][] = [
  ['meeting_version', 'meeting', { version: 0 }],
  ['meeting_title', 'meeting', { title: '  ' }],
  ['meeting_held', 'meeting', { held_on: 'Friday' }],
  ['meeting_starts', 'meeting', { starts_at: 'nine' }],
  ['meeting_state', 'meeting', { state: 'lost' }],
  ['meeting_agenda', 'meeting', { agenda: '{}' }],
  ['meeting_superseded_later', 'meeting', { superseded_tx: 1 }],
  ['meeting_minutes_version', 'meeting_minutes', { version: 0 }],
  ['meeting_minutes_superseded_later', 'meeting_minutes', { superseded_tx: 1 }],
  ['meeting_feedback_version', 'meeting_feedback', { version: 0 }],
  ['meeting_feedback_of_others', 'meeting_feedback', { from_department_id: DEPARTMENT }],
  ['meeting_feedback_clear', 'meeting_feedback', { clear: 'maybe' }],
  ['meeting_feedback_useful', 'meeting_feedback', { useful: 'maybe' }],
  ['meeting_feedback_said', 'meeting_feedback', { clear: null, note: ' ' }],
  ['meeting_feedback_superseded_later', 'meeting_feedback', { superseded_tx: 1 }],
]
