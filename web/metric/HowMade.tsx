import type { ComponentChildren } from 'preact'

import { explanationOf } from '../explain/explanation.ts'
import { formatDate } from '../shared/format.ts'
import { TakenFrom } from '../streams/TakenFrom.tsx'
import { explainWords } from '../words/explain.ts'
import { metricWords } from '../words/metric.ts'
import { sayTarget } from './amounts.ts'
import { sitesShort } from './breakdown.ts'
import type { Cycle, CycleOfMetric, Series } from './series.ts'
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
  const last = series.observations.at(-1)
  const { formula, rule, value } = explanationOf(series, inView, { of: 'metric' })
  const nothing = value === null ? say.none : explainWords().partlyHidden
  return (
    <section class="section how-made">
      <h2>{say.title}</h2>
      <dl>
        <Fact name={say.formula(cycle.name)}>
          <span class="formula">{formula || nothing}</span>
        </Fact>
        <Fact name={say.rule}>{rule.name}.</Fact>
        <Fact name={say.definition}>{metric.definition || say.unsaid}</Fact>
        <TakenFrom metricId={metric.id} asOf={series.asOf} />
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
            {missingWords(series, cycle)}
          </Fact>
        )}
        <Fact name={say.baseline}>{baselineOf(series)}</Fact>
        <Fact name={say.last}>
          {last === undefined ? say.never : formatDate(day(last.observedOn))}
        </Fact>
        {metric.continuesId !== null && (
          <Fact name={say.yearBefore}>
            <a href={`/metrics/${encodeURIComponent(metric.continuesId)}`}>{say.yearBeforeLink}</a>
          </Fact>
        )}
      </dl>
    </section>
  )
}

function missingWords(series: Series, cycle: Cycle): string {
  const say = metricWords().made
  const short = sitesShort(series, cycle)
  const none = short.filter(({ have }) => have === 0).map(({ name }) => name)
  const fewer = short
    .filter(({ have }) => have > 0)
    .map(({ name, have, expected }) => say.siteOf(name, have, expected))
  const parts = [
    none.length > 0 ? say.missing(none.join(', ')) : '',
    fewer.length > 0 ? say.fewer(fewer.join(', ')) : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? parts.join(' ') : say.complete
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
