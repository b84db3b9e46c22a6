import type { ComponentChildren } from 'preact'
import { lazy } from 'preact-iso'

import type { Right } from '../../domain/access.ts'
import { SEEN_ON } from '../metric/past.ts'
import { PastNotice } from '../metric/PastPicker.tsx'
import { useUrlState } from '../shared/form/use-url-state.ts'
import { Await } from '../shared/page/Await.tsx'
import type { Me } from '../visit.ts'
import { useVisit, VisitContext } from '../visit.ts'
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
  const visit = useVisit()
  const { me, years } = visit
  const [seenOn, setSeenOn] = useUrlState('asOf', SEEN_ON)
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
    <Await resource={dashboard} title={title} wayOut={home}>
      {(value) => {
        const inView = cycleInView(value, cycle)
        if (!inView || isBare(value))
          return <SetupSteps dashboard={value} reload={dashboard.reload} />
        const page = children({ dashboard: value, inView, reload: dashboard.reload })
        if (seenOn === undefined) return page
        const ofThen = { ...me, value: me.value && withoutWriting(me.value) }
        return (
          <VisitContext.Provider value={{ ...visit, me: ofThen }}>
            <PastNotice seenOn={seenOn} onNow={() => setSeenOn(undefined)} />
            {page}
          </VisitContext.Provider>
        )
      }}
    </Await>
  )
}

/** On an earlier day nothing is offered that would change today. */
function withoutWriting(me: Me): Me {
  return { ...me, rights: me.rights.filter((right) => READING.has(right)) }
}

const READING: ReadonlySet<Right> = new Set([
  'public',
  'read',
  'read_district',
  'see_small_groups',
  'read_log',
])

/** Whether a year has nothing to show at all. */
function isBare({ departments }: Dashboard): boolean {
  return departments.every(({ planId }) => planId === null)
}
