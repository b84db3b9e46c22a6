import { useMemo, useRef } from 'preact/hooks'

import type { ChartLook } from '../../shared/chart/chart-look.ts'
import type { TimeChartHandle } from '../../shared/chart/ChartCanvas.tsx'
import { ChartCanvas } from '../../shared/chart/ChartCanvas.tsx'
import { Figure } from '../../shared/Figure.tsx'
import { controlWords } from '../../words/control.ts'
import { SavePictures } from '../SavePictures.tsx'
import type { Series } from '../series.ts'
import { day, nameOf } from '../series.ts'
import type { Statistics } from './control-model.ts'
import { controlModelOf } from './control-model.ts'
import { controlConfiguration } from './control-options.ts'
import { ControlKey } from './ControlKey.tsx'
import { ControlTable } from './ControlTable.tsx'
import { ExplainStatistics } from './ExplainStatistics.tsx'
import { AssuranceMark, VariationMark } from './IconMark.tsx'

/** One value has neither a line nor a neighbour. */
const FEWEST_DRAWN = 2

/** A metric's points over the years, with what so many points can bear; nothing without a point. */
export function ControlPart({ series }: { series: Series }) {
  const say = controlWords()
  const { statistics } = series
  const values = statistics.points.filter(({ value }) => value !== null)
  if (values.length === 0 && statistics.heldBack === 0) return null
  return (
    <section class="section over-the-years">
      <h2>{say.title}</h2>
      <p class="quiet">{say.lede[statistics.spacing]}</p>
      <Icons statistics={statistics} />
      <ul class="said">
        {statistics.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p class="asked">
        <ExplainStatistics series={series} />
      </p>
      {values.length >= FEWEST_DRAWN && <ControlFigure series={series} />}
      {statistics.next !== '' && <p class="quiet">{statistics.next}</p>}
    </section>
  )
}

function Icons({ statistics: { variation, assurance, trial } }: { statistics: Statistics }) {
  const say = controlWords()
  if (variation === null && assurance === null) return null
  return (
    <ul class="control-icons" aria-label={say.icons}>
      {variation !== null && (
        <li>
          <VariationMark icon={variation} />
        </li>
      )}
      {assurance !== null && (
        <li>
          <AssuranceMark icon={assurance} />
        </li>
      )}
      {trial && <li class="trial">{say.trial}</li>}
    </ul>
  )
}

function ControlFigure({ series }: { series: Series }) {
  const say = controlWords()
  const model = useMemo(() => controlModelOf(series), [series])
  const title = say.figure(nameOf(series.metric))
  const drawing = useMemo(
    () => ({
      title,
      asOf: day(series.today),
      source: series.metric.sourceSystem,
      configure: (look: ChartLook) => controlConfiguration(model, look),
    }),
    [model, title, series.today, series.metric.sourceSystem],
  )
  const { sentences } = series.statistics
  const { schoolYear } = series
  const { code } = series.metric
  const chart = useRef<TimeChartHandle>(null)
  return (
    <Figure
      title={title}
      subtitle={subtitleOf(series.statistics)}
      table={<ControlTable model={model} title={title} />}
      downloads={<SavePictures chart={chart} name={`${code}-${schoolYear}-process`} />}
    >
      <ChartCanvas
        handle={chart}
        drawing={drawing}
        label={say.told(nameOf(series.metric), sentences.join(' '))}
        height={300}
      />
      <ControlKey model={model} />
    </Figure>
  )
}

function subtitleOf({ segments, chart }: Statistics): string {
  const say = controlWords()
  const lines = new Set(segments.map(({ line }) => line))
  const level = lines.has('mean') ? (lines.has('median') ? 'both' : 'mean') : 'median'
  return [
    say.subtitle.points,
    lines.has('mean') || lines.has('median') ? say.subtitle[level] : '',
    lines.has('mean') ? say.chart[chart] : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}
