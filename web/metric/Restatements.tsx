import { DataTable } from '../shared/DataTable.tsx'
import { formatDate, NO_NUMBER } from '../shared/format.ts'
import { metricWords } from '../words/metric.ts'
import { sayLogged } from './amounts.ts'
import { sayMoment, sayPerson } from './recorded.ts'
import type { Series } from './series.ts'
import { day, siteName } from './series.ts'

/** Values that were corrected or withdrawn, with both numbers, the reason, and whether it was late. */
export function Restatements({ series }: { series: Series }) {
  const say = metricWords().values
  const { metric, restatements } = series
  if (restatements.length === 0) return null
  return (
    <section class="section screen-only">
      <h2>{say.restated}</h2>
      <p class="quiet">{say.restatedLede}</p>
      <DataTable
        caption={say.restated}
        captionHidden
        phone="list"
        rows={restatements}
        rowKey={({ observationId, version }) => `${observationId} ${version.version}`}
        columns={[
          {
            key: 'changed',
            header: say.changed,
            rowHeader: true,
            renderCell: ({ version }) => (
              <>
                {formatDate(day(version.observedOn))}
                <span class="aside">{siteName(series, version.siteId)}</span>
              </>
            ),
          },
          {
            key: 'was',
            header: say.was,
            align: 'number',
            renderCell: ({ before }) => (before ? sayLogged(metric, before) : NO_NUMBER),
          },
          {
            key: 'became',
            header: say.became,
            align: 'number',
            renderCell: ({ version }) =>
              version.withdrawn ? say.gone : sayLogged(metric, version),
          },
          {
            key: 'why',
            header: say.why,
            renderCell: ({ version: { reason, late } }) => (
              <>
                {reason ?? ''}
                {late && <span class="aside">{say.late}</span>}
              </>
            ),
          },
          {
            key: 'by',
            header: say.recorded,
            renderCell: ({ version }) => (
              <span class="quiet">
                {say.by(sayPerson(version.recordedBy), sayMoment(version.recordedAt))}
              </span>
            ),
          },
        ]}
      />
    </section>
  )
}
