/** Sending a definition. */

import { DetailedError, parseResponse } from 'hono/client'

import type { Api } from '../../api.ts'
import { toProblem } from '../../request.ts'
import type { ProblemDetails } from '../../shared/page/Problem.tsx'
import { metricWords } from '../../words/metric.ts'
import type { Metric } from '../series.ts'
import type { DefinitionChange } from './definition-draft.ts'

/** Stores the change of the version that was read; gives the refusal when there is one. */
export async function saveDefinition(
  api: Api,
  { id, version }: Pick<Metric, 'id' | 'version'>,
  change: DefinitionChange,
  reason: string,
): Promise<ProblemDetails | undefined> {
  const json = { ...change, ...(reason.trim() !== '' && { reason }) }
  const sent = { param: { id }, header: { 'if-match': `"${version}"` }, json }
  try {
    await parseResponse(api.metrics[':id'].$patch(sent))
    return undefined
  } catch (error) {
    const problem = toProblem(error)
    const stale = error instanceof DetailedError && error.statusCode === 412
    return stale ? { ...problem, detail: metricWords().define.stale } : problem
  }
}
