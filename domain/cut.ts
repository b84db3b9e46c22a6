/**
 * A cut: what a metric takes from a stream's answers. A count adds parts, a rate divides parts by
 * parts, a score is the mean of the parts' points.
 */

import type { Measure } from './measure.ts'
import { roundToSixPlaces } from './number.ts'
import type { ObservationDraft } from './observation.ts'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'
import type { Counts, StreamDefinition, StreamProblem } from './stream.ts'
import { totalOf } from './stream.ts'

export const CUT_KINDS = ['count', 'rate', 'score'] as const
export type CutKind = (typeof CUT_KINDS)[number]

export interface Cut {
  kind: CutKind
  /** Names of the parts that are counted; a score takes every part with a point. */
  parts: string[]
  /** Rates: the parts that are divided by; empty for all. */
  of: string[]
}

type CutStream = Pick<StreamDefinition, 'parts' | 'isSurvey' | 'wording'>

/** The numbers of the observation that a cut makes of an answer. */
export type CutDraft = Pick<
  ObservationDraft,
  'value' | 'numerator' | 'denominator' | 'mean' | 'n' | 'missing' | 'survey'
>

const KIND_WORDS: Record<CutKind, string> = { count: 'a count', rate: 'a rate', score: 'a score' }

/** A cut in the order of the stream's parts; or why the metric cannot take it. */
export function checkCut(
  { kind, parts, of }: Cut,
  stream: CutStream,
  measure: Pick<Measure, 'kind' | 'scaleMin' | 'scaleMax'>,
): Result<Cut, StreamProblem[]> {
  if (measure.kind !== kind) return err([kindProblem(kind, measure.kind)])
  const names = stream.parts.map(({ name }) => name)
  const foreign = [
    ...parts.filter((name) => !names.includes(name)).map((name) => ({ path: 'parts', name })),
    ...of.filter((name) => !names.includes(name)).map((name) => ({ path: 'of', name })),
  ]
  if (foreign.length > 0) {
    return err(
      foreign.map(({ path, name }) => ({
        path,
        code: 'part_unknown',
        message: `“${name}” is none of the stream’s parts; they are ${names.join(', ')}.`,
      })),
    )
  }
  const problems = kind === 'score' ? scoreProblems(stream, measure) : chosenProblems(parts)
  if (problems.length > 0) return err(problems)
  const inOrder = (chosen: string[]) => names.filter((name) => chosen.includes(name))
  const whole = inOrder(of)
  return ok({
    kind,
    parts: kind === 'score' ? [] : inOrder(parts),
    of: kind === 'rate' && whole.length < names.length ? whole : [],
  })
}

/**
 * The numbers that a metric gets of an answer. Where nobody gave an answer that the cut divides by,
 * there is no number, and the reason stands instead.
 */
export function draftOf(
  cut: Cut,
  { counts, invited }: { counts: Counts; invited: number | null },
  stream: CutStream,
): CutDraft {
  if (cut.kind === 'count') return { value: sumOf(cut.parts, counts) }
  const answered = totalOf(counts)
  const of = divisorOf(cut, stream)
  const valid = sumOf(of, counts)
  if (valid === 0) return { missing: 'not_collected' }
  const scale = of.length >= 2 ? of.length : null
  const survey = stream.isSurvey
    ? { survey: { invited, answered, scale, wording: stream.wording } }
    : {}
  if (cut.kind === 'rate') {
    return { numerator: sumOf(cut.parts, counts), denominator: valid, ...survey }
  }
  return { mean: meanOf(stream, counts, valid), n: valid, ...survey }
}

/** The parts that a rate or a score is of. */
function divisorOf({ kind, of }: Cut, { parts }: Pick<StreamDefinition, 'parts'>): string[] {
  if (kind === 'score') {
    return parts.filter(({ points }) => points !== null).map(({ name }) => name)
  }
  return of.length > 0 ? of : parts.map(({ name }) => name)
}

/** A cut in words: `4 and 5 of 1–5`. */
export function cutWords(cut: Cut, stream: Pick<StreamDefinition, 'parts'>): string {
  if (cut.kind === 'score') return `mean of ${listOf(divisorOf(cut, stream), stream)}`
  if (cut.kind === 'count') return `number of ${listOf(cut.parts, stream)}`
  return `${listOf(cut.parts, stream)} of ${listOf(divisorOf(cut, stream), stream)}`
}

function listOf(names: readonly string[], { parts }: Pick<StreamDefinition, 'parts'>): string {
  const all = parts.map(({ name }) => name)
  const [first = '', ...others] = names
  const last = others.at(-1) ?? first
  const start = all.indexOf(first)
  const isRun = names.every((name, at) => all[start + at] === name)
  if (isRun && names.length >= 3) return `${first}–${last}`
  return names.length < 2 ? first : `${names.slice(0, -1).join(', ')} and ${last}`
}

function kindProblem(kind: CutKind, own: Measure['kind']): StreamProblem {
  const message =
    own === null
      ? 'Nobody has said how this metric is measured; set its kind first.'
      : `This metric is not measured as ${KIND_WORDS[kind]}; it takes no such cut.`
  return { path: 'kind', code: 'kind_does_not_fit', message }
}

function chosenProblems(parts: readonly string[]): StreamProblem[] {
  if (parts.length > 0) return []
  return [{ path: 'parts', code: 'parts_missing', message: 'Choose the parts that count.' }]
}

function scoreProblems(
  { parts }: Pick<StreamDefinition, 'parts'>,
  { scaleMin, scaleMax }: Pick<Measure, 'scaleMin' | 'scaleMax'>,
): StreamProblem[] {
  const points = parts.flatMap((part) => part.points ?? [])
  if (points.length === 0) {
    const message = 'None of the stream’s parts has a point on a scale, so there is no mean.'
    return [{ path: 'kind', code: 'no_points', message }]
  }
  const outside = points.find((one) => one < (scaleMin ?? one) || one > (scaleMax ?? one))
  if (outside === undefined) return []
  const message = `The stream’s point ${outside} is outside the metric’s scale ${scaleMin ?? ''} to ${scaleMax ?? ''}.`
  return [{ path: 'kind', code: 'outside_scale', message }]
}

function sumOf(names: readonly string[], counts: Counts): number {
  return names.reduce((sum, name) => sum + (counts[name] ?? 0), 0)
}

const MILLION = 1_000_000

/** Σ points × count ÷ n, exact to the sixth place; a half goes away from zero. */
function meanOf({ parts }: Pick<StreamDefinition, 'parts'>, counts: Counts, n: number): number {
  const micro = parts.reduce(
    (sum, { name, points }) =>
      points === null ? sum : sum + millionths(points) * BigInt(counts[name] ?? 0),
    0n,
  )
  const twice = 2n * (micro < 0n ? -micro : micro)
  const rounded = (twice + BigInt(n)) / (2n * BigInt(n))
  return roundToSixPlaces(Number(micro < 0n ? -rounded : rounded) / MILLION)
}

function millionths(points: number): bigint {
  return BigInt(points.toFixed(6).replace('.', ''))
}
