import { useMemo } from 'preact/hooks'

import { spanOf } from '../dashboard/change.ts'
import type { Department } from '../dashboard/dashboard.ts'
import { metricsOf, statusesHeld } from '../dashboard/dashboard.ts'
import { TEXT_IF_ANY } from '../dashboard/use-dashboard.ts'
import type { Loaded } from '../dashboard/YearPage.tsx'
import { ChainBoard } from '../shared/ChainBoard.tsx'
import { useUrlState } from '../shared/form/use-url-state.ts'
import { Notice } from '../shared/page/Notice.tsx'
import { StatusLegend } from '../shared/status/StatusLegend.tsx'
import { useAfterPaint } from '../shared/use-after-paint.ts'
import { departmentWords } from '../words/department.ts'
import type { NumberedChain } from './chains.ts'
import { placeChains } from './chains.ts'
import { NoMetrics, NoPlan, NothingLogged } from './DepartmentGaps.tsx'
import { DepartmentHead } from './DepartmentHead.tsx'
import { anchorOf, PrioritySection } from './PrioritySection.tsx'
import { PriorityTable } from './PriorityTable.tsx'
import { useArrival } from './use-arrival.ts'
import { usePlan } from './use-plan.ts'

export type DepartmentViewProps = Pick<Loaded, 'dashboard' | 'inView'> & {
  department: Department
}

/** A department's page: its plan's words and its metrics' numbers, once both are there. */
export function DepartmentView({ dashboard, department, inView }: DepartmentViewProps) {
  const { planId } = department
  const plan = usePlan(planId, dashboard.asOf)
  const own = plan.value?.id === planId ? plan.value : undefined
  const asked = useMemo(() => ({ dashboard, department, inView }), [dashboard, department, inView])
  const shown = useAfterPaint(asked)
  const isSettled = planId === null || own !== undefined || plan.problem !== undefined
  return (
    <>
      <DepartmentHead
        {...{ dashboard, department, inView }}
        purpose={own?.sections.purpose ?? NO_WORDS}
      />
      {planId === null && <NoPlan year={dashboard.schoolYear} departmentId={department.id} />}
      {plan.problem && <Notice look="warning">{departmentWords().planNotThere}</Notice>}
      {planId !== null && isSettled && (
        <Priorities {...shown} planId={planId} chains={own?.chains ?? NO_CHAINS} />
      )}
    </>
  )
}

const NO_WORDS: readonly string[] = []
const NO_CHAINS: readonly NumberedChain[] = []

type PrioritiesProps = DepartmentViewProps & {
  planId: string
  chains: readonly NumberedChain[]
}

function Priorities({ dashboard, department, inView, planId, chains }: PrioritiesProps) {
  const { cycles } = dashboard
  const { priorities } = department
  const metrics = useMemo(() => metricsOf(department), [department])
  const span = useMemo(() => spanOf(metrics, cycles, inView), [metrics, cycles, inView])
  const places = useMemo(() => placeChains(chains, priorities), [chains, priorities])
  const sections = useMemo(
    () =>
      priorities.map((priority) => (
        <PrioritySection
          key={priority.id}
          {...{ priority, cycles, inView, dashboard }}
          chains={places.byPriority.get(priority.id) ?? NO_CHAINS}
        />
      )),
    [priorities, places, cycles, inView, dashboard],
  )
  const [named] = useUrlState('priority', TEXT_IF_ANY)
  const arrival = priorities.find(({ number }) => String(number) === named)
  useArrival(arrival && anchorOf(arrival))

  const [first] = cycles
  return (
    <>
      {metrics.length === 0 && <NoMetrics planId={planId} />}
      {metrics.length > 0 && first && isSilent(metrics) && <NothingLogged cycle={first} />}
      {priorities.length > 0 && <PriorityTable {...{ dashboard, priorities, inView, span }} />}
      {metrics.length > 0 && <StatusLegend statuses={statusesHeld(metrics)} />}
      {sections}
      {places.others.length > 0 && <OtherChains chains={places.others} />}
    </>
  )
}

function OtherChains({ chains }: { chains: readonly NumberedChain[] }) {
  const say = departmentWords()
  return (
    <section class="priority">
      <h2>{say.otherChains}</h2>
      <p class="quiet section-lede">{say.otherChainsWhy}</p>
      <ChainBoard chains={chains} />
    </section>
  )
}

/** Whether nothing at all has been logged in the year. */
function isSilent(metrics: ReturnType<typeof metricsOf>): boolean {
  return metrics.every(({ cycles }) =>
    cycles.every(({ cycleValue, missing }) => cycleValue === null && missing === null),
  )
}
