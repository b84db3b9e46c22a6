/** A stream as the pages read it, with the metrics of a year that take from it. */

import { parseResponse } from 'hono/client'

import type { Api } from '../api.ts'
import type { Dashboard } from '../dashboard/dashboard.ts'
import type { Resource } from '../request.ts'
import { useApi, useResource } from '../request.ts'

export type Stream = Awaited<ReturnType<typeof readStream>>
export type Answer = Awaited<ReturnType<typeof readAnswers>>[number]
export type Taking = Awaited<ReturnType<typeof readTaking>>[number]

/** As they stand, or as they stood at a moment. */
export function useStreams(departmentId: string, asOf: string | null): Resource<Stream[]> {
  const api = useApi()
  const query = { department: departmentId, limit: '500', ...thenOf(asOf) }
  return useResource(JSON.stringify(query), (signal) => readStreams(api, query, signal))
}

/** As it stands, or as it stood at a moment. */
export function useStream(id: string, asOf: string | null): Resource<Stream> {
  const api = useApi()
  const asked = { param: { id }, query: thenOf(asOf) }
  return useResource(JSON.stringify(asked), (signal) => readStream(api, asked, signal))
}

/** The metrics of a year that take from a stream, whole, each with its cut. */
export function useTaking(
  stream: Stream,
  { schoolYear: year, asOf }: Pick<Dashboard, 'schoolYear' | 'asOf'>,
): Resource<Taking[]> {
  const api = useApi()
  const own = stream.metrics.filter(({ schoolYear }) => schoolYear === year)
  const key = [...own.map(({ metricId, words }) => `${metricId} ${words}`), asOf].join(', ')
  return useResource(key, (signal) => readTaking(api, own, thenOf(asOf), signal))
}

/** What was recorded; a key of null asks nothing. */
export function useAnswers(id: string | null): Resource<Answer[]> {
  const api = useApi()
  return useResource(id, (signal) => readAnswers(api, id ?? '', signal))
}

type Then = { asOf?: string }

function thenOf(asOf: string | null): Then {
  return asOf === null ? {} : { asOf }
}

async function readStreams(
  api: Api,
  query: Then & { department: string; limit: string },
  signal: AbortSignal,
) {
  const { items } = await parseResponse(api.streams.$get({ query }, { init: { signal } }))
  return items
}

function readStream(api: Api, asked: { param: { id: string }; query: Then }, signal: AbortSignal) {
  return parseResponse(api.streams[':id'].$get(asked, { init: { signal } }))
}

function readTaking(api: Api, own: Stream['metrics'], query: Then, signal: AbortSignal) {
  return Promise.all(
    own.map(async ({ metricId, cut, words }) => {
      const asked = { param: { id: metricId }, query }
      const metric = await parseResponse(api.metrics[':id'].$get(asked, { init: { signal } }))
      return { metric, cut, words }
    }),
  )
}

async function readAnswers(api: Api, id: string, signal: AbortSignal) {
  const asked = { param: { id }, query: { limit: '50' } }
  const { items } = await parseResponse(
    api.answers[':id'].answers.$get(asked, { init: { signal } }),
  )
  return items
}
