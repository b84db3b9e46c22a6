import { nameOf } from '../metric/series.ts'
import type { Metric } from '../plan/stored-plan.ts'
import { entryWords } from '../words/entry.ts'

/** The metrics that cannot be logged yet, each with the way to where that is mended. */
export function Undefined({ metrics }: { metrics: readonly Metric[] }) {
  if (metrics.length === 0) return null
  return (
    <section class="entry-undefined section">
      <p>{entryWords().undefinedMetrics(metrics.length)}</p>
      <ul>
        {metrics.map((metric) => (
          <li key={metric.id}>
            <a href={`/metrics/${encodeURIComponent(metric.id)}`}>
              {metric.code} {nameOf(metric)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
