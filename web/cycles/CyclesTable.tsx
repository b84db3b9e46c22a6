import type { Cycle } from '../collection/collection.ts'
import { showDate, showMonths } from '../dashboard/shown.ts'
import { sayMoment, sayPerson } from '../metric/recorded.ts'
import { onSameDay, useSeenOn } from '../past/past.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { Button } from '../shared/form/Button.tsx'
import { useMay, useVisit } from '../visit.ts'
import { collectionWords } from '../words/collection.ts'
import type { YearOfCycles } from './CyclesPage.tsx'

export type CyclesTableProps = YearOfCycles & {
  year: string
  onClose: (cycle: Cycle) => void
  onReopen: (cycle: Cycle) => void
}

/** Every cycle with its lock. */
export function CyclesTable(props: CyclesTableProps) {
  const mayClose = useMay()('close_cycle')
  return (
    <DataTable
      caption={collectionWords().cycles.name}
      captionHidden
      columns={[...columns(props), ...(mayClose ? [acting(props)] : [])]}
      rows={props.cycles}
      rowKey={({ id }) => id}
      phone="list"
    />
  )
}

function columns({ departments, year }: CyclesTableProps): Column<Cycle>[] {
  const { cycleStates, cycles: say } = collectionWords()
  return [
    {
      key: 'cycle',
      header: say.cycle,
      rowHeader: true,
      renderCell: (cycle) => (
        <>
          {cycle.name} <span class="quiet cycle-days">{showMonths(cycle)}</span>
        </>
      ),
    },
    { key: 'state', header: say.state, renderCell: ({ state }) => cycleStates[state] },
    {
      key: 'due',
      header: say.due,
      renderCell: ({ dueOn, graceDays }) => (
        <>
          <span class="cycle-days">{showDate(dueOn)}</span>{' '}
          {graceDays > 0 && <span class="quiet">{say.grace(graceDays)}</span>}
        </>
      ),
    },
    { key: 'closing', header: say.closing, renderCell: (cycle) => <Closing {...cycle} /> },
    {
      key: 'reopened',
      header: say.reopened,
      renderCell: (cycle) => <Reopenings cycle={cycle} departments={departments} />,
    },
    {
      key: 'collection',
      header: <span class="hidden">{say.collection}</span>,
      shortHeader: '',
      renderCell: ({ id, name }) => (
        <a
          href={onSameDay(`/collection?year=${year}&cycle=${id}`)}
          aria-label={say.collectionOf(name)}
        >
          {say.collection}
        </a>
      ),
    },
  ]
}

function Closing({ closedAt, closedBy, closingReason }: Cycle) {
  const say = collectionWords().cycles
  if (closedAt === null) return <span class="quiet">–</span>
  return (
    <span>
      {say.closedBy(sayPerson(closedBy ?? ''), sayMoment(closedAt))}
      {closingReason !== null && <span class="quiet">, {say.although(closingReason)}</span>}
    </span>
  )
}

type ReopeningsProps = Pick<YearOfCycles, 'departments'> & { cycle: Cycle }

/** Of each department the reopening that counts. */
function Reopenings({ cycle: { state, reopenings }, departments }: ReopeningsProps) {
  const say = collectionWords().cycles
  const [seenOn] = useSeenOn()
  const now = useVisit().me.value?.today ?? ''
  const today = seenOn ?? now
  const counting = reopenings.filter(
    (one, at) => reopenings.findIndex((other) => other.departmentId === one.departmentId) === at,
  )
  if (counting.length === 0)
    return <span class="quiet">{state === 'closed' ? say.nobody : '–'}</span>
  const names = new Map(departments.map(({ id, name }) => [id, name]))
  return (
    <ul class="reopenings">
      {counting.map(({ departmentId, until, reason, by }) => {
        const name = names.get(departmentId) ?? departmentId
        const day = showDate(until)
        return (
          <li key={departmentId} class={until < today ? 'quiet' : undefined}>
            {until < today ? say.was(name, day) : say.until(name, day)}
            <span class="quiet"> {say.because(reason, sayPerson(by))}</span>
          </li>
        )
      })}
    </ul>
  )
}

function acting({ onClose, onReopen }: CyclesTableProps): Column<Cycle> {
  const say = collectionWords().cycles
  return {
    key: 'act',
    header: <span class="hidden">{say.act}</span>,
    shortHeader: '',
    renderCell: (cycle) => {
      if (cycle.state === 'due') {
        return (
          <Button look="quiet" aria-label={say.closeOf(cycle.name)} onClick={() => onClose(cycle)}>
            {say.close}
          </Button>
        )
      }
      if (cycle.state !== 'closed') return null
      return (
        <Button look="quiet" aria-label={say.reopenOf(cycle.name)} onClick={() => onReopen(cycle)}>
          {say.reopen}
        </Button>
      )
    },
  }
}
