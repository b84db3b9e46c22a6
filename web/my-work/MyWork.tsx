import { useApi, useResource } from '../request.ts'
import { Problem } from '../shared/page/Problem.tsx'
import { useVisit } from '../visit.ts'
import { workWords } from '../words/work.ts'
import { isDone, readMyWork } from './my-work.ts'
import { OwedCycle } from './OwedCycle.tsx'

/**
 * What the reader's own departments owe, each metric one step from its cell. Nothing for whoever
 * belongs to no department.
 */
export function MyWork({ year }: { year: string }) {
  const say = workWords()
  const api = useApi()
  const me = useVisit().me.value
  const departmentIds = me?.rights.includes('observe') ? (me.departmentIds ?? []) : []
  const key = departmentIds.length === 0 ? null : [year, ...departmentIds].join(' ')
  const work = useResource(key, (signal) =>
    readMyWork(api, year, { departmentIds, today: me?.today ?? '' }, signal),
  )
  if (key === null) return null
  if (work.problem) return <Problem problem={work.problem} />
  if (!work.value) return <p class="quiet">{say.loading}</p>
  const open = work.value.filter((owed) => !isDone(owed))
  const done = work.value.filter(isDone)
  return (
    <section class="section my-work">
      <h2>{say.title}</h2>
      {open.length === 0 && <p>{say.nothing}</p>}
      {[...open, ...done].map((owed) => (
        <OwedCycle
          key={`${owed.cycle.id} ${owed.department.departmentId}`}
          owed={owed}
          onChanged={work.reload}
        />
      ))}
    </section>
  )
}
