/** Looking back over HTTP: the record as it stood at the moment that a read asks for. */

import type { Context } from 'hono'

import { getHeadAt } from '../db/ledger.ts'
import { lookBack } from '../db/look-back.ts'
import { findDistrict } from '../db/settings.ts'
import type { Db } from '../db/tables.ts'
import type { CalendarDate } from '../domain/calendar.ts'
import { dayIn } from './clock.ts'
import type { Env } from './context.ts'

/** What is read at a moment. */
export interface Then {
  /** The plans and the organisation as they stood. */
  db: Db
  /** The last ledger number that was known, by which observations are read; undefined for the present. */
  asOf: number | undefined
  /** The district's day. */
  today: CalendarDate
}

/** The record at a moment; as it stands without one, or with one to come. */
export async function momentOf(c: Context<Env>, db: Db, moment: string | undefined): Promise<Then> {
  const { today } = c.var
  if (moment === undefined) return { db, asOf: undefined, today }
  const at = new Date(moment)
  const asOf = await getHeadAt(db, at.toISOString())
  const district = await findDistrict(db)
  const day = dayIn(district?.timeZone ?? 'UTC', at)
  return { db: lookBack(db, asOf), asOf, today: day < today ? day : today }
}
