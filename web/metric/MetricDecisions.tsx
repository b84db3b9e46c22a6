import { sayCycle } from '../decisions/cycle-name.ts'
import { DecisionItem } from '../decisions/DecisionItem.tsx'
import type { Decision } from '../decisions/decisions.ts'
import { EffectLine } from '../decisions/EffectLine.tsx'
import { onSameDay } from '../past/past.ts'
import type { Resource } from '../request.ts'
import { ButtonLink } from '../shared/form/Button.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { decisionWords } from '../words/decisions.ts'
import { sayShown } from './amounts.ts'
import type { Series } from './series.ts'

export type MetricDecisionsProps = {
  series: Series
  decisions: Resource<Decision[]>
  /** Whether the person may decide something about it. */
  mayWrite: boolean
}

/** What was decided about the metric, and what it did since. */
export function MetricDecisions({ series, decisions, mayWrite }: MetricDecisionsProps) {
  const say = decisionWords()
  const { value = [], problem } = decisions
  if (problem) return <Notice look="warning">{say.onMetric.away}</Notice>
  if (value.length === 0 && !mayWrite) return null
  const cycleName = (id: string) => sayCycle(id, series.cycles)
  return (
    <section class="section decision-group">
      <h2>{say.onMetric.title}</h2>
      {value.length === 0 && <p class="quiet">{say.onMetric.none}</p>}
      {value.map((decision) => (
        <DecisionItem
          key={decision.id}
          decision={decision}
          place={cycleName(decision.cycleId)}
          {...(decision.effect && {
            effect: (
              <EffectLine
                effect={decision.effect}
                cycleName={cycleName}
                sayValue={(shown) => sayShown(series.metric, shown)}
              />
            ),
          })}
        />
      ))}
      <p class="actions screen-only">
        {mayWrite && (
          <ButtonLink look="plain" href={addressOf(series, { add: series.metric.id })}>
            {say.onMetric.add}
          </ButtonLink>
        )}
        {value.length > 0 && (
          <ButtonLink
            look="quiet"
            href={onSameDay(addressOf(series, { department: series.place.departmentId }))}
          >
            {say.work.all}
          </ButtonLink>
        )}
      </p>
    </section>
  )
}

function addressOf({ schoolYear }: Series, asked: Record<string, string>): string {
  return `/decisions?${new URLSearchParams({ year: schoolYear, ...asked })}`
}
