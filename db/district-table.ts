/** The columns of the district's settings, as SQL holds them. */

import type { CalendarDate } from '../domain/calendar.ts'
import type { Flag } from './tables.ts'

/** One row. */
export interface DistrictTable {
  id: 1
  name: string
  time_zone: string
  /** The district's own name for its leadership meeting. */
  meeting_name: string
  smallest_group: number
  coverage_floor: number
  demonstration: Flag
  /** The demonstration's calendar day; null in a real district. */
  demonstration_on: CalendarDate | null
  version: number
  coordinators_need_second_factor: Flag
  reminders_on: Flag
  /** Days before the due day. */
  remind_days_before: number
  /** Days between one reminder and the next after the last day in time. */
  remind_days_after: number
}
