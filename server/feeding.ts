/** Writing what an answer says to every metric that takes from its stream: all of them or none. */

import type { Context } from 'hono'

import type { BatchCell, CellVerdict } from '../db/observation-batch.ts'
import { writeBatch } from '../db/observation-batch.ts'
import type { RecordedObservation } from '../db/observations.ts'
import type { AnswerContent } from '../db/stream-answers.ts'
import { listStandingAt } from '../db/stream-answers.ts'
import type { CutMetric } from '../db/stream-cuts.ts'
import type { Stream } from '../db/streams.ts'
import type { Writing } from '../db/writing.ts'
import { checkCut, cutWords, draftOf } from '../domain/cut.ts'
import type { CheckedObservation } from '../domain/observation.ts'
import { checkCells } from './batch-cells.ts'
import type { Env } from './context.ts'
import { closed } from './observation-refusals.ts'
import { toBody } from './observation-schemas.ts'
import type { InputError } from './problem.ts'
import { refuse } from './problem.ts'

/** What an answer is to be written by. */
export interface Feed {
  stream: Stream
  taking: readonly CutMetric[]
  answer: AnswerContent
  /** Why what stands may be corrected; null where nobody said. */
  reason: string | null
}

/** What stands of a metric although the stream says otherwise. */
export interface InTheWay {
  metric: string
  observation: RecordedObservation
  instead: CheckedObservation
}

export type Fed =
  | { observations: RecordedObservation[] }
  | { errors: InputError[] }
  | { inTheWay: InTheWay[] }
  | { closed: string }

/**
 * Writes an answer's observations, which the caller notes as its own. One that somebody typed by hand and
 * that says the same is left as it is; one that says otherwise is corrected only with a reason.
 */
export async function feed(
  writing: Writing,
  { stream, taking, answer, reason }: Feed,
  latestDay: Env['Variables']['latestDay'],
): Promise<Fed> {
  if (taking.length === 0) return { observations: [] }
  const unfit = unfitOf(stream, taking)
  if (unfit.length > 0) return { errors: unfit }
  const { observedOn, siteId, group, note, evidenceUrl } = answer
  const sent = taking.map(({ metric, cut }) => ({
    metricId: metric.id,
    observedOn,
    siteId,
    group,
    note,
    evidenceUrl,
    provenance: { recipe: recipeOf(stream, cut) },
    ...draftOf(cut, answer, stream),
  }))
  const checked = await checkCells(writing.tx, sent, latestDay)
  if (!checked.ok) return { errors: named(checked.errors, taking) }
  const ids = taking.map(({ metric }) => metric.id)
  const there = await listStandingAt(writing.tx, ids, answer)
  const kept: BatchCell[] = []
  const inTheWay: InTheWay[] = []
  for (const cell of checked.cells) {
    const observation = there.get(cell.metric.id)
    if (!observation || cell.observation === null) kept.push(cell)
    else if (reason !== null) {
      const { id, version } = observation
      kept.push({ ...cell, target: { id, version, reason } })
    } else if (!isSameNumber(observation, cell.observation)) {
      inTheWay.push({ metric: cell.metric.code, observation, instead: cell.observation })
    }
  }
  if (inTheWay.length > 0) return { inTheWay }
  return observationsOf(await writeBatch(writing, kept))
}

/** What became of the cells, or the cycle that is closed. */
export function observationsOf(
  verdicts: readonly CellVerdict[],
): { observations: RecordedObservation[] } | { closed: string } {
  const locked = verdicts.find((verdict) => verdict.outcome === 'closed')
  if (locked) return { closed: locked.cycleId }
  // Everything was read in this same transaction, so nothing else can be in the way.
  return {
    observations: verdicts.map((verdict) => {
      if ('observation' in verdict) return verdict.observation
      throw new Error(`an observation of a stream is ${verdict.outcome}`)
    }),
  }
}

/** How feeding is refused. */
export function refuseFeed(c: Context<Env>, fed: Exclude<Fed, { observations: unknown }>) {
  if ('closed' in fed) return closed(c, fed.closed)
  if ('errors' in fed) {
    return refuse(c, 422, 'A metric cannot take this.', {
      detail: fed.errors.map(({ message }) => message).join(' '),
      errors: fed.errors,
      code: 'observation_refused',
    })
  }
  return refuse(c, 409, 'Values that were typed by hand stand where some of these were to go.', {
    detail: 'Nothing was written. Give a reason to correct them, or leave the answer out.',
    errors: fed.inTheWay.map(({ metric, observation, instead }) => ({
      path: `metrics.${metric}`,
      message: `${metric} has ${numberOf(observation)}; the stream says ${numberOf(instead)}.`,
      code: 'typed_by_hand',
    })),
    current: fed.inTheWay.map(({ metric, observation }) => ({
      metric,
      observation: toBody(observation, c.var.nameOf),
    })),
    code: 'typed_by_hand',
  })
}

/** Stream and cut, as the observation's provenance says them. */
function recipeOf(stream: Stream, cut: CutMetric['cut']): string {
  return `${stream.name}: ${cutWords(cut, stream)}`.slice(0, LONGEST_RECIPE)
}

const LONGEST_RECIPE = 200

function unfitOf(stream: Stream, taking: readonly CutMetric[]): InputError[] {
  return taking.flatMap(({ metric, cut }) => {
    const checked = checkCut(cut, stream, metric)
    if (checked.ok) return []
    return checked.error.map(({ code, message }) => ({
      path: `metrics.${metric.code}`,
      message: `${metric.code}: ${message}`,
      code,
    }))
  })
}

/** `cells.0.siteId` as `metrics.DR-1.1.a.siteId`. */
function named(errors: readonly InputError[], taking: readonly CutMetric[]): InputError[] {
  return errors.map((error) => {
    const [, at = '', ...rest] = error.path.split('.')
    const code = taking[Number(at)]?.metric.code ?? ''
    const path = ['metrics', code, ...rest].join('.')
    return { ...error, path, message: `${code}: ${error.message}` }
  })
}

function isSameNumber(one: CheckedObservation, other: CheckedObservation): boolean {
  return NUMBERS.every((name) => one[name] === other[name])
}

const NUMBERS = ['value', 'numerator', 'denominator', 'n', 'missing'] as const

function numberOf({ value, numerator, denominator, n, missing }: CheckedObservation): string {
  if (numerator !== null) return `${numerator} of ${denominator ?? 0}`
  if (value === null) return `no number (${missing ?? 'nothing'})`
  return n === null ? String(value) : `${value} from ${n}`
}
