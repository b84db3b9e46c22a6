import type { ComponentChildren } from 'preact'
import { lazy } from 'preact-iso'

import { LookingBack } from '../past/LookingBack.tsx'
import { useUrlState } from '../shared/form/use-url-state.ts'
import { Await } from '../shared/page/Await.tsx'
import { useVisit } from '../visit.ts'
import { dashboardWords } from '../words/dashboard.ts'
import { cycleInView } from './cycles.ts'
import type { Cycle, Dashboard } from './dashboard.ts'
import { TEXT_IF_ANY, useDashboard, useYear } from './use-dashboard.ts'

// Most districts see this once.
const SetupSteps = lazy(() => import('./SetupSteps.tsx').then((page) => page.SetupSteps))

export interface Loaded {
  dashboard: Dashboard
  /** The cycle the page is about. */
  inView: Cycle
  reload: () => void
}

export type YearPageProps = {
  /** The page's name while there is nothing of it. */
  title: string
  children: (loaded: Loaded) => ComponentChildren
}

/** A page about one school year: waits for it, or says what a district without one does first. */
export function YearPage({ title, children }: YearPageProps) {
  const { me, years } = useVisit()
  const [year] = useYear()
  const [cycle] = useUrlState('cycle', TEXT_IF_ANY)
  const dashboard = useDashboard(year)
  const home = <a href="/">{dashboardWords().toThisYear}</a>

  if (years.value?.length === 0) return <SetupSteps />
  if (year === null) {
    const failed = me.problem ? me : years
    return (
      <Await resource={{ ...failed, value: undefined }} title={title}>
        {() => null}
      </Await>
    )
  }
  return (
    <LookingBack>
      <Await resource={dashboard} title={title} wayOut={home}>
        {(value) => {
          const inView = cycleInView(value, cycle)
          if (!inView || isBare(value))
            return <SetupSteps dashboard={value} reload={dashboard.reload} />
          return children({ dashboard: value, inView, reload: dashboard.reload })
        }}
      </Await>
    </LookingBack>
  )
}

/** Whether a year has nothing to show at all. */
function isBare({ departments }: Dashboard): boolean {
  return departments.every(({ planId }) => planId === null)
}
