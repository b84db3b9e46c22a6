/** The columns of who may come in, as SQL holds them. */

import type { CalendarDate } from '../domain/calendar.ts'

export interface ApiKeyTable {
  id: string
  /** Unique; written as the author of what the key records. */
  name: string
  /** SHA-256 of the secret, in hexadecimal. The secret itself is nowhere. */
  secret_hash: string
  department_id: string
  role: 'observe_key' | 'read_key'
  created_by: string
  created_at: string
  /** The last day it is valid, in the district. */
  expires_on: CalendarDate
  /** Null when it was never used. */
  last_used_on: CalendarDate | null
  revoked_at: string | null
  version: number
}
