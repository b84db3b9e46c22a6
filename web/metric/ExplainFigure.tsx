import { Explain } from '../explain/Explain.tsx'
import type { Place } from '../explain/explanation.ts'
import { MetricFigure } from '../explain/MetricFigure.tsx'
import { explainWords } from '../words/explain.ts'
import type { CycleOfMetric, Series } from './series.ts'
import { nameOf, siteName } from './series.ts'

export type ExplainFigureProps = {
  series: Series
  one: CycleOfMetric
  /** A site's or a group's figure; absent: the metric's. */
  place?: Place
  wordy?: boolean
}

/** Beside a figure of the metric's page, which has its series already. */
export function ExplainFigure({ series, one, place, wordy = false }: ExplainFigureProps) {
  const say = explainWords()
  const of = place ? { place } : {}
  const name = nameOf(series.metric)
  const title =
    place === undefined || place.of === 'metric'
      ? say.cycle(name, one.cycle.name)
      : say.place(placeName(series, place), name, one.cycle.name)
  return (
    <Explain title={title} wordy={wordy}>
      {() => <MetricFigure series={series} one={one} {...of} />}
    </Explain>
  )
}

function placeName(series: Series, place: Place): string {
  if (place.of === 'metric') return ''
  return place.of === 'site' ? siteName(series, place.id) : place.name
}
