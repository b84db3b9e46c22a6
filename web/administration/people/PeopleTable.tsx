import { apiDate } from '../../api-date.ts'
import type { Column } from '../../shared/DataTable.tsx'
import { DataTable } from '../../shared/DataTable.tsx'
import { Button } from '../../shared/form/Button.tsx'
import { formatDate } from '../../shared/format.ts'
import { accessWords } from '../../words/access.ts'
import { peopleWords } from '../../words/people.ts'
import type { PeopleContent, Person } from './people.ts'

export type PeopleTableProps = PeopleContent & { onChange: (person: Person) => void }

/** Everybody: those who may come in first, each with what they may do and where. */
export function PeopleTable(props: PeopleTableProps) {
  const say = peopleWords()
  const order = props.people.toSorted((a, b) => rankOf(a) - rankOf(b))
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

/** Where somebody holds their role, in words. */
export function placesOf(
  departmentIds: readonly string[] | null,
  departments: PeopleContent['departments'],
): string {
  if (departmentIds === null) return peopleWords().everywhere
  const names = new Map(departments.map(({ id, name }) => [id, name]))
  return departmentIds.map((id) => names.get(id) ?? id).join(', ')
}

function columns({ departments, onChange }: PeopleTableProps): Column<Person>[] {
  const say = peopleWords()
  return [
    {
      key: 'name',
      header: say.person,
      rowHeader: true,
      renderCell: ({ name, email }) => (
        <>
          {name === '' ? say.unnamed : name}
          <span class="person-address">{email}</span>
        </>
      ),
    },
    { key: 'role', header: say.role, renderCell: ({ role }) => accessWords().roles[role] },
    {
      key: 'departments',
      header: say.departments,
      renderCell: ({ departmentIds }) => placesOf(departmentIds, departments),
    },
    { key: 'state', header: say.state, renderCell: (person) => <State {...person} /> },
    {
      key: 'change',
      header: <span class="hidden">{say.change}</span>,
      shortHeader: '',
      renderCell: (person) =>
        person.state !== 'erased' && (
          <Button
            look="quiet"
            aria-label={say.changeNamed(person.name === '' ? person.email : person.name)}
            onClick={() => onChange(person)}
          >
            {say.change}
          </Button>
        ),
    },
  ]
}

type StateProps = Pick<Person, 'state' | 'signedIn' | 'hasSecondFactor' | 'closedAt'>

function State({ state, signedIn, hasSecondFactor, closedAt }: StateProps) {
  const say = peopleWords()
  if (state === 'erased') return <span class="quiet">{say.erased}</span>
  if (state === 'closed') {
    return (
      <span class="quiet">{say.closed(formatDate(apiDate(closedAt?.slice(0, 10) ?? '')))}</span>
    )
  }
  return (
    <span>
      {state === 'invited' ? say.invited : say.active}
      {hasSecondFactor && <span class="quiet">, {say.withSecondFactor}</span>}
      {signedIn > 0 && <span class="quiet">, {say.signedIn(signedIn)}</span>}
    </span>
  )
}

function rankOf({ state }: Pick<Person, 'state'>): number {
  return state === 'erased' ? 2 : state === 'closed' ? 1 : 0
}
