/** A survey stream over HTTP, with the metrics that take from it. */

import type { Answer, TestApi } from './api.ts'
import { textAt } from './api.ts'
import { DEPARTMENT, METRICS } from './plans.ts'

/** The answer options of a survey question, 1 to 5. */
export const OPTIONS = [1, 2, 3, 4, 5].map((points) => ({ name: String(points), points }))

/** 45 answers: 34 of them 4 or 5, their mean 179 / 45. */
export const COUNTS = { 1: 2, 2: 0, 3: 9, 4: 20, 5: 14 }

/** What the tests' metrics take: the share of 4 and 5, the mean, the number of 5. */
export const CUTS = {
  rate: { kind: 'rate', parts: ['4', '5'] },
  score: { kind: 'score' },
  count: { kind: 'count', parts: ['5'] },
} as const

/** Adds the survey and gives its id. */
export async function addSurvey(api: TestApi, name = 'Data user survey'): Promise<string> {
  const body = {
    departmentId: DEPARTMENT,
    name,
    wording: 'spring 2023',
    isSurvey: true,
    parts: OPTIONS,
  }
  return textAt(await api.request('POST', '/streams', { body }), 'id')
}

/** Lets a metric of the example plan take its cut. */
export function take(
  api: TestApi,
  streamId: string,
  kind: keyof typeof CUTS,
  version = 0,
): Promise<Answer> {
  return api.request('PUT', `/metrics/${METRICS[kind]}/cut`, {
    body: { streamId, ...CUTS[kind] },
    headers: { 'if-match': `"${version}"` },
  })
}

/** Records what somebody counted at a site on 4 October 2022. */
export function answer(api: TestApi, streamId: string, more: object = {}): Promise<Answer> {
  const body = {
    observedOn: '2022-10-04',
    siteId: 'valley-high',
    counts: COUNTS,
    ...more,
  }
  return api.request('POST', `/streams/${streamId}/answers`, { body })
}
