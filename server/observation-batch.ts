/** HTTP for the entry grid: many cells at once, all or nothing, a verdict for each. */

import { createRoute, z } from '@hono/zod-openapi'

import type { CellVerdict } from '../db/observation-batch.ts'
import { writeBatch } from '../db/observation-batch.ts'
import { checkCells } from './batch-cells.ts'
import { inTheWay, lockedAnswer, refusedCells } from './batch-refusals.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { lateBy } from './observation-refusals.ts'
import { BatchCell, Observation, toBody } from './observation-schemas.ts'
import { REFUSALS, refusal } from './problem.ts'
import { write } from './write.ts'

const MOST_CELLS = 5000

const Batch = z
  .strictObject({ cells: z.array(BatchCell).min(1).max(MOST_CELLS) })
  .openapi('ObservationBatch')

const Verdicts = z
  .object({
    cells: z.array(
      z.object({
        outcome: z.enum(['recorded', 'corrected', 'withdrawn', 'same']),
        observation: Observation,
      }),
    ),
  })
  .openapi('BatchVerdicts')

const batchRoute = createRoute({
  method: 'post',
  path: '/observations/batch',
  summary: 'Record, correct and withdraw many observations at once',
  description:
    'The cells of an entry grid, all or nothing, answered in their order. A cell that says what already stands changes nothing. A refusal names every refused cell in `errors` (`cells.3.numerator`); where another value stands, `current` holds it: `[{ cell, observation }]`.',
  request: { body: { required: true, content: { 'application/json': { schema: Batch } } } },
  responses: {
    200: {
      description: 'All were written.',
      content: { 'application/json': { schema: Verdicts } },
    },
    ...REFUSALS,
    409: refusal('Other values stand in the place of some cells, or were changed meanwhile.'),
    422: refusal('A rule refuses some cells.'),
    423: refusal('The cycle of some cells is closed.'),
  },
})

export function observationBatchRoutes(deps: Deps) {
  return createRouter().openapi(batchRoute, (c) =>
    write(c, deps, async (change) => {
      const { cells: sent } = c.req.valid('json')
      const checked = await checkCells(change.tx, sent, c.var.latestDay)
      if (!checked.ok) return refusedCells(c, checked.errors)
      const verdicts = await writeBatch({ ...change, ...lateBy(c) }, checked.cells)
      const locked = lockedIn(verdicts)
      if (locked.length > 0) return lockedAnswer(c, locked)
      const written = verdicts.filter(isWritten)
      if (written.length < verdicts.length) return inTheWay(c, verdicts)
      const cells = written.map(({ outcome, observation }) => ({
        outcome,
        observation: toBody(observation, c.var.nameOf),
      }))
      return c.json({ cells }, 200)
    }),
  )
}

type Written = Extract<CellVerdict, { outcome: 'recorded' | 'corrected' | 'withdrawn' | 'same' }>

/** Which cells touch a cycle that takes no more changes. */
function lockedIn(verdicts: readonly CellVerdict[]): { at: number; cycleId: string }[] {
  return verdicts.flatMap((verdict, at) =>
    verdict.outcome === 'closed' ? [{ at, cycleId: verdict.cycleId }] : [],
  )
}

const WRITTEN: ReadonlySet<string> = new Set(['recorded', 'corrected', 'withdrawn', 'same'])

function isWritten(verdict: CellVerdict): verdict is Written {
  return WRITTEN.has(verdict.outcome)
}
