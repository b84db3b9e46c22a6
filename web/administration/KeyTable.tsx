import { apiDate } from '../api-date.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { Button } from '../shared/form/Button.tsx'
import { formatDate } from '../shared/format.ts'
import { accessWords } from '../words/access.ts'
import type { Key, KeysPageContent } from './keys.ts'

export type KeyTableProps = KeysPageContent & {
  onRevoke: (key: Key) => void
}

/** Every key: the valid ones first, each with what it is for and until when. */
export function KeyTable(props: KeyTableProps) {
  const say = accessWords().keys
  const order = props.keys.toSorted((a, b) => rankOf(a) - rankOf(b))
  return (
    <DataTable
      caption={say.list}
      captionHidden
      columns={columns(props)}
      rows={order}
      rowKey={({ id }) => id}
      phone="list"
    />
  )
}

function columns({ departments, onRevoke }: KeyTableProps): Column<Key>[] {
  const say = accessWords().keys
  const names = new Map(departments.map(({ id, name }) => [id, name]))
  return [
    { key: 'name', header: say.keyName, rowHeader: true, renderCell: ({ name }) => name },
    {
      key: 'department',
      header: say.department,
      renderCell: ({ departmentId }) => names.get(departmentId) ?? departmentId,
    },
    {
      key: 'may',
      header: say.may,
      renderCell: ({ may }) => (may === 'observe' ? say.mayObserve : say.mayRead),
    },
    { key: 'state', header: say.state, renderCell: (key) => <State {...key} /> },
    {
      key: 'used',
      header: say.lastUsed,
      renderCell: ({ lastUsedOn }) => (lastUsedOn === null ? say.never : shown(lastUsedOn)),
    },
    { key: 'by', header: say.madeBy, renderCell: ({ createdBy }) => createdBy },
    {
      key: 'revoke',
      header: <span class="hidden">{say.revoke}</span>,
      shortHeader: '',
      renderCell: (key) =>
        key.state === 'valid' && (
          <Button look="quiet" aria-label={say.revokeNamed(key.name)} onClick={() => onRevoke(key)}>
            {say.revoke}
          </Button>
        ),
    },
  ]
}

function State({ state, revokedAt, expiresOn }: Pick<Key, 'state' | 'revokedAt' | 'expiresOn'>) {
  const say = accessWords().keys
  if (state === 'revoked') return <>{say.revoked(shown(revokedAt?.slice(0, 10) ?? ''))}</>
  return (
    <span>
      {state === 'valid' ? say.valid : say.ended}{' '}
      <span class="quiet">{say.until(shown(expiresOn))}</span>
    </span>
  )
}

function rankOf({ state }: Pick<Key, 'state'>): number {
  return state === 'valid' ? 0 : 1
}

function shown(day: string): string {
  return formatDate(apiDate(day))
}
