/** The columns of what answers go by: how often something changed, and what was answered before. */

import type { Instant } from './tables.ts'

export interface AnswerTables {
  data_version: DataVersionTable
  idempotency: IdempotencyTable
}

/** Counts up with every write that a year's readers could notice. */
interface DataVersionTable {
  /** A school year, or `organisation`. */
  scope: string
  version: number
}

interface IdempotencyTable {
  principal: string
  key: string
  request_hash: string
  status: number
  response: string
  /** JSON text: the answer's headers. */
  headers: string
  at: Instant
}
