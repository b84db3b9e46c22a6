import type { Packet } from '../../domain/packet/packet.ts'
import { DataTable } from '../shared/DataTable.tsx'
import { formatNumber } from '../shared/format.ts'
import { snapshotWords } from '../words/snapshots.ts'
import type { Snapshot } from './snapshots.ts'
import { saySize } from './snapshots.ts'

/** The checksums and the head of the log, with each file. */
export function Evidence({ snapshot, packet }: { snapshot: Snapshot; packet: Packet }) {
  const say = snapshotWords().evidence
  const { id, sha256, log, files } = snapshot
  return (
    <section class="packet-evidence page-break">
      <h2>{say.title}</h2>
      <p>{say.lede}</p>
      <dl>
        <dt>{say.archive}</dt>
        <dd>
          <code>{sha256}</code>
        </dd>
        <dt>{say.head(formatNumber(log.number))}</dt>
        <dd>
          <code>{log.hash}</code>
        </dd>
        <dt>{say.rules}</dt>
        <dd>{say.rulesVersion(packet.rules, packet.format)}</dd>
      </dl>
      <DataTable
        caption={say.files}
        phone="list"
        rows={files}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'name',
            header: say.file,
            rowHeader: true,
            renderCell: ({ name }) =>
              /\.csv$|^packet\.json$/.test(name) ? (
                <a href={`/api/v1/snapshots/${id}/${name}`} download>
                  {name}
                </a>
              ) : (
                name
              ),
          },
          { key: 'what', header: say.what, renderCell: ({ title }) => title },
          {
            key: 'size',
            header: say.size,
            align: 'number',
            renderCell: ({ bytes }) => <span class="nowrap">{saySize(bytes)}</span>,
          },
          {
            key: 'sum',
            header: say.checksum,
            renderCell: ({ sha256: sum }) => <code title={sum}>{sum.slice(0, 12)}…</code>,
          },
        ]}
      />
    </section>
  )
}
