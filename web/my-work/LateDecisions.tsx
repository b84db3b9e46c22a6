import { useId } from 'preact/hooks'

import type { Dashboard } from '../dashboard/dashboard.ts'
import { byDueDay, readDecisions, shownStateOf } from '../decisions/decisions.ts'
import { KindMark } from '../decisions/KindMark.tsx'
import { onSameDay } from '../past/past.ts'
import { useApi, useResource } from '../request.ts'
import { Problem } from '../shared/page/Problem.tsx'
import { useVisit } from '../visit.ts'
import { decisionWords } from '../words/decisions.ts'

/** Decisions whose day has passed: of the reader's departments, or of all for whoever belongs to none. */
export function LateDecisions({ dashboard }: { dashboard: Dashboard }) {
  const say = decisionWords()
  const title = useId()
  const api = useApi()
  const me = useVisit().me.value
  const { schoolYear: year, asOf } = dashboard
  const open = useResource(me ? `${year} ${asOf ?? ''}` : null, (signal) =>
    readDecisions(api, { year, state: 'open', asOf }, signal),
  )
  if (open.problem) return <Problem problem={open.problem} />
  const own = (open.value ?? []).filter(
    ({ departmentId }) => me?.departmentIds?.includes(departmentId) ?? true,
  )
  const late = own.filter((one) => shownStateOf(one) === 'overdue').toSorted(byDueDay)
  if (late.length === 0) return null
  const named = (id: string) => dashboard.departments.find((one) => one.id === id)?.name ?? id
  return (
    <section class="section my-work" aria-labelledby={title}>
      <h2 id={title}>
        {say.work.title} <span class="count">{late.length}</span>
      </h2>
      <ul class="late-decisions">
        {late.map(({ id, kind, text, owner, departmentId, overdueDays }) => (
          <li key={id}>
            <KindMark kind={kind} />
            <div>
              <a href={onSameDay(`/decisions?year=${year}&state=overdue`)}>{text}</a>
              <span class="quiet">
                {say.item.of(named(departmentId), owner || say.item.noOwner)}
              </span>
            </div>
            <strong class="late-days">{say.item.overdue(overdueDays)}</strong>
          </li>
        ))}
      </ul>
    </section>
  )
}
