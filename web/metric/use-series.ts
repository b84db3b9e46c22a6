/** Asking for a metric's series, as it stands or as it stood at the end of a day. */

import { DetailedError, parseResponse } from 'hono/client'

import type { CalendarDate } from '../../domain/calendar.ts'
import type { Api } from '../api.ts'
import { queryOf } from '../past/past.ts'
import type { Resource } from '../request.ts'
import { useApi, useResource } from '../request.ts'
import type { Series } from './series.ts'

/** A series, or that there is no such metric. */
export type SeriesAnswer = { series: Series } | 'absent'

/** Which series is asked for. */
export interface SeriesAsked {
  id: string
  seenOn: CalendarDate | undefined
  /** As somebody is answered who may not see small groups. */
  smallGroups: 'hidden' | undefined
}

export function useSeries(asked: SeriesAsked): Resource<SeriesAnswer> {
  const api = useApi()
  const { id, seenOn, smallGroups } = asked
  const key = `${id} ${seenOn ?? ''} ${smallGroups ?? ''}`
  return useResource(key, (signal) => readSeries(api, asked, signal))
}

async function readSeries(
  api: Api,
  { id, seenOn, smallGroups }: SeriesAsked,
  signal: AbortSignal,
): Promise<SeriesAnswer> {
  const init = { init: { signal } }
  const then = await queryOf(api, seenOn, signal)
  try {
    const query = { ...then, ...(smallGroups && { smallGroups }) }
    const asked = api.series[':id'].series.$get({ param: { id }, query }, init)
    return { series: await parseResponse(asked) }
  } catch (error) {
    if (error instanceof DetailedError && error.statusCode === 404) return 'absent'
    throw error
  }
}
