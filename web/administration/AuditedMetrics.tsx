import type { PrivacyAuditBody } from '../api.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { formatNumber, NO_NUMBER } from '../shared/format.ts'
import { administrationWords } from '../words/administration.ts'

type AuditedMetric = PrivacyAuditBody['metrics'][number]

/** Each metric that hides small groups, with the figures of its proof; what was found stands first. */
export function AuditedMetrics({ metrics }: { metrics: readonly AuditedMetric[] }) {
  const say = administrationWords().smallGroups
  const rows = metrics.toSorted((a, b) => b.recovered.length - a.recovered.length)
  return (
    <section class="section">
      <h2>{say.metrics}</h2>
      <DataTable
        caption={say.metrics}
        captionHidden
        columns={columns()}
        rows={rows}
        rowKey={({ id }) => id}
        phone="list"
      />
    </section>
  )
}

function columns(): Column<AuditedMetric>[] {
  const { smallGroups: say, privacyClasses } = administrationWords()
  const count = (key: 'small' | 'partners' | 'coded'): Column<AuditedMetric> => ({
    key,
    header: say[key],
    align: 'number',
    renderCell: (metric) => formatNumber(metric[key]),
  })
  return [
    {
      key: 'metric',
      header: say.metric,
      rowHeader: true,
      renderCell: ({ id, code, title }) => (
        <a href={`/metrics/${encodeURIComponent(id)}?smallGroups=hidden`}>
          {title} <span class="quiet">{code}</span>
        </a>
      ),
    },
    {
      key: 'counts',
      header: say.counts,
      renderCell: ({ privacyClass }) => privacyClasses[privacyClass],
    },
    {
      key: 'threshold',
      header: say.threshold,
      align: 'number',
      renderCell: ({ threshold }) => formatNumber(threshold),
    },
    count('small'),
    count('partners'),
    count('coded'),
    { key: 'closest', header: say.closest, align: 'number', renderCell: closest },
    {
      key: 'verdict',
      header: say.verdictOf,
      renderCell: ({ recovered }) =>
        recovered.length === 0 ? say.safe : <strong>{say.found(recovered.length)}</strong>,
    },
  ]
}

function closest({ narrowest }: AuditedMetric): string {
  const say = administrationWords().smallGroups
  if (!narrowest) return NO_NUMBER
  return narrowest.high === null
    ? say.guessFrom(formatNumber(narrowest.low))
    : say.guess(formatNumber(narrowest.low), formatNumber(narrowest.high))
}
