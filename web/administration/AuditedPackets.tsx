import type { PrivacyAuditBody } from '../api.ts'
import { DataTable } from '../shared/DataTable.tsx'
import { formatNumber } from '../shared/format.ts'
import { administrationWords } from '../words/administration.ts'

export type AuditedPacketsProps = { packets: PrivacyAuditBody['packets'] }

/** The sealed packets of the year, each read by itself. */
export function AuditedPackets({ packets }: AuditedPacketsProps) {
  const say = administrationWords().smallGroups.packets
  if (packets.length === 0) return null
  return (
    <section class="section">
      <h2>{say.title}</h2>
      <p class="quiet">{say.lede}</p>
      <DataTable
        caption={say.title}
        captionHidden
        phone="list"
        rows={packets}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'packet',
            header: say.packet,
            rowHeader: true,
            renderCell: ({ id, number, title }) => (
              <a class="row-name numbered" href={`/snapshots/${id}`}>
                <span class="ordinal">{number} </span>
                {title}
              </a>
            ),
          },
          {
            key: 'tried',
            header: say.tried,
            align: 'number',
            renderCell: ({ secrets }) => formatNumber(secrets),
          },
          {
            key: 'found',
            header: say.found,
            renderCell: ({ recovered, untried }) =>
              recovered.length > 0
                ? recovered
                    .map(({ code, cycleId, name }) => `${code} ${cycleId} ${name}`)
                    .join('; ')
                : untried > 0
                  ? say.untried(untried)
                  : say.nothing,
          },
        ]}
      />
    </section>
  )
}
