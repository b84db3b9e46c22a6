import { useState } from 'preact/hooks'

import { showDate, showYear } from '../dashboard/shown.ts'
import { sayPerson } from '../metric/recorded.ts'
import { useApi, useResource } from '../request.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { Button } from '../shared/form/Button.tsx'
import { Await } from '../shared/page/Await.tsx'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { useMay } from '../visit.ts'
import { snapshotWords } from '../words/snapshots.ts'
import { SealDialog } from './SealDialog.tsx'
import type { Snapshot, Snapshots } from './snapshots.ts'
import { readSnapshots, saySize } from './snapshots.ts'

/** Everything that was sealed: `/snapshots`. */
export function SnapshotsPage() {
  const say = snapshotWords().list
  const api = useApi()
  const content = useResource('snapshots', (signal) => readSnapshots(api, signal))
  return (
    <Await resource={content} title={say.name}>
      {(value) => <Packets snapshots={value} onSealed={content.reload} />}
    </Await>
  )
}

function Packets({ snapshots, onSealed }: { snapshots: Snapshots; onSealed: () => void }) {
  const say = snapshotWords().list
  const maySeal = useMay()('close_cycle')
  const [sealing, setSealing] = useState(false)
  const [sealed, setSealed] = useState<Snapshot>()
  return (
    <>
      <PageHead title={say.name} lede={say.lede}>
        {maySeal && <Button onClick={() => setSealing(true)}>{say.seal}</Button>}
      </PageHead>
      {sealed && (
        <Notice look="good" result>
          {say.wasSealed(sealed.number)} <a href={`/snapshots/${sealed.id}`}>{sealed.title}</a>
        </Notice>
      )}
      {snapshots.length === 0 ? (
        <EmptyState title={say.none} why={say.noneWhy} />
      ) : (
        <DataTable
          caption={say.name}
          captionHidden
          phone="list"
          columns={columns()}
          rows={snapshots}
          rowKey={({ id }) => id}
        />
      )}
      {sealing && (
        <SealDialog
          onClose={() => setSealing(false)}
          onSealed={(done) => {
            setSealing(false)
            setSealed(done)
            onSealed()
          }}
        />
      )}
    </>
  )
}

function columns(): Column<Snapshot>[] {
  const say = snapshotWords().list
  return [
    {
      key: 'title',
      header: say.number,
      rowHeader: true,
      renderCell: ({ id, number, title }) => (
        <a class="row-name numbered" href={`/snapshots/${id}`}>
          <span class="ordinal">{number} </span>
          {title}
        </a>
      ),
    },
    {
      key: 'cycle',
      header: say.cycle,
      renderCell: ({ cycleId, schoolYear }) => (
        <span class="nowrap">
          {cycleId.replace(`${schoolYear}-`, '')} <span class="quiet">{showYear(schoolYear)}</span>
        </span>
      ),
    },
    { key: 'asOf', header: say.asOf, renderCell: ({ day }) => showDate(day) },
    { key: 'by', header: say.sealed, renderCell: ({ sealedBy }) => sayPerson(sealedBy) },
    {
      key: 'sha',
      header: say.checksum,
      renderCell: ({ sha256 }) => <code title={sha256}>{sha256.slice(0, 12)}…</code>,
    },
    {
      key: 'zip',
      header: <span class="hidden">{say.download}</span>,
      shortHeader: '',
      renderCell: ({ id, number, bytes }) => (
        <a
          href={`/api/v1/snapshots/${id}/archive.zip`}
          download
          aria-label={say.downloadOf(number, saySize(bytes))}
        >
          {say.download} <span class="quiet">{saySize(bytes)}</span>
        </a>
      ),
    },
  ]
}
