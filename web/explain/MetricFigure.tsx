import type { Term } from '../../domain/explain-value.ts'
import type { Explanation } from '../../domain/explain.ts'
import { byTime } from '../../domain/parts.ts'
import { sayValue } from '../metric/amounts.ts'
import { recordWords } from '../metric/as-of.ts'
import type { CycleOfMetric, Series } from '../metric/series.ts'
import { siteName } from '../metric/series.ts'
import type { Column } from '../shared/DataTable.tsx'
import { explainWords } from '../words/explain.ts'
import { ExplainPanel } from './ExplainPanel.tsx'
import type { Place } from './explanation.ts'
import { explanationOf } from './explanation.ts'
import { HiddenWhy } from './HiddenWhy.tsx'
import { JudgedSteps } from './JudgedSteps.tsx'
import { leftOutWords, loggedColumn, placeColumns } from './terms.ts'

export type MetricFigureProps = {
  series: Series
  one: CycleOfMetric
  place?: Place
}

/** How one figure of a metric is made: a cycle's, a site's or a group's. */
export function MetricFigure({ series, one, place = { of: 'metric' } }: MetricFigureProps) {
  const say = explainWords()
  const explained = explanationOf(series, one, place)
  const { rule, formula, terms, leftOut, judged, hidden } = explained
  const metric = place.of === 'site' ? { ...series.metric, siteIds: [] } : series.metric
  const value = sayValue(metric, explained.value)
  const shown = hidden === null ? value : hidden === '*' ? say.hidden : say.bound[hidden](value)
  return (
    <ExplainPanel
      figure={shown}
      rule={rule.name}
      formula={formula}
      {...(place.of === 'metric' && { status: one.standing.status })}
      {...(hidden !== null && { hidden: <HiddenWhy hidden={hidden} /> })}
      {...(explained.value !== null && { noFormula: say.partlyHidden })}
      used={{
        columns: columnsOf(series, terms),
        rows: terms.toSorted((a, b) => byTime(a.observation, b.observation)),
        rowKey: ({ observation }) => observation.id,
      }}
      leftOut={leftOut.map((left) => leftOutWords(series, left))}
      {...(explained.coverage && { coverage: <Coverage {...{ series, explained }} /> })}
      asOf={recordWords(series)}
    >
      {judged && <JudgedSteps judged={judged} />}
    </ExplainPanel>
  )
}

function columnsOf(series: Series, terms: readonly Term[]): Column<Term>[] {
  const say = explainWords()
  const reaches = terms.some(({ reached }) => reached !== null)
  const reached: Column<Term> = {
    key: 'reached',
    header: say.reached,
    renderCell: (term) => (term.reached ? say.yes : say.no),
  }
  return [...placeColumns(series, terms), loggedColumn(series), ...(reaches ? [reached] : [])]
}

type Coverage = { series: Series; explained: Explanation }

function Coverage({ series, explained: { coverage, silent, short } }: Coverage) {
  const say = explainWords()
  if (coverage === null) return null
  const names = silent.map((id) => siteName(series, id))
  const fewer = short.map(({ siteId, have, expected }) =>
    say.shortOf(siteName(series, siteId), have, expected),
  )
  return (
    <p>
      {say.coverageOf(String(coverage.have), String(coverage.expected))}{' '}
      {names.length > 0 && `${say.silent(names.join(', '))} `}
      {fewer.length > 0 && say.short(fewer.join(', '))}
    </p>
  )
}
