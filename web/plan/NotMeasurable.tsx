import { onSameDay } from '../past/past.ts'
import { planWords } from '../words/plan.ts'
import type { Plan } from './stored-plan.ts'
import { metricsOf, unmeasurable } from './stored-plan.ts'

/** The metrics that cannot be judged yet, and what each lacks. */
export function NotMeasurable({ plan }: { plan: Plan }) {
  const say = planWords().page
  const lacking = unmeasurable(plan)
  const all = metricsOf(plan).length
  if (all === 0) return null
  if (lacking.length === 0) return <p class="measurable">{say.everyMeasurable(all)}</p>
  return (
    <details class="lacking" open={lacking.length <= FEW}>
      <summary>
        <strong>{say.lackTitle}</strong> <span>{say.lackLede(lacking.length, all)}</span>
      </summary>
      <ul>
        {lacking.map(({ id, code, title, text, lacks }) => (
          <li key={id}>
            <a href={onSameDay(`/metrics/${encodeURIComponent(id)}`)}>
              {title === '' ? text : title}
            </a>
            <span class="metric-code">{code}</span>
            <span class="lacks">{say.lacks(lacks[0]?.message ?? '', lacks.length - 1)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** More than so many are folded away. */
const FEW = 5
