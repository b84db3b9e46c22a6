import type { Dashboard, Place } from '../dashboard/dashboard.ts'
import { nameOf, placesOf, standingAt } from '../dashboard/dashboard.ts'
import { figureInWords, unitOf } from '../department/metric-figures.ts'
import { onSameDay } from '../past/past.ts'
import { formatValue } from '../shared/format.ts'
import { decisionWords } from '../words/decisions.ts'
import { metricWords } from '../words/metric.ts'
import { sayCycle } from './cycle-name.ts'
import type { DecisionWriting } from './decision-draft.ts'
import { DecisionItem } from './DecisionItem.tsx'
import type { Decision } from './decisions.ts'
import { byDueDay, SHOWN_STATES, shownStateOf } from './decisions.ts'
import type { EffectShown } from './EffectLine.tsx'
import { EffectLine } from './EffectLine.tsx'

export type DecisionGroupsProps = {
  dashboard: Dashboard
  decisions: readonly Decision[]
  /** Whether the person may write for a department. */
  mayWrite: (departmentId: string) => boolean
  onWrite: (writing: DecisionWriting) => void
}

/** Decisions under what is left of them; what is due first comes first. */
export function DecisionGroups({ dashboard, decisions, mayWrite, onWrite }: DecisionGroupsProps) {
  const say = decisionWords().page
  const groups = Map.groupBy(decisions, shownStateOf)
  return SHOWN_STATES.map((state) => {
    const own = (groups.get(state) ?? []).toSorted(byDueDay)
    if (own.length === 0) return null
    return (
      <section key={state} class="section decision-group">
        <h2>
          {say.states[state]} <span class="count">{own.length}</span>
        </h2>
        {own.map((decision) => (
          <PlacedDecision
            key={decision.id}
            {...{ dashboard, decision }}
            onWrite={mayWrite(decision.departmentId) ? onWrite : undefined}
          />
        ))}
      </section>
    )
  })
}

type PlacedDecisionProps = {
  dashboard: Dashboard
  decision: Decision
  onWrite: ((writing: DecisionWriting) => void) | undefined
}

function PlacedDecision({ dashboard, decision, onWrite }: PlacedDecisionProps) {
  const say = decisionWords().item
  const { cycleId, departmentId, effect } = decision
  const cycleName = (id: string) => sayCycle(id, dashboard.cycles)
  const department = dashboard.departments.find(({ id }) => id === departmentId)
  const own = department ? placesOf({ departments: [department] }) : []
  const place = own.find(({ metric }) => metric.id === decision.metricId)
  return (
    <DecisionItem
      decision={decision}
      place={say.of(cycleName(cycleId), department?.name ?? departmentId)}
      onWrite={onWrite}
      {...aboutOf(decision, department, place)}
      {...(effect &&
        place && {
          effect: (
            <EffectLine
              effect={effect}
              cycleName={cycleName}
              sayValue={(shown) => sayValue(place, shown)}
            />
          ),
        })}
    />
  )
}

function aboutOf(
  { actionId, metricId }: Decision,
  department: Dashboard['departments'][number] | undefined,
  place: Place | undefined,
) {
  const say = decisionWords().item
  if (place) {
    const { metric } = place
    const href = onSameDay(`/metrics/${encodeURIComponent(metric.id)}`)
    const link = (
      <>
        <a href={href}>{nameOf(metric)}</a> <span class="metric-code">{metric.code}</span>
      </>
    )
    return { about: link }
  }
  if (metricId !== null) return { about: <span class="quiet">{say.gone}</span> }
  for (const { number, actions } of department?.priorities ?? []) {
    const action = actions.find(({ id }) => id === actionId)
    if (action) return { about: say.action(`${number}.${action.number}`, action.text) }
  }
  return {}
}

/** A value as the metric's card writes it; hidden ones as such. */
function sayValue({ metric }: Place, { cycleId, value, suppressed }: EffectShown): string {
  const standing = standingAt(metric, cycleId)
  if (suppressed === '*') return metricWords().smallGroups.hidden
  if (!standing) return ''
  const own = { ...standing, value }
  const told = figureInWords(metric, own) ?? formatValue(value, unitOf(metric, own))
  return suppressed === null ? told : `${suppressed === '>=' ? '≥' : '≤'}${told}`
}
