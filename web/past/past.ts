/** Looking back: from a day in the address to the moment the API is asked for. */

import { parseResponse } from 'hono/client'

import type { CalendarDate } from '../../domain/calendar.ts'
import { daysAfter, isCalendarDate } from '../../domain/calendar.ts'
import type { Api } from '../api.ts'
import type { UrlCodec } from '../shared/form/use-url-state.ts'
import { useUrlState } from '../shared/form/use-url-state.ts'
import { useVisit } from '../visit.ts'

/** A day in the address; anything else means now. A moment means its day. */
export const SEEN_ON: UrlCodec<CalendarDate | undefined> = {
  read: (text) => {
    const date = (text ?? '').slice(0, 10)
    return isCalendarDate(date) ? date : undefined
  },
  write: (state) => state,
}

/** The earlier day that the page is seen on, undefined for now, and the way to another. A day that is not over is now. */
export function useSeenOn(): [
  seenOn: CalendarDate | undefined,
  setSeenOn: (next: CalendarDate | undefined) => void,
] {
  const [named, setSeenOn] = useUrlState('asOf', SEEN_ON)
  const today = useVisit().me.value?.today
  const isOver = named !== undefined && (today === undefined || named < today)
  return [isOver ? named : undefined, setSeenOn]
}

/** What a read is asked with to be of a day; of now without one. */
export async function queryOf(
  api: Api,
  seenOn: CalendarDate | undefined,
  signal: AbortSignal,
): Promise<{ asOf?: string }> {
  return seenOn === undefined ? {} : { asOf: await momentOf(api, seenOn, signal) }
}

/** The last second of a day of the district, as the API is asked for it. */
async function momentOf(api: Api, seenOn: CalendarDate, signal: AbortSignal): Promise<string> {
  const settings = await parseResponse(api.settings.$get({ query: {} }, { init: { signal } }))
  return endOfDay(seenOn, settings.timeZone)
}

/** An address of ours that stays on the day that is shown; as it is where that is today. */
export function onSameDay(address: string): string {
  const seenOn = SEEN_ON.read(new URLSearchParams(location.search).get('asOf') ?? undefined)
  if (seenOn === undefined) return address
  return `${address}${address.includes('?') ? '&' : '?'}asOf=${seenOn}`
}

/** The last second of a day in a time zone, as a UTC moment. */
export function endOfDay(date: CalendarDate, timeZone: string): string {
  const midnight = Date.parse(`${daysAfter(date, 1)}T00:00:00Z`)
  // Twice, because the offset at the guess may be that of another side of a clock change.
  const guess = midnight - offsetAt(midnight, timeZone)
  const end = midnight - offsetAt(guess, timeZone) - 1000
  return new Date(end).toISOString()
}

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(moment)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((one) => one.type === type)?.value ?? '00'
  const local = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`
  return Date.parse(local) - Math.floor(moment / 1000) * 1000
}
