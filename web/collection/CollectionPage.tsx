import { daysAfter } from '../../domain/calendar.ts'
import { apiDate } from '../api-date.ts'
import { showDate, showYear } from '../dashboard/shown.ts'
import { TEXT_IF_ANY, useYear } from '../dashboard/use-dashboard.ts'
import { YearPicker } from '../dashboard/YearPicker.tsx'
import { LookingBack } from '../past/LookingBack.tsx'
import { onSameDay, queryOf, useSeenOn } from '../past/past.ts'
import { useApi, useResource } from '../request.ts'
import { Filters } from '../shared/form/Filters.tsx'
import { Picker } from '../shared/form/Picker.tsx'
import { oneOf, useUrlState } from '../shared/form/use-url-state.ts'
import { Await } from '../shared/page/Await.tsx'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { useVisit } from '../visit.ts'
import { collectionWords } from '../words/collection.ts'
import type { Collection, Cycles } from './collection.ts'
import { cycleInView, isShown, OFFENCES, readCollection, readCycles } from './collection.ts'
import { DepartmentCollection } from './DepartmentCollection.tsx'

const OFFENCE = oneOf(OFFENCES)

/** What is logged of what is due: `/collection?year=2022-23&cycle=2022-23-Q2`. */
export function CollectionPage() {
  const say = collectionWords().collection
  const api = useApi()
  const [year] = useYear()
  const [seenOn] = useSeenOn()
  const cycles = useResource(year && `${year} ${seenOn ?? ''}`, async (signal) =>
    readCycles(api, year ?? '', signal, await queryOf(api, seenOn, signal)),
  )
  if (useVisit().years.value?.length === 0) return <NoYear />
  return (
    <LookingBack>
      <Await resource={cycles} title={say.name}>
        {(value) => <CycleCollection cycles={value} year={year ?? ''} />}
      </Await>
    </LookingBack>
  )
}

type CycleCollectionProps = { cycles: Cycles; year: string }

function CycleCollection({ cycles, year }: CycleCollectionProps) {
  const say = collectionWords().collection
  const api = useApi()
  const [wanted] = useUrlState('cycle', TEXT_IF_ANY)
  const [seenOn] = useSeenOn()
  const cycle = cycleInView(cycles, wanted)
  const key = cycle ? `${cycle.id} ${seenOn ?? ''}` : null
  const collection = useResource(key, async (signal) =>
    readCollection(api, cycle?.id ?? '', signal, await queryOf(api, seenOn, signal)),
  )
  return (
    <Await resource={collection} title={say.name}>
      {(value) => <Board {...{ cycles, year }} collection={value} onChanged={collection.reload} />}
    </Await>
  )
}

type BoardProps = CycleCollectionProps & { collection: Collection; onChanged: () => void }

function Board({ cycles, year, collection, onChanged }: BoardProps) {
  const say = collectionWords().collection
  const [, setCycle] = useUrlState('cycle', TEXT_IF_ANY)
  const [offence, setOffence] = useUrlState('show', OFFENCE)
  const { cycle, departments } = collection
  const states = departments.flatMap(({ metrics }) => metrics.map(({ state }) => state))
  return (
    <>
      <PageHead
        eyebrow={<a href={onSameDay(`/cycles?year=${year}`)}>{say.cycles}</a>}
        title={say.title(cycle.name, showYear(year))}
        lede={ledeOf(collection)}
      >
        <YearPicker year={year} />
        <Picker
          label={say.cycle}
          labelHidden
          value={cycle.id}
          options={cycles.map(({ id, name }) => ({ value: id, label: name }))}
          onPick={setCycle}
        />
      </PageHead>
      <Filters
        legend={say.show}
        value={offence}
        onChange={setOffence}
        options={OFFENCES.map((value) => ({
          value,
          label: say[value],
          count: states.filter((state) => isShown(state, value)).length,
        }))}
      />
      {departments.map((department) => (
        <DepartmentCollection
          key={department.departmentId}
          {...{ cycle, department, offence, onChanged }}
        />
      ))}
    </>
  )
}

function ledeOf({ counts: { due, answered, onTime }, cycle, daysLeft }: Collection): string {
  const say = collectionWords().collection
  const when = cycle.closedAt
    ? say.closed(showDate(cycle.closedAt.slice(0, 10)))
    : say.daysLeft(daysLeft, showDate(daysAfter(apiDate(cycle.dueOn), cycle.graceDays)))
  const timely = answered > 0 ? [say.onTime(onTime, answered)] : []
  return [when, say.lede(answered, due), ...timely].join(' ')
}

function NoYear() {
  const say = collectionWords().collection
  return (
    <>
      <PageHead title={say.name} />
      <EmptyState title={say.nothing} why={say.nothingWhy} />
    </>
  )
}
