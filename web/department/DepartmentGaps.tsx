/** What a department's page says where there is nothing: what, why, and one next step. */

import type { Cycle } from '../dashboard/dashboard.ts'
import { showDay, showYear } from '../dashboard/shown.ts'
import { onSameDay } from '../past/past.ts'
import { ButtonLink } from '../shared/form/Button.tsx'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { useMay } from '../visit.ts'
import { departmentWords } from '../words/department.ts'

export function NoDepartment({ year }: { year: string }) {
  const say = departmentWords()
  return (
    <>
      <PageHead title={say.noDepartmentTitle} lede={say.noDepartmentWhy} />
      <ButtonLink href={onSameDay(`/overview?year=${year}`)}>{say.overview}</ButtonLink>
    </>
  )
}

export function NoPlan({ year, departmentId }: { year: string; departmentId: string }) {
  const say = departmentWords()
  const mayImport = useMay()('edit_plan', departmentId)
  return (
    <EmptyState title={say.noPlanTitle(showYear(year))} why={say.noPlanWhy}>
      {mayImport && <ButtonLink href="/import">{say.importPlan}</ButtonLink>}
    </EmptyState>
  )
}

export function NoMetrics({ planId }: { planId: string }) {
  const say = departmentWords()
  return (
    <EmptyState title={say.noMetricsTitle} why={say.noMetricsWhy}>
      <ButtonLink href={onSameDay(`/plans/${encodeURIComponent(planId)}`)}>
        {say.openPlan}
      </ButtonLink>
    </EmptyState>
  )
}

export function NothingLogged({ cycle }: { cycle: Cycle }) {
  const say = departmentWords()
  return (
    <Notice title={say.nothingLoggedTitle}>
      {say.nothingLogged(cycle.name, showDay(cycle.dueOn))}
    </Notice>
  )
}
