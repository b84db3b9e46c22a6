import { dashboardWords } from '../words/dashboard.ts'
import type { Change } from './change.ts'

/** "6 better · 2 worse", or "no change". */
export function ChangeWords({ change: { better, worse } }: { change: Change }) {
  const say = dashboardWords()
  if (better === 0 && worse === 0) return <span class="quiet nowrap">{say.unchanged}</span>
  return (
    <span class="change quiet">
      {better > 0 && <span class="nowrap">{say.better(better)}</span>}
      {better > 0 && worse > 0 && ' · '}
      {worse > 0 && <span class="nowrap">{say.worse(worse)}</span>}
    </span>
  )
}
