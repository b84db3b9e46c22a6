/** Which version of a reflection, a decision or a part of a meeting stands, now or after a ledger number. */

import type { Expression, SqlBool } from 'kysely'
import { expressionBuilder } from 'kysely'

import type { Tables } from './tables.ts'

type Versioned = 'decision' | 'meeting' | 'meeting_feedback' | 'meeting_minutes' | 'reflection'

/** Whether a row is the version that stood after a ledger number; the current one without it. */
export function isStanding(table: Versioned, asOf: number | undefined): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, typeof table>()
  const open = eb(`${table}.superseded_tx`, 'is', null)
  if (asOf === undefined) return open
  return eb.and([
    eb(`${table}.tx`, '<=', asOf),
    eb.or([open, eb(`${table}.superseded_tx`, '>', asOf)]),
  ])
}
