import { useMemo } from 'preact/hooks'

import type { Status } from '../../domain/status.ts'
import { STATUSES } from '../../domain/status.ts'
import type { Cycle, Place } from '../dashboard/dashboard.ts'
import { nameOf, standingAt } from '../dashboard/dashboard.ts'
import { onSameDay } from '../past/past.ts'
import { StatusShape } from '../shared/status/StatusMark.tsx'
import { homeWords } from '../words/home.ts'
import { words } from '../words/words.ts'

export type EveryMetricProps = {
  places: readonly Place[]
  cycle: Cycle
  year: string
}

/** The district's year drawn as one mark for each metric, the status that needs most first. */
export function EveryMetric({ places, cycle, year }: EveryMetricProps) {
  const groups = useMemo(() => groupsOf(places, cycle.id), [places, cycle.id])
  return (
    <ul class="every-metric" aria-label={homeWords().everyMetric(cycle.name)}>
      {groups.map(({ status, names }) => (
        <li key={status} class={status} style={{ flexGrow: names.length }}>
          <a
            href={onSameDay(
              `/overview?${new URLSearchParams({ year, cycle: cycle.name, status })}`,
            )}
          >
            <span class="every-count">{names.length}</span>{' '}
            <span class="every-word">{words().status[status]}</span>
            <span class="every-marks" aria-hidden="true">
              {names.map((name, index) => (
                <span key={index} title={name}>
                  <StatusShape status={status} />
                </span>
              ))}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function groupsOf(
  places: readonly Place[],
  cycleId: string,
): { status: Status; names: string[] }[] {
  const groups = Map.groupBy(places, ({ metric }) => standingAt(metric, cycleId)?.status)
  return STATUSES.flatMap((status) => {
    const held = groups.get(status)
    return held ? [{ status, names: held.map(({ metric }) => nameOf(metric)) }] : []
  })
}
