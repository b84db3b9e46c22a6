import type { Status } from '../../domain/status.ts'
import type { NumberUnit } from './format.ts'
import { formatShort, NO_NUMBER } from './format.ts'
import type { SparklineProps } from './sparkline/Sparkline.tsx'
import { describeSeries, Sparkline } from './sparkline/Sparkline.tsx'
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
}

/** One metric at a glance: its value, its year, its status and the reason for it. */
export function MetricCard(props: MetricCardProps) {
  const { name, href, code, value, unit, detail, status, reason, sentence, series } = props
  return (
    <article class="metric">
      <div>
        {code !== undefined && <p class="code">{code}</p>}
        <h3>
          <a href={href}>{name}</a>
        </h3>
      </div>
      <p class="now">
        {value === null ? (
          <span class="figure-value none" aria-hidden="true">
            {NO_NUMBER}
          </span>
        ) : (
          <span class="figure-value">{formatShort(value, unit)}</span>
        )}
        <span class="quiet">
          {[value === null ? '' : unit.label, detail].filter(Boolean).join(' · ')}
        </span>
      </p>
      <Sparkline
        {...series}
        status={status}
        width={290}
        height={58}
        label={describeSeries(series.points, series.path, unit)}
      />
      <div>
        <StatusMark status={status} reason={reason} />
        {sentence !== undefined && <p class="says">{sentence}</p>}
      </div>
    </article>
  )
}
