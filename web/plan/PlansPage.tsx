import { parseResponse } from 'hono/client'

import type { CalendarDate } from '../../domain/calendar.ts'
import type { Api } from '../api.ts'
import { showYear } from '../dashboard/shown.ts'
import { useYear } from '../dashboard/use-dashboard.ts'
import { YearPicker } from '../dashboard/YearPicker.tsx'
import { LookingBack } from '../past/LookingBack.tsx'
import { queryOf, useSeenOn } from '../past/past.ts'
import { useApi, useResource } from '../request.ts'
import { ButtonLink } from '../shared/form/Button.tsx'
import { Await } from '../shared/page/Await.tsx'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { useMay, useVisit } from '../visit.ts'
import { planWords } from '../words/plan.ts'
import { PlansTable } from './PlansTable.tsx'

export type Plans = Awaited<ReturnType<typeof listPlans>>

/** The plans of a school year, and the departments that have none yet: `/plans?year=2022-23`. */
export function PlansPage() {
  const say = planWords().list
  const api = useApi()
  const { years } = useVisit()
  const [year] = useYear()
  const [seenOn] = useSeenOn()
  const plans = useResource(year && `${year} ${seenOn ?? ''}`, (signal) =>
    listPlans(api, { year: year ?? '', seenOn }, signal),
  )
  if (years.value?.length === 0) return <NoYear />
  return (
    <LookingBack>
      <Await resource={plans} title={say.name}>
        {(value) => <YearOfPlans year={year ?? ''} {...value} />}
      </Await>
    </LookingBack>
  )
}

function YearOfPlans({ year, plans, departments }: Plans & { year: string }) {
  const say = planWords().list
  const mayImport = useMay()('edit_plan')
  const told = plans.length > 0 && departments.length > 0
  return (
    <>
      <PageHead
        title={say.title(showYear(year))}
        lede={told ? say.lede(plans.length, departments.length) : undefined}
      >
        <YearPicker year={year} />
        {mayImport && plans.length > 0 && <ButtonLink href="/import">{say.import}</ButtonLink>}
      </PageHead>
      {plans.length === 0 && (
        <EmptyState
          title={say.empty(showYear(year))}
          why={mayImport ? say.emptyWhy : say.emptyToRead}
        >
          {mayImport && <ButtonLink href={`/import?year=${year}`}>{say.import}</ButtonLink>}
        </EmptyState>
      )}
      {departments.length > 0 && <PlansTable year={year} plans={plans} departments={departments} />}
    </>
  )
}

function NoYear() {
  const say = planWords().list
  return (
    <>
      <PageHead title={say.name} />
      <EmptyState title={say.nothing} why={say.nothingWhy}>
        <ButtonLink href="/import">{say.import}</ButtonLink>
      </EmptyState>
    </>
  )
}

interface Asked {
  year: string
  seenOn: CalendarDate | undefined
}

async function listPlans(api: Api, { year, seenOn }: Asked, signal: AbortSignal) {
  const then = await queryOf(api, seenOn, signal)
  const limit = '500'
  const init = { init: { signal } }
  const [plans, departments] = await Promise.all([
    parseResponse(api.plans.$get({ query: { year, limit, ...then } }, init)),
    parseResponse(api.departments.$get({ query: { limit, ...then } }, init)),
  ])
  return { plans: plans.items, departments: departments.items }
}
