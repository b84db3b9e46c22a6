import type { ComponentChildren } from 'preact'

import type { Status } from '../../domain/status.ts'
import { unitAfter } from '../../domain/unit.ts'
import type { NumberUnit } from './format.ts'
import { formatShort, NO_NUMBER } from './format.ts'
import type { SparklineProps } from './sparkline/Sparkline.tsx'
import { describeSeries, Sparkline } from './sparkline/Sparkline.tsx'
import type { CycleStripProps } from './status/CycleStrip.tsx'
import { CycleStrip } from './status/CycleStrip.tsx'
import { StatusMark } from './status/StatusMark.tsx'

export type MetricCardProps = {
  name: string
  /** The metric's page. */
  href: string
  /** The stable code: `DR-2.4.a`. */
  code?: string
  /** The latest value, in the metric's unit; null when there is none. */
  value: number | null
  unit: NumberUnit
  /** Beside the value: "7,912 of 12,886 · 24 of 24 sites". */
  detail?: string
  status: Status
  /** Why there is no number, or why it is not judged, in words. */
  reason?: string
  /** The status's own arithmetic: "path 61.0 ± 1.0; target 65 by June". */
  sentence?: string
  series: Pick<SparklineProps, 'points' | 'path' | 'from' | 'to' | 'ticks'>
  /** As printed in the plan, where the name is a shorter one. */
  printed?: string
  /** The figure in words, where it is not a number: a stage, yes or no. */
  shown?: string
  /** The aim for the year: "From 55 % to 75 % this year". */
  goal?: string
  /** The statuses of the year's cycles, under the drawing of the year. */
  strip?: CycleStripProps
  /** Of its heading; 3 when left out. */
  level?: 3 | 4
  /** Beside the figure: how it is made. */
  explain?: ComponentChildren
  /** More about the status: a departure that was accepted. */
  children?: ComponentChildren
}

/** One metric at a glance: its value, its year, its status and the reason for it. */
export function MetricCard(props: MetricCardProps) {
  const { name, href, code, printed, status, reason, sentence, series, unit } = props
  const Heading = props.level === 4 ? 'h4' : 'h3'
  return (
    <article class="metric">
      <div>
        {code !== undefined && <p class="code">{code}</p>}
        <Heading>
          <a href={href}>{name}</a>
        </Heading>
        {printed !== undefined && <p class="printed">{printed}</p>}
      </div>
      <Now {...props} />
      <div class="year">
        <Sparkline
          {...series}
          status={status}
          width={290}
          height={58}
          label={describeSeries(series.points, series.path, unit)}
        />
        {props.strip && <CycleStrip {...props.strip} />}
      </div>
      <div>
        <StatusMark status={status} reason={reason} />
        {sentence !== undefined && <p class="says">{sentence}</p>}
        {props.goal !== undefined && <p class="says goal">{props.goal}.</p>}
        {props.children}
      </div>
    </article>
  )
}

function Now({ value, unit, detail, shown, explain }: MetricCardProps) {
  const figure = shown ?? formatShort(value, unit)
  const label = value === null || shown !== undefined ? '' : unitAfter(figure, unit.label)
  return (
    <p class="now">
      {value === null ? (
        <span class="figure-value none" aria-hidden="true">
          {NO_NUMBER}
        </span>
      ) : (
        <span class={shown === undefined ? 'figure-value' : 'figure-value words'}>{figure}</span>
      )}
      <span class="quiet">{[label, detail].filter(Boolean).join(' · ')}</span>
      {explain}
    </p>
  )
}
