import { unitAfter } from '../../domain/unit.ts'
import { formatDate, formatMonths } from '../shared/format.ts'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { metricWords } from '../words/metric.ts'
import { headerUnit, sayShown, unitless } from './amounts.ts'
import { ExplainFigure } from './ExplainFigure.tsx'
import { goalWords } from './goal-words.ts'
import type { CycleOfMetric, Series } from './series.ts'
import { day } from './series.ts'

export type StatusNowProps = {
  series: Series
  inView: CycleOfMetric
}

/** The one thing the page is about: where the metric stands, and the sentence that says why. */
export function StatusNow({ series, inView }: StatusNowProps) {
  const { cycle, standing } = inView
  const say = metricWords()
  const { metric } = series
  const months = formatMonths(day(cycle.startsOn), day(cycle.endsOn))
  const { value, coverage, deviation } = standing
  const figure = sayShown(unitless(metric), standing)
  const isShort = metric.kind !== 'milestone' && metric.kind !== 'yes_no'
  return (
    <section class="status-now" aria-label={say.head.now(cycle.name, months)}>
      <div>
        <p class="eyebrow">{say.head.now(cycle.name, months)}</p>
        <p class={value === null ? 'big none' : isShort ? 'big' : 'big words'}>
          {figure}
          {value !== null && <span class="unit"> {unitAfter(figure, headerUnit(metric))}</span>}
        </p>
        <StatusMark status={standing.status} strong />{' '}
        <ExplainFigure series={series} one={inView} wordy />
      </div>
      <div>
        <p class="sentence">{standing.sentence}</p>
        {deviation && (
          <p>
            {say.head.deviation(
              deviation.reason,
              deviation.owner,
              formatDate(day(deviation.endsOn)),
            )}
          </p>
        )}
        <p class="quiet">{goalWords(series)}</p>
        <p class="quiet">
          {[
            coverage.expected > 1
              ? say.head.coverage(String(coverage.have), String(coverage.expected))
              : '',
            standing.lastOn === null ? '' : say.head.lastOn(formatDate(day(standing.lastOn))),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      </div>
    </section>
  )
}
