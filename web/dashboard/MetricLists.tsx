/** Metrics that somebody should look at, and metrics that say nothing, each one click from its page. */

import type { ComponentChildren } from 'preact'

import { ExplainMetric } from '../explain/ExplainMetric.tsx'
import { onSameDay } from '../past/past.ts'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { dashboardWords } from '../words/dashboard.ts'
import type { PlaceInCycle } from './attention.ts'
import { attentionList, noNumberList } from './attention.ts'
import type { Cycle, Place } from './dashboard.ts'
import { nameOf } from './dashboard.ts'
import { besideMark } from './sentence.ts'

export type MetricListsProps = {
  places: readonly Place[]
  cycle: Cycle
  /** The year whose overview has the whole of a list that is cut short; absent: nothing is cut. */
  shortened?: string
  /** Whether filters left metrics out, so that an empty list does not speak for all. */
  narrowed?: boolean
}

const SHORT = 8
const NO_BREAK = '\u00a0'

/** Both lists, side by side where there is room. */
export function MetricLists({ places, cycle, shortened, narrowed = false }: MetricListsProps) {
  const say = dashboardWords()
  const attention = attentionList(places, cycle.id)
  const silent = noNumberList(places, cycle.id)
  return (
    <div class="metric-lists section">
      <MetricList
        title={say.needsAttention}
        places={attention}
        cycle={cycle}
        restHref={shortened && restHref(shortened, cycle, 'attention')}
        empty={narrowed ? say.noneShown : say.nothingNeeds(cycle.name)}
        renderWhy={({ standing }) => (
          <>
            <StatusMark status={standing.status} />
            <span class="says">{besideMark(standing.sentence)}</span>
          </>
        )}
      />
      <MetricList
        title={say.noNumber}
        places={silent}
        cycle={cycle}
        restHref={shortened && restHref(shortened, cycle, 'no_number')}
        empty={narrowed ? say.noneShown : say.everyNumber(cycle.name)}
        renderWhy={(place) => <StatusMark status="no_data" reason={reasonOf(place)} />}
      />
    </div>
  )
}

/** Why a metric has no number, in words. */
export function reasonOf({ metric, standing }: PlaceInCycle): string {
  const say = dashboardWords()
  if (metric.kind === null) return say.notMeasurable
  return standing.missing === null ? say.noReason : say.missing[standing.missing]
}

function restHref(year: string, cycle: Cycle, show: string): string {
  return onSameDay(`/overview?${new URLSearchParams({ year, cycle: cycle.name, show })}`)
}

type MetricListProps = {
  title: string
  places: readonly PlaceInCycle[]
  cycle: Cycle
  empty: string
  /** Where the whole list is; with it only the beginning is shown. */
  restHref: string | undefined
  renderWhy: (place: PlaceInCycle) => ComponentChildren
}

function MetricList(props: MetricListProps) {
  const { title, places, cycle, empty, restHref: rest, renderWhy } = props
  const shown = rest === undefined ? places : places.slice(0, SHORT)
  return (
    <section class="metric-list">
      <h2>
        {title} <span class="count">{places.length}</span>
      </h2>
      {places.length === 0 ? (
        <p class="quiet">{empty}</p>
      ) : (
        <ul>
          {shown.map((place) => (
            <li key={place.metric.id}>
              <a
                class="metric-name"
                href={onSameDay(`/metrics/${encodeURIComponent(place.metric.id)}`)}
              >
                {nameOf(place.metric)}
              </a>
              <span class="where">
                {place.metric.code} · {place.department.name}
              </span>
              <div class="why">
                {renderWhy(place)}
                {NO_BREAK}
                <ExplainMetric metric={place.metric} cycle={cycle} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {rest !== undefined && shown.length < places.length && (
        <p class="rest">
          <a href={rest}>{dashboardWords().more(places.length - shown.length)}</a>
        </p>
      )}
    </section>
  )
}
