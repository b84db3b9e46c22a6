import { STATUSES } from '../../domain/status.ts'
import { DataTable } from '../shared/DataTable.tsx'
import { Filters } from '../shared/form/Filters.tsx'
import { oneOf, useUrlState } from '../shared/form/use-url-state.ts'
import { formatNumber } from '../shared/format.ts'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { slotsOf, StatusTally } from '../shared/status/StatusTally.tsx'
import { words } from '../words/words.ts'
import { OVERVIEW } from './examples.ts'
import { Specimen } from './Specimen.tsx'

const STATUS_PARAMETER = oneOf(STATUSES)
const OFFERED = ['off_track', 'at_risk', 'no_data'] as const

export function PageStyles() {
  return (
    <>
      <Specimen
        name="Filters"
        use="Bound to the address with useUrlState, so that a link to the page is a link to the choice."
      >
        <StatusFilter />
      </Specimen>
      <Specimen
        name="DataTable with tallies"
        wide
        use="Shared slots make the shapes stand in columns. On a phone the table is a list."
      >
        <Overview />
      </Specimen>
      <Specimen
        name="DataTable of numbers"
        use="Right aligned, tabular, the unit once in the header; a dash where there is no number, and 0 where it is zero."
      >
        <Numbers />
      </Specimen>
    </>
  )
}

function StatusFilter() {
  const [status, setStatus] = useUrlState('status', STATUS_PARAMETER)
  return (
    <Filters
      legend="Status"
      value={status}
      onChange={setStatus}
      options={OFFERED.map((value, index) => ({
        value,
        label: words().status[value],
        count: 6 - 3 * index,
      }))}
    />
  )
}

function Overview() {
  const slots = slotsOf(OVERVIEW.flatMap(({ first, second }) => [first, second]))
  return (
    <DataTable
      caption="Metrics by department, priority and cycle (example)"
      captionHidden
      phone="list"
      rows={OVERVIEW}
      rowKey={({ name }) => name}
      level={({ level }) => level}
      columns={[
        {
          key: 'name',
          header: 'Department and priority',
          rowHeader: true,
          renderCell: ({ name }) => name,
        },
        {
          key: 'Q1',
          header: 'Q1 Jul–Sep',
          renderCell: ({ first }) => <StatusTally counts={first} slots={slots} />,
        },
        {
          key: 'Q2',
          header: 'Q2 Oct–Dec',
          current: true,
          renderCell: ({ second }) => <StatusTally counts={second} slots={slots} />,
        },
        {
          key: 'Q3',
          header: 'Q3 Jan–Mar',
          renderCell: ({ level }) =>
            level === 0 && <StatusMark status="not_due" reason="due Apr 21" />,
        },
        {
          key: 'since',
          header: 'Since Q1',
          renderCell: ({ better, worse }) => (
            <span class="quiet nowrap">
              {better} better · {worse} worse
            </span>
          ),
        },
      ]}
    />
  )
}

const SITES = [
  { site: 'Alder', attended: 1204, seats: 1300, share: 92.6, change: 4.1 },
  { site: 'Birch', attended: 87, seats: 96, share: 90.6, change: -2.3 },
  { site: 'Cedar', attended: 0, seats: 40, share: 0, change: 0 },
  { site: 'Dogwood', attended: null, seats: 55, share: null, change: null },
]

function Numbers() {
  return (
    <DataTable
      caption="Seats taken (example)"
      rows={SITES}
      rowKey={({ site }) => site}
      columns={[
        { key: 'site', header: 'Site', rowHeader: true, renderCell: ({ site }) => site },
        {
          key: 'attended',
          header: 'Attended',
          align: 'number',
          renderCell: ({ attended }) => formatNumber(attended),
        },
        {
          key: 'seats',
          header: 'Seats',
          align: 'number',
          renderCell: ({ seats }) => formatNumber(seats),
        },
        {
          key: 'share',
          header: 'Share (%)',
          align: 'number',
          renderCell: ({ share }) => formatNumber(share, { fixed: true }),
        },
        {
          key: 'change',
          header: 'Change (points)',
          align: 'number',
          renderCell: ({ change }) => formatNumber(change, { fixed: true, signed: true }),
        },
      ]}
    />
  )
}
