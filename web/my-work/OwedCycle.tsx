import { CollectionMark } from '../collection/CollectionMark.tsx'
import { SubmissionState } from '../collection/SubmissionState.tsx'
import { showDate } from '../dashboard/shown.ts'
import { reflectionsAddress } from '../reflections/address.ts'
import { ButtonLink } from '../shared/form/Button.tsx'
import { reflectionWords } from '../words/reflections.ts'
import { workWords } from '../words/work.ts'
import type { Owed } from './my-work.ts'
import { isDone, logAddress, silentMetrics } from './my-work.ts'

export type OwedCycleProps = { owed: Owed; onChanged: () => void }

/** One department in one cycle: how much is logged, what is not, and the way to it. */
export function OwedCycle({ owed, onChanged }: OwedCycleProps) {
  const say = workWords()
  const { cycle, department } = owed
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
          {!done && <span class="quiet">{timeLeft(owed)}</span>}
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
      <p class="actions">
        <ButtonLink
          href={logAddress(owed)}
          look={done || silent.length === 0 ? 'plain' : 'primary'}
        >
          {done ? say.look : say.log(cycle.name)}
        </ButtonLink>
        {cycle.state !== 'open' && (
          <ButtonLink
            look="quiet"
            href={reflectionsAddress(department.departmentId, cycle.schoolYear, cycle.name)}
          >
            {reflectionWords().work(cycle.name)}
          </ButtonLink>
        )}
      </p>
    </article>
  )
}

/** The days until values are due; in a closed cycle, the last day on which the department may still change it. */
function timeLeft({ cycle, department, daysLeft }: Owed): string {
  const say = workWords()
  if (cycle.closedAt === null) return say.days(daysLeft)
  const open = cycle.reopenings.find(({ departmentId }) => departmentId === department.departmentId)
  return open ? say.reopened(showDate(open.until)) : ''
}
