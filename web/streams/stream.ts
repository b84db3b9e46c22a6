/** A stream as the pages read it, with the metrics of a year that take from it. */

import { parseResponse } from 'hono/client'

import type { Api } from '../api.ts'
import type { Resource } from '../request.ts'
import { useApi, useResource } from '../request.ts'

export type Stream = Awaited<ReturnType<typeof readStream>>
export type Answer = Awaited<ReturnType<typeof readAnswers>>[number]
export type Taking = Awaited<ReturnType<typeof readTaking>>[number]

export function useStreams(departmentId: string): Resource<Stream[]> {
  const api = useApi()
  return useResource(departmentId, (signal) => readStreams(api, departmentId, signal))
}

export function useStream(id: string): Resource<Stream> {
  const api = useApi()
  return useResource(id, (signal) => readStream(api, id, signal))
}

/** The metrics of a year that take from a stream, whole, each with its cut. */
export function useTaking(stream: Stream, year: string): Resource<Taking[]> {
  const api = useApi()
  const own = stream.metrics.filter(({ schoolYear }) => schoolYear === year)
  const key = own.map(({ metricId, words }) => `${metricId} ${words}`).join(', ')
  return useResource(key, (signal) => readTaking(api, own, signal))
}

/** What was recorded; a key of null asks nothing. */
export function useAnswers(id: string | null): Resource<Answer[]> {
  const api = useApi()
  return useResource(id, (signal) => readAnswers(api, id ?? '', signal))
}

async function readStreams(api: Api, department: string, signal: AbortSignal) {
  const query = { department, limit: '500' }
  const { items } = await parseResponse(api.streams.$get({ query }, { init: { signal } }))
  return items
}

function readStream(api: Api, id: string, signal: AbortSignal) {
  return parseResponse(api.streams[':id'].$get({ param: { id }, query: {} }, { init: { signal } }))
}

function readTaking(api: Api, own: Stream['metrics'], signal: AbortSignal) {
  return Promise.all(
    own.map(async ({ metricId, cut, words }) => {
      const asked = { param: { id: metricId }, query: {} }
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
