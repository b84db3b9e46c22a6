import type { ComponentChildren } from 'preact'

import { formatDate } from '../shared/format.ts'
import { metricWords } from '../words/metric.ts'
import { sayTarget } from './amounts.ts'
import { sitesWithout } from './breakdown.ts'
import { formulaOf } from './formula.ts'
import type { CycleOfMetric, Series } from './series.ts'
import { day } from './series.ts'

export type HowMadeProps = {
  series: Series
  inView: CycleOfMetric
}

/** Where the number comes from, and its arithmetic with the numbers put in. */
export function HowMade({ series, inView }: HowMadeProps) {
  const say = metricWords().made
  const { metric } = series
  if (metric.kind === null) return null
  const { cycle, standing } = inView
  const without = sitesWithout(series, cycle.id)
  const last = series.observations.at(-1)
  return (
    <section class="section how-made">
      <h2>{say.title}</h2>
      <dl>
        <Fact name={say.formula(cycle.name)}>
          <span class="formula">{formulaOf(series, inView)}</span>
        </Fact>
        <Fact name={say.rule}>{metricWords().rules[metric.kind]}</Fact>
        <Fact name={say.definition}>{metric.definition || say.unsaid}</Fact>
        <Fact name={say.source}>{metric.sourceSystem || say.unsaid}</Fact>
        <Fact name={say.owner}>{metric.owner || say.unsaid}</Fact>
        <Fact name={say.cadence}>
          {metricWords().cadences[metric.cadence]}
          {metric.cadenceReason !== '' && `: ${metric.cadenceReason}`}
        </Fact>
        {metric.siteIds.length > 0 && (
          <Fact name={say.coverage(cycle.name)}>
            {metricWords().cycles.ofExpected(standing.coverage.have, standing.coverage.expected)}
            {'. '}
            {without.length === 0 ? say.complete : say.missing(without.join(', '))}
          </Fact>
        )}
        <Fact name={say.baseline}>{baselineOf(series)}</Fact>
        <Fact name={say.last}>
          {last === undefined ? say.never : formatDate(day(last.observedOn))}
        </Fact>
      </dl>
    </section>
  )
}

function baselineOf({ metric }: Series): string {
  const { baseline, baselineOn, baselineSource } = metric
  if (baseline === null) return metricWords().made.unsaid
  return [
    sayTarget(metric, baseline),
    baselineOn === null ? '' : formatDate(day(baselineOn)),
    baselineSource,
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
