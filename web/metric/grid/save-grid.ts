/** Sending a metric's cut points and colours. */

import { DetailedError, parseResponse } from 'hono/client'

import type { GridDefinition } from '../../../domain/status-grid.ts'
import type { Api, MetricGridBody } from '../../api.ts'
import { toProblem } from '../../request.ts'
import type { ProblemDetails } from '../../shared/page/Problem.tsx'
import { gridWords } from '../../words/grid.ts'

/** Sets the grid of the version that was read, null takes it out of use; gives the refusal when there is one. */
export async function saveGrid(
  api: Api,
  { metricId, version }: Pick<MetricGridBody, 'metricId' | 'version'>,
  definition: GridDefinition | null,
  reason: string,
): Promise<ProblemDetails | undefined> {
  const json = {
    definition: definition && copyOf(definition),
    ...(reason.trim() !== '' && { reason: reason.trim() }),
  }
  const sent = { param: { id: metricId }, header: { 'if-match': `"${version}"` }, json }
  try {
    await parseResponse(api.metricGrid[':id'].grid.$put(sent))
    return undefined
  } catch (error) {
    const problem = toProblem(error)
    const stale = error instanceof DetailedError && error.statusCode === 412
    return stale ? { ...problem, detail: gridWords().form.stale } : problem
  }
}

// What is sent has lists of its own; the form's are read-only.
function copyOf(definition: GridDefinition) {
  const { levelCuts, changeCuts, fewChangeCuts, colours, fewColours } = definition
  return {
    ...definition,
    levelCuts: [...levelCuts],
    changeCuts: [...changeCuts],
    fewChangeCuts: [...fewChangeCuts],
    colours: colours.map((row) => [...row]),
    fewColours: fewColours.map((row) => [...row]),
  }
}
