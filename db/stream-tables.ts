/** The columns of streams, their cuts and their answers, as SQL holds them. */

import type { CalendarDate } from '../domain/calendar.ts'
import type { CutKind } from '../domain/cut.ts'

export interface StreamTables {
  stream: StreamTable
  stream_part: StreamPartTable
  stream_cut: StreamCutTable
  stream_answer: StreamAnswerTable
  fed_observation: FedObservationTable
}

export interface StreamTable {
  id: string
  department_id: string
  name: string
  question: string
  wording: string
  is_survey: 0 | 1
  version: number
}

export interface StreamPartTable {
  stream_id: string
  position: number
  name: string
  points: number | null
}

/** What a metric takes from a stream. Lists of part names are canonical JSON. */
export interface StreamCutTable {
  metric_id: string
  stream_id: string
  kind: CutKind
  parts: string
  of_parts: string
  /** 0 once taken out of use; the version goes on. */
  in_use: 0 | 1
  version: number
}

/** One row per version of an answer; only ever sees `superseded_tx` set, once. */
export interface StreamAnswerTable {
  id: string
  version: number
  stream_id: string
  observed_on: CalendarDate
  site_id: string | null
  /** Empty for everyone. */
  participant_group: string
  invited: number | null
  /** Canonical JSON: numbers by the name of the part. */
  counts: string
  note: string
  evidence_url: string | null
  withdrawn: 0 | 1
  reason: string | null
  recorded_at: string
  recorded_by: string
  tx: number
  superseded_tx: number | null
}

/** Append-only: which observations an answer wrote, so that it can take them back. */
export interface FedObservationTable {
  observation_id: string
  answer_id: string
  tx: number
}
