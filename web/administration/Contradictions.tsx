import type { PrivacyAuditBody } from '../api.ts'
import { showDate } from '../dashboard/shown.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { administrationWords } from '../words/administration.ts'

type AuditedMetric = PrivacyAuditBody['metrics'][number]
type Contradiction = AuditedMetric['contradictions'][number]
type Row = { key: string; metric: AuditedMetric; found: Contradiction }

/** Numbers that cannot all be true, with where they were logged; nothing where there are none. */
export function Contradictions({ metrics }: { metrics: readonly AuditedMetric[] }) {
  const say = administrationWords().smallGroups
  const rows = metrics.flatMap((metric) =>
    metric.contradictions.map((found, at): Row => ({ key: `${metric.id} ${at}`, metric, found })),
  )
  if (rows.length === 0) return null
  return (
    <section class="section">
      <h2>{say.contradictions}</h2>
      <p>{say.contradictionsMore}</p>
      <DataTable
        caption={say.contradictions}
        captionHidden
        columns={columns()}
        rows={rows}
        rowKey={({ key }) => key}
        phone="list"
      />
    </section>
  )
}

function columns(): Column<Row>[] {
  const say = administrationWords().smallGroups
  return [
    {
      key: 'metric',
      header: say.metric,
      rowHeader: true,
      renderCell: ({ metric: { id, code, title } }) => (
        <a href={`/metrics/${encodeURIComponent(id)}`}>
          {title} <span class="quiet">{code}</span>
        </a>
      ),
    },
    { key: 'where', header: say.where, renderCell: ({ found }) => whereOf(found) },
    { key: 'what', header: say.what, renderCell: ({ found }) => found.sentence },
  ]
}

function whereOf({ cycleName, siteName, group, observedOn }: Contradiction): string {
  const say = administrationWords().smallGroups
  const parts = [
    cycleName,
    siteName,
    group === '' ? null : say.group(group),
    observedOn === null ? null : showDate(observedOn),
  ]
  return parts.filter((part) => part !== null).join(' · ')
}
