import type { Status } from '../../domain/status.ts'
import { countStatuses, STATUSES, worstStatus } from '../../domain/status.ts'
import type { Metric } from '../dashboard/dashboard.ts'
import { nameOf, standingAt } from '../dashboard/dashboard.ts'
import { showDate } from '../dashboard/shown.ts'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { explainWords } from '../words/explain.ts'
import { words } from '../words/words.ts'
import type { ExplainCountsProps } from './ExplainCounts.tsx'
import { ExplainPanel, Part } from './ExplainPanel.tsx'

export type CountsFigureProps = Omit<ExplainCountsProps, 'name' | 'wordy'>

/** Which metrics are counted under which status, and where a headline word comes from. */
export function CountsFigure({ metrics, cycle, dashboard, headline = false }: CountsFigureProps) {
  const say = explainWords()
  const groups = groupsOf(metrics, cycle.id)
  const total = groups.reduce((sum, { held }) => sum + held.length, 0)
  const parts = groups.map(({ status, held }) =>
    say.countOf(held.length, words().statusAfterCount[status]),
  )
  return (
    <ExplainPanel
      rule={`${say.countRule}. ${say.countRuleMore.replace(/\.$/, '')}`}
      formula={say.sumOf(parts.join(' + '), String(total))}
      asOf={say.asOf(showDate((dashboard.asOf ?? dashboard.today).slice(0, 10)), dashboard.record)}
    >
      <Part title={say.used}>
        {groups.map(({ status, held }) => (
          <div key={status} class="counted">
            <StatusMark status={status} />
            <ul>
              {held.map((metric) => (
                <li key={metric.id}>
                  <span class="code">{metric.code}</span>{' '}
                  <a href={`/metrics/${encodeURIComponent(metric.id)}?cycle=${cycle.name}`}>
                    {nameOf(metric)}
                  </a>
                  {headline && metric.headline && (
                    <span class="quiet"> · {say.headlineMetric}</span>
                  )}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </Part>
      {headline && (
        <Part title={say.headline}>
          <p>{headlineWords(metrics, cycle.id)}</p>
        </Part>
      )}
    </ExplainPanel>
  )
}

interface Group {
  status: Status
  held: Metric[]
}

function groupsOf(metrics: readonly Metric[], cycleId: string): Group[] {
  const groups = Map.groupBy(metrics, (metric) => standingAt(metric, cycleId)?.status)
  return STATUSES.flatMap((status) => {
    const held = groups.get(status)
    return held ? [{ status, held }] : []
  })
}

function headlineWords(metrics: readonly Metric[], cycleId: string): string {
  const say = explainWords()
  const statuses = metrics
    .filter((metric) => metric.headline)
    .flatMap((metric) => standingAt(metric, cycleId)?.status ?? [])
  const worst = worstStatus(countStatuses(statuses))
  return worst ? say.headlineRule(words().status[worst]) : say.headlineNone
}
