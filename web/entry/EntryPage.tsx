import { useRoute } from 'preact-iso'

import { cycleCollecting } from '../dashboard/cycles.ts'
import type { Dashboard, Department } from '../dashboard/dashboard.ts'
import { TEXT_IF_ANY } from '../dashboard/use-dashboard.ts'
import type { Loaded } from '../dashboard/YearPage.tsx'
import { YearPage } from '../dashboard/YearPage.tsx'
import { NoDepartment } from '../department/DepartmentGaps.tsx'
import { ButtonLink } from '../shared/form/Button.tsx'
import { useUrlState } from '../shared/form/use-url-state.ts'
import { Await } from '../shared/page/Await.tsx'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { useVisit } from '../visit.ts'
import { entryWords } from '../words/entry.ts'
import { words } from '../words/words.ts'
import { EntryBoard } from './EntryBoard.tsx'
import { EntryHead } from './EntryHead.tsx'
import { useEntryData } from './use-entry-data.ts'

/** A department's quarter on one page: every metric, every site, typed or pasted. */
export function EntryPage() {
  const { params } = useRoute()
  return (
    <YearPage title={entryWords().name}>
      {(loaded) => {
        const { dashboard } = loaded
        const department = dashboard.departments.find(({ id }) => id === params.id)
        if (!department) return <NoDepartment year={dashboard.schoolYear} />
        return <OfDepartment key={department.id} {...loaded} department={department} />
      }}
    </YearPage>
  )
}

type OfDepartmentProps = Loaded & { department: Department }

function OfDepartment({ dashboard, inView, department }: OfDepartmentProps) {
  const [named] = useUrlState('cycle', TEXT_IF_ANY)
  const cycle = named === undefined ? (cycleCollecting(dashboard) ?? inView) : inView
  const { planId } = department
  if (planId === null) return <NoPlan {...{ dashboard, department }} />
  return <OfCycle key={cycle.id} {...{ dashboard, department, cycle, planId }} />
}

type OfCycleProps = {
  dashboard: Dashboard
  department: Department
  cycle: Dashboard['cycles'][number]
  planId: string
}

function OfCycle({ dashboard, department, cycle, planId }: OfCycleProps) {
  const say = entryWords()
  const me = useVisit().me.value
  const data = useEntryData({ dashboard, cycle, departmentId: department.id, planId })
  // Before it is known who is here, nothing could be typed.
  if (!me) return <p class="awaiting quiet">{words().shell.loading}</p>
  return (
    <Await resource={data} title={say.title(department.name, cycle.name)}>
      {(value) => <EntryBoard {...{ dashboard, department, cycle }} data={value} />}
    </Await>
  )
}

function NoPlan({ dashboard, department }: Pick<OfDepartmentProps, 'dashboard' | 'department'>) {
  const say = entryWords()
  const [cycle] = dashboard.cycles
  return (
    <>
      {cycle && <EntryHead {...{ dashboard, department, cycle }} />}
      <EmptyState title={say.noPlanTitle} why={say.noPlan}>
        <ButtonLink href={`/plans?year=${dashboard.schoolYear}`}>{say.plans}</ButtonLink>
      </EmptyState>
    </>
  )
}
