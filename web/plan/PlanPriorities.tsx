import { onSameDay } from '../past/past.ts'
import { planWords } from '../words/plan.ts'
import type { Action, Metric, Plan, Priority } from './stored-plan.ts'

/** Every priority with its actions and metrics; on paper, one to a page. */
export function PlanPriorities({ plan }: { plan: Plan }) {
  const say = planWords().page
  return (
    <div class="section">
      <h2 class="hidden">{say.priorities}</h2>
      {plan.priorities.map((priority) => (
        <PriorityPart key={priority.id} priority={priority} />
      ))}
    </div>
  )
}

function PriorityPart({ priority: { number, title, actions } }: { priority: Priority }) {
  const say = planWords().page
  return (
    <section class="plan-priority page-break">
      <p class="eyebrow">{say.priority(number)}</p>
      <h2>{title}</h2>
      {actions.length === 0 && <p class="not-given">{say.noActions}</p>}
      {actions.map((action) => (
        <ActionPart key={action.id} action={action} />
      ))}
    </section>
  )
}

function ActionPart({ action }: { action: Action }) {
  const say = planWords().page
  const { number, text, metrics } = action
  return (
    <section class="plan-action">
      <h3>
        <span class="action-number">{say.action(number)}</span>
        {text}
      </h3>
      {metrics.length === 0 ? (
        <p class="not-given">{say.noMetrics}</p>
      ) : (
        <ul class="plan-metrics" aria-label={say.metrics}>
          {metrics.map((metric) => (
            <MetricPart key={metric.id} metric={metric} />
          ))}
        </ul>
      )}
      <ActionFields action={action} />
    </section>
  )
}

function MetricPart({ metric: { id, code, letter, text, title } }: { metric: Metric }) {
  return (
    <li>
      <span class="letter">{letter}.</span>
      <span>
        {text} {title !== '' && title !== text && <span class="quiet">({title})</span>}
      </span>
      <a class="metric-code" href={onSameDay(`/metrics/${encodeURIComponent(id)}`)}>
        {code}
      </a>
    </li>
  )
}

function ActionFields({ action: { needsResources, goals } }: { action: Action }) {
  const say = planWords().page
  const answer = needsResources ? say.yes : say.no
  return (
    <dl class="action-fields">
      <div>
        <dt>{say.resources}</dt>
        <Value given={needsResources !== null}>{answer}</Value>
      </div>
      <div>
        <dt>{say.goals}</dt>
        <Value given={goals.length > 0}>{goals.join(', ')}</Value>
      </div>
    </dl>
  )
}

function Value({ given, children }: { given: boolean; children: string }) {
  return given ? <dd>{children}</dd> : <dd class="not-given">{planWords().page.notGiven}</dd>
}
