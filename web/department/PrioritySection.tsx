import type { Action, Cycle, Priority } from '../dashboard/dashboard.ts'
import { metricsOf } from '../dashboard/dashboard.ts'
import type { ExplainCountsProps } from '../explain/ExplainCounts.tsx'
import { ExplainCounts } from '../explain/ExplainCounts.tsx'
import type { Chain } from '../shared/ChainBoard.tsx'
import { ChainBoard } from '../shared/ChainBoard.tsx'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { StatusTally } from '../shared/status/StatusTally.tsx'
import { departmentWords } from '../words/department.ts'
import { DepartmentMetric } from './DepartmentMetric.tsx'

export type PrioritySectionProps = {
  priority: Priority
  /** The part of the theory of action that has the priority's number. */
  chains: readonly Chain[]
  cycles: readonly Cycle[]
  dashboard: ExplainCountsProps['dashboard']
  inView: Cycle
}

/** A priority: what it rests on, what is done, and how it can be seen to work. */
export function PrioritySection(props: PrioritySectionProps) {
  const { priority, chains, cycles, inView, dashboard } = props
  const say = departmentWords()
  const { number, title, actions } = priority
  const headline = priority.headline[inView.id] ?? null
  const counts = priority.counts[inView.id]
  return (
    <section class="priority" aria-labelledby={anchorOf(priority)}>
      <div class="priority-head">
        <div>
          <p class="eyebrow">{say.priorityNumber(number)}</p>
          <h2 id={anchorOf(priority)} tabIndex={-1}>
            {title}
          </h2>
        </div>
        <p class="priority-counts">
          {headline && <StatusMark status={headline} strong />}
          {counts && <StatusTally counts={counts} />}
          {counts && (
            <ExplainCounts
              name={title}
              metrics={metricsOf(priority)}
              cycle={inView}
              dashboard={dashboard}
              headline
            />
          )}
        </p>
      </div>
      {chains.length > 0 && <ChainBoard chains={chains} />}
      {actions.map((action) => (
        <ActionPart key={action.id} {...{ action, priority, cycles, inView }} />
      ))}
    </section>
  )
}

/** Where a priority is on its department's page. */
export function anchorOf({ id }: Pick<Priority, 'id'>): string {
  return `priority-${id}`
}

type ActionPartProps = Omit<PrioritySectionProps, 'chains' | 'dashboard'> & { action: Action }

function ActionPart({ action, priority, cycles, inView }: ActionPartProps) {
  const say = departmentWords()
  const { number, text, needsResources, goals, metrics } = action
  return (
    <div class="action">
      <div class="action-head">
        <p class="code">{say.action(priority.number, number)}</p>
        <h3>{text}</h3>
        {(needsResources === true || goals.length > 0) && (
          <ul class="tags">
            {needsResources === true && <li class="tag needs">{say.needsResources}</li>}
            {goals.map((goal) => (
              <li class="tag" key={goal}>
                {goal}
              </li>
            ))}
          </ul>
        )}
      </div>
      {metrics.length === 0 ? (
        <p class="quiet">{say.noMetricsInAction}</p>
      ) : (
        <div class="cards">
          {metrics.map((metric) => (
            <DepartmentMetric key={metric.id} {...{ metric, cycles, inView }} />
          ))}
        </div>
      )}
    </div>
  )
}
