/** The cells of a batch as they were sent, made into what is to be written. */

import type { z } from '@hono/zod-openapi'

import { listMetrics } from '../db/metrics.ts'
import type { BatchCell as Cell } from '../db/observation-batch.ts'
import { placeOf } from '../db/observation-content.ts'
import type { Db } from '../db/tables.ts'
import { saidAlready } from '../domain/observation-problem.ts'
import type { ObservationContext } from '../domain/observation.ts'
import { checkObservation } from '../domain/observation.ts'
import type { Metric } from '../domain/plan.ts'
import { contextOf } from './observation-refusals.ts'
import type { BatchCell } from './observation-schemas.ts'
import type { InputError } from './problem.ts'

type SentCell = z.infer<typeof BatchCell>
type Checked = { ok: true; cells: Cell[] } | { ok: false; errors: InputError[] }

/** The cells to write, or every problem of every cell. */
export async function checkCells(
  db: Db,
  sent: readonly SentCell[],
  latestDay: ObservationContext['latestDay'],
): Promise<Checked> {
  const ids = Array.from(new Set(sent.map(({ metricId }) => metricId)))
  const metrics = new Map((await listMetrics(db, { ids })).map((metric) => [metric.id, metric]))
  const contexts = new Map<string, ObservationContext>()
  for (const metric of metrics.values()) {
    const ofYear = contexts.get(metric.schoolYear) ?? (await contextOf(db, metric, latestDay))
    contexts.set(metric.schoolYear, ofYear)
  }
  const cells: Cell[] = []
  const errors: InputError[] = []
  const firstAt = new Map<string, number>()
  for (const [at, cell] of sent.entries()) {
    const metric = metrics.get(cell.metricId)
    const context = metric && contexts.get(metric.schoolYear)
    const outcome =
      metric && context ? checkCell(cell, { ...context, metric }, metric) : [NO_METRIC]
    const problems = 'metric' in outcome ? repeated(outcome, at, firstAt) : outcome
    errors.push(...problems.map((problem) => ({ ...problem, path: `cells.${at}.${problem.path}` })))
    if ('metric' in outcome) cells.push(outcome)
  }
  return errors.length === 0 ? { ok: true, cells } : { ok: false, errors }
}

const NO_METRIC: InputError = {
  path: 'metricId',
  message: 'There is no such metric.',
  code: 'unknown',
}

function checkCell(cell: SentCell, context: ObservationContext, metric: Metric) {
  const { metricId: _metricId, corrects, withdraws, ...draft } = cell
  const target = withdraws ?? corrects ?? null
  const reason = target?.reason.trim()
  if (reason === '') {
    const path = withdraws ? 'withdraws.reason' : 'corrects.reason'
    return [
      {
        path,
        message: 'Give the reason for the change; it stays on the record.',
        code: 'reason_missing',
      },
    ]
  }
  const said = target && { ...target, reason: target.reason.trim() }
  if (withdraws && said) {
    const beside = Object.entries({ ...draft, corrects }).find(([, value]) => value !== undefined)
    if (!beside) return { metric, observation: null, target: said }
    const message = 'What is taken back has no new value; leave this out.'
    return [{ path: beside[0], message, code: 'withdrawn_with_value' }]
  }
  const checked = checkObservation({ ...draft, observedOn: draft.observedOn ?? '' }, context)
  return checked.ok ? { metric, observation: checked.value, target: said } : checked.error
}

/** A batch that says one observation twice has no order in which both are right. */
function repeated(
  { metric, observation, target }: Cell,
  at: number,
  firstAt: Map<string, number>,
): InputError[] {
  const keys = [
    ...(target ? [target.id] : []),
    ...(observation ? [placeOf(metric.id, observation)] : []),
  ]
  const first = keys.map((key) => firstAt.get(key)).find((found) => found !== undefined)
  for (const key of keys) firstAt.set(key, at)
  if (first === undefined) return []
  return [{ path: 'observedOn', message: saidAlready(`Cell ${first}`), code: 'cell_repeated' }]
}
