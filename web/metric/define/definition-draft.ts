/** A metric's definition while it is typed: every field as text, checked by the server's rule. */

import { checkMeasure } from '../../../domain/measure-check.ts'
import type { Measure, MeasureKind } from '../../../domain/measure.ts'
import { suggestMeasure } from '../../../domain/plan-text/suggest-measure.ts'
import { metricWords } from '../../words/metric.ts'
import { plain } from '../amounts.ts'
import { readNumber } from '../record/typed-number.ts'
import type { Metric } from '../series.ts'

const NUMBERS = ['target', 'targetHigh', 'scaleMin', 'scaleMax', 'toleranceAmount'] as const
const TEXTS = [
  'title',
  'unit',
  'baselineOn',
  'baselineSource',
  'cadenceReason',
  'sourceSystem',
  'definition',
  'owner',
  'stages',
  'targetStage',
] as const

/** A field that is typed as text. */
export type TypedField = (typeof NUMBERS)[number] | (typeof TEXTS)[number] | 'baseline' | 'reason'

export type DefinitionFields = Record<TypedField, string> &
  Pick<
    Metric,
    'direction' | 'cadence' | 'accumulates' | 'acrossSites' | 'privacyClass' | 'siteIds'
  > & {
    kind: MeasureKind | ''
    toleranceUnit: Metric['tolerance']['unit']
  }

/** What is sent as a change of the metric. */
export type DefinitionChange = ReturnType<typeof toChange>

/** The form's fields for the definition that stands. */
export function fieldsOfMetric(metric: Metric): DefinitionFields {
  const { direction, cadence, accumulates, acrossSites, privacyClass, siteIds } = metric
  return {
    direction,
    cadence,
    accumulates,
    acrossSites,
    privacyClass,
    siteIds,
    kind: metric.kind ?? '',
    title: metric.title,
    unit: metric.unit,
    baseline: edgeText(metric, metric.baseline),
    baselineOn: metric.baselineOn ?? '',
    baselineSource: metric.baselineSource,
    target: edgeText(metric, metric.target),
    targetHigh: edgeText(metric, metric.targetHigh),
    toleranceAmount: numberText(metric.tolerance.amount),
    toleranceUnit: metric.tolerance.unit,
    cadenceReason: metric.cadenceReason,
    scaleMin: numberText(metric.scaleMin),
    scaleMax: numberText(metric.scaleMax),
    stages: metric.stages.join('\n'),
    targetStage: metric.targetStage ?? '',
    sourceSystem: metric.sourceSystem,
    definition: metric.definition,
    owner: metric.owner,
    reason: '',
  }
}

/** The change that the fields ask for. A field of another kind goes back to its start. */
export function toChange(fields: DefinitionFields) {
  const kind = fields.kind === '' ? null : fields.kind
  const stages = kind === 'milestone' ? linesOf(fields.stages) : []
  const score = kind === 'score'
  return {
    kind,
    title: fields.title.trim(),
    unit: fields.unit.trim(),
    direction: fields.direction,
    baseline: edgeOf(fields.baseline, stages),
    baselineOn: fields.baselineOn === '' ? null : fields.baselineOn,
    baselineSource: fields.baselineSource.trim(),
    target: edgeOf(fields.target, stages),
    targetHigh: fields.direction === 'between' ? edgeOf(fields.targetHigh, stages) : null,
    tolerance: { unit: fields.toleranceUnit, amount: readNumber(fields.toleranceAmount) ?? 0 },
    cadence: fields.cadence,
    cadenceReason: fields.cadenceReason.trim(),
    accumulates: kind === 'count' && fields.accumulates,
    acrossSites: fields.acrossSites,
    scaleMin: score ? readNumber(fields.scaleMin) : null,
    scaleMax: score ? readNumber(fields.scaleMax) : null,
    stages,
    targetStage: kind === 'milestone' && fields.targetStage !== '' ? fields.targetStage : null,
    privacyClass: fields.privacyClass,
    siteIds: fields.siteIds,
    sourceSystem: fields.sourceSystem.trim(),
    definition: fields.definition.trim(),
    owner: fields.owner.trim(),
  }
}

/** What is wrong with the fields, by field; the server's own rule and the numbers' spelling. */
export function definitionMessages(
  fields: DefinitionFields,
  metric: Metric,
): Partial<Record<string, string>> {
  const change = toChange(fields)
  const misspelt = [...NUMBERS, 'baseline' as const].filter((name) => {
    const read = isEdge(name) ? edgeOf(fields[name], change.stages) : readNumber(fields[name])
    return Number.isNaN(read)
  })
  const measure: Measure = { ...metric, ...change }
  const checked = checkMeasure(measure)
  const ruled = checked.ok
    ? []
    : checked.error.map(({ path, message }) => [
        path === 'tolerance' ? 'toleranceAmount' : path,
        message,
      ])
  return {
    ...Object.fromEntries(ruled),
    ...Object.fromEntries(misspelt.map((name) => [name, metricWords().define.notNumber])),
  }
}

/** What the plan's own text suggests, while nobody has said the kind. */
export function suggestionFor({ kind, text }: Pick<Metric, 'kind' | 'text'>) {
  return kind === null ? suggestMeasure(text) : null
}

function isEdge(name: string): name is 'baseline' | 'target' | 'targetHigh' {
  return name === 'baseline' || name === 'target' || name === 'targetHigh'
}

// A stage is chosen by its name and stored by its place in the list.
function edgeOf(text: string, stages: readonly string[]): number | null {
  const place = stages.indexOf(text)
  return place >= 0 ? place : readNumber(text)
}

function edgeText({ kind, stages, siteIds }: Metric, value: number | null): string {
  const stage = kind === 'milestone' && siteIds.length <= 1 ? stages[value ?? -1] : undefined
  return stage ?? numberText(value)
}

function numberText(value: number | null): string {
  return value === null ? '' : plain(value)
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
