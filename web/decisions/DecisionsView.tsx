import { useState } from 'preact/hooks'

import type { Cycle, Dashboard } from '../dashboard/dashboard.ts'
import { placesOf } from '../dashboard/dashboard.ts'
import { showYear } from '../dashboard/shown.ts'
import { TEXT_IF_ANY } from '../dashboard/use-dashboard.ts'
import { YearPicker } from '../dashboard/YearPicker.tsx'
import { Button } from '../shared/form/Button.tsx'
import { oneOf, useUrlState } from '../shared/form/use-url-state.ts'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { useMay, useVisit } from '../visit.ts'
import { decisionWords } from '../words/decisions.ts'
import type { DecisionWriting } from './decision-draft.ts'
import { DecisionBar } from './DecisionBar.tsx'
import { DecisionDialog } from './DecisionDialog.tsx'
import { DecisionGroups } from './DecisionGroups.tsx'
import type { Decision } from './decisions.ts'
import { SHOWN_STATES, shownStateOf } from './decisions.ts'

export type DecisionsViewProps = {
  dashboard: Dashboard
  /** The last cycle that is over: what a decision looks back on unless somebody says otherwise. */
  inView: Cycle
  /** The one cycle that is shown; undefined for all. */
  cycle: Cycle | undefined
  decisions: readonly Decision[]
  onChanged: () => void
}

const STATE = oneOf(SHOWN_STATES)

/** The year's decisions: what is overdue first, then what is open, then what is done. */
export function DecisionsView(props: DecisionsViewProps) {
  const { dashboard, inView, cycle, decisions, onChanged } = props
  const say = decisionWords().page
  const { me } = useVisit()
  const [department] = useUrlState('department', TEXT_IF_ANY)
  const [state] = useUrlState('state', STATE)
  const [told, setTold] = useState('')
  const may = useMay()
  const departments = dashboard.departments.filter(({ id }) => may('edit_plan', id))
  const [writing, setWriting] = useWriting({ dashboard, departments, department, cycle: cycle ?? inView }) // prettier-ignore
  const here = decisions.filter(
    (one) =>
      (department === undefined || one.departmentId === department) &&
      (cycle === undefined || one.cycleId === cycle.id),
  )
  const shown = here.filter((one) => state === undefined || shownStateOf(one) === state)
  const first = departments.find(({ id }) => id === department) ?? departments[0]
  const add = first && (
    <Button onClick={() => setWriting(newIn(first.id, (cycle ?? inView).id))}>{say.add}</Button>
  )
  return (
    <>
      <PageHead
        eyebrow={showYear(dashboard.schoolYear)}
        title={say.name}
        lede={say.lede(me.value?.meetingName ?? '')}
      >
        {decisions.length > 0 && add}
        <YearPicker year={dashboard.schoolYear} />
      </PageHead>
      <div class="told" aria-live="polite">
        {told !== '' && <Notice look="good">{told}</Notice>}
      </div>
      {decisions.length > 0 ? (
        <>
          <DecisionBar {...{ dashboard, cycle, department }} decisions={here} />
          {shown.length === 0 && <p class="quiet">{say.noneShown}</p>}
          <DecisionGroups
            dashboard={dashboard}
            decisions={shown}
            mayWrite={(id) => may('edit_plan', id)}
            onWrite={setWriting}
          />
        </>
      ) : (
        <EmptyState title={say.none} why={say.noneWhy}>
          {add}
        </EmptyState>
      )}
      {writing && (
        <DecisionDialog
          {...{ dashboard, writing, departments }}
          onClose={() => setWriting(undefined)}
          onStored={(what) => {
            setWriting(undefined)
            setTold(what)
            onChanged()
          }}
        />
      )}
    </>
  )
}

type WritingPlace = {
  dashboard: Dashboard
  departments: Dashboard['departments']
  department: string | undefined
  cycle: Cycle
}

/** What is written; the address may name a metric that something is to be decided about. */
function useWriting({ dashboard, departments, cycle }: WritingPlace) {
  const [metricId, setMetricId] = useUrlState('add', TEXT_IF_ANY)
  const [own, setOwn] = useState<DecisionWriting>()
  const named = placesOf({ ...dashboard, departments }).find(({ metric }) => metric.id === metricId)
  const asked: DecisionWriting | undefined = named && {
    kind: 'add',
    place: {
      departmentId: named.department.id,
      cycleId: cycle.id,
      actionId: named.action.id,
      metricId: named.metric.id,
    },
  }
  const set = (next: DecisionWriting | undefined) => {
    setOwn(next)
    if (metricId !== undefined) setMetricId(undefined)
  }
  return [own ?? asked, set] as const
}

function newIn(departmentId: string, cycleId: string): DecisionWriting {
  return { kind: 'add', place: { departmentId, cycleId, actionId: '', metricId: '' } }
}
