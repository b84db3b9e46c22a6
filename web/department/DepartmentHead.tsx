import { useLocation } from 'preact-iso'

import { CsvLinks } from '../dashboard/CsvLinks.tsx'
import type { Cycle, Dashboard, Department } from '../dashboard/dashboard.ts'
import { GridLink } from '../dashboard/GridLink.tsx'
import { showMonths, showYear } from '../dashboard/shown.ts'
import { TEXT_IF_ANY } from '../dashboard/use-dashboard.ts'
import { YearPicker } from '../dashboard/YearPicker.tsx'
import { onSameDay } from '../past/past.ts'
import { reflectionsAddress } from '../reflections/address.ts'
import { ButtonLink } from '../shared/form/Button.tsx'
import { CopyLink } from '../shared/form/CopyLink.tsx'
import { Filters } from '../shared/form/Filters.tsx'
import { Picker } from '../shared/form/Picker.tsx'
import { useUrlState } from '../shared/form/use-url-state.ts'
import { Breadcrumbs } from '../shared/page/Breadcrumbs.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { useMay } from '../visit.ts'
import { decisionWords } from '../words/decisions.ts'
import { departmentWords } from '../words/department.ts'
import { importsWords } from '../words/imports.ts'
import { reflectionWords } from '../words/reflections.ts'
import { streamWords } from '../words/streams.ts'

export type DepartmentHeadProps = {
  dashboard: Dashboard
  department: Department
  inView: Cycle
  /** What the department is there for, in its plan's words. */
  purpose: readonly string[]
}

/** The name of the page, the ways to its neighbours, and what can be taken away. */
export function DepartmentHead(props: DepartmentHeadProps) {
  const { dashboard, department, inView, purpose } = props
  const say = departmentWords()
  const may = useMay()
  const { schoolYear } = dashboard
  const { planId, planState } = department
  const state = planState === null ? say.noPlanState : say.planState[planState]
  const overview = onSameDay(`/overview?year=${schoolYear}`)
  return (
    <>
      <Breadcrumbs trail={[{ href: overview, label: say.overview }]} />
      <PageHead
        title={department.name}
        eyebrow={`${showYear(schoolYear)} · ${state}`}
        {...(purpose.length > 0 && { lede: purpose.join(' ') })}
      >
        {planId !== null && may('observe', department.id) && (
          <ButtonLink href={logAddress(department, dashboard)}>{say.log}</ButtonLink>
        )}
        <Switcher {...{ dashboard, department }} />
        <YearPicker year={schoolYear} />
        <CopyLink pinned={{ year: schoolYear, cycle: inView.name }} />
      </PageHead>
      {planId !== null && (
        <div class="department-bar">
          <CyclePicker {...{ dashboard, inView }} />
          <Downloads {...{ schoolYear, department, planId, inView }} asOf={dashboard.asOf} />
        </div>
      )}
    </>
  )
}

function logAddress({ id }: Department, { schoolYear }: Dashboard): string {
  return `/departments/${encodeURIComponent(id)}/log?year=${schoolYear}`
}

function Switcher({
  dashboard,
  department,
}: Pick<DepartmentHeadProps, 'dashboard' | 'department'>) {
  const { route } = useLocation()
  return (
    <Picker
      label={departmentWords().switcher}
      labelHidden
      value={department.id}
      options={dashboard.departments.map(({ id, name }) => ({ value: id, label: name }))}
      onPick={(id) =>
        id &&
        route(onSameDay(`/departments/${encodeURIComponent(id)}?year=${dashboard.schoolYear}`))
      }
    />
  )
}

function CyclePicker({ dashboard, inView }: Pick<DepartmentHeadProps, 'dashboard' | 'inView'>) {
  const [, setCycle] = useUrlState('cycle', TEXT_IF_ANY)
  return (
    <Filters
      legend={departmentWords().cycle}
      required
      value={inView.name}
      onChange={(next) => next && setCycle(next)}
      options={dashboard.cycles.map((cycle) => ({
        value: cycle.name,
        label: `${cycle.name} ${showMonths(cycle)}`,
      }))}
    />
  )
}

type DownloadsProps = Pick<DepartmentHeadProps, 'department' | 'inView'> & {
  schoolYear: string
  planId: string
  asOf: string | null
}

function Downloads({ schoolYear, department, planId, inView, asOf }: DownloadsProps) {
  const say = departmentWords()
  const mayImport = useMay()('observe', department.id)
  return (
    <p class="takeaways quiet">
      <a href={onSameDay(`/plans/${encodeURIComponent(planId)}`)}>{say.plan}</a>
      <a
        href={onSameDay(
          `/departments/${encodeURIComponent(department.id)}/streams?year=${schoolYear}`,
        )}
      >
        {streamWords().list.link}
      </a>
      <a href={onSameDay(reflectionsAddress(department.id, schoolYear, inView.name))}>
        {reflectionWords().link}
      </a>
      <a href={onSameDay(decisionsAddress(department.id, schoolYear))}>
        {decisionWords().page.name}
      </a>
      <GridLink year={schoolYear} cycle={inView.name} department={department.id} />
      {mayImport && <a href="/administration/imports">{importsWords().title}</a>}
      <CsvLinks year={schoolYear} department={department.id} asOf={asOf} />
    </p>
  )
}

function decisionsAddress(department: string, year: string): string {
  return `/decisions?${new URLSearchParams({ year, department })}`
}
