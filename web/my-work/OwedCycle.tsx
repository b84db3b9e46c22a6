import { CollectionMark } from '../collection/CollectionMark.tsx'
import { SubmissionState } from '../collection/SubmissionState.tsx'
import { ButtonLink } from '../shared/form/Button.tsx'
import { workWords } from '../words/work.ts'
import type { Owed } from './my-work.ts'
import { isDone, logAddress, silentMetrics } from './my-work.ts'

export type OwedCycleProps = { owed: Owed; onChanged: () => void }

/** One department in one cycle: how much is logged, what is not, and the way to it. */
export function OwedCycle({ owed, onChanged }: OwedCycleProps) {
  const say = workWords()
  const { cycle, department, daysLeft } = owed
  const { answered, due } = department.counts
  const silent = silentMetrics(department)
  const done = isDone(owed)
  return (
    <article class="owed-cycle">
      <header>
        <h3>
          {cycle.name} · {department.name}
        </h3>
        <p class="owed-progress">
          <progress
            max={Math.max(due, 1)}
            value={answered}
            aria-label={say.logged(answered, due)}
          />
          <span>{say.logged(answered, due)}</span>
          {!done && <span class="quiet">{say.days(daysLeft)}</span>}
        </p>
      </header>
      {!done && silent.length > 0 && (
        <ul class="owed-metrics">
          {silent.map(({ metricId, code, text, state }) => (
            <li key={metricId}>
              <CollectionMark state={state} />
              <a href={logAddress(owed, metricId)}>
                {text} <span class="metric-code">{code}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {(silent.length === 0 || department.submission.state === 'returned') && (
        <SubmissionState {...{ cycle, department, onChanged }} />
      )}
      <p>
        <ButtonLink
          href={logAddress(owed)}
          look={done || silent.length === 0 ? 'plain' : 'primary'}
        >
          {done ? say.look : say.log(cycle.name)}
        </ButtonLink>
      </p>
    </article>
  )
}
