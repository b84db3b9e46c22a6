import type { ComponentChildren } from 'preact'

import type { Cycle, Dashboard, Department } from '../dashboard/dashboard.ts'
import { showDate, showMonths, showYear } from '../dashboard/shown.ts'
import { TEXT_IF_ANY } from '../dashboard/use-dashboard.ts'
import { Filters } from '../shared/form/Filters.tsx'
import { useUrlState } from '../shared/form/use-url-state.ts'
import { Breadcrumbs } from '../shared/page/Breadcrumbs.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { departmentWords } from '../words/department.ts'
import { entryWords } from '../words/entry.ts'

export type EntryHeadProps = {
  dashboard: Dashboard
  department: Department
  cycle: Cycle
  children?: ComponentChildren
}

/** The head of the page: which department, which cycle, and when it is due. */
export function EntryHead({ dashboard, department, cycle, children }: EntryHeadProps) {
  const say = entryWords()
  const { schoolYear } = dashboard
  const [, setCycle] = useUrlState('cycle', TEXT_IF_ANY)
  const own = `/departments/${encodeURIComponent(department.id)}?year=${schoolYear}`
  return (
    <>
      <Breadcrumbs trail={[{ href: own, label: department.name }]} />
      <PageHead
        eyebrow={showYear(schoolYear)}
        title={say.title(department.name, cycle.name)}
        lede={say.lede(showMonths(cycle), showDate(cycle.dueOn))}
      >
        {children}
      </PageHead>
      <Filters
        legend={departmentWords().cycle}
        required
        value={cycle.name}
        onChange={(next) => next && setCycle(next)}
        options={dashboard.cycles.map((each) => ({
          value: each.name,
          label: `${each.name} ${showMonths(each)}`,
        }))}
      />
    </>
  )
}
