import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import { useApi, useResource } from '../request.ts'
import { Problem } from '../shared/page/Problem.tsx'
import { metricWords } from '../words/metric.ts'
import { sayLogged, saySurvey } from './amounts.ts'
import { sayMoment, sayPerson } from './recorded.ts'
import type { Observation, Series } from './series.ts'

export type ValueHistoryProps = {
  series: Series
  observation: Observation
}

/** A value's versions: what it was, who changed it, when and why. Asked for when opened. */
export function ValueHistory({ series, observation }: ValueHistoryProps) {
  const say = metricWords().values
  const [open, setOpen] = useState(false)
  if (observation.version === 1) return null
  return (
    <details class="history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say.history(observation.version)}</summary>
      {open && <Versions series={series} observation={observation} />}
    </details>
  )
}

function Versions({ series, observation: { id, version } }: ValueHistoryProps) {
  const say = metricWords().values
  const api = useApi()
  const { asOf } = series
  const query = asOf === null ? {} : { asOf }
  const { value, problem } = useResource(`${id} ${version} ${asOf ?? ''}`, (signal) =>
    parseResponse(
      api.observations[':id'].history.$get({ param: { id }, query }, { init: { signal } }),
    ),
  )
  if (problem) return <Problem problem={problem} />
  if (!value) return <p class="quiet">{say.loading}</p>
  return (
    <ol>
      {value.items.toReversed().map((one) => (
        <li key={one.version}>
          <b>{one.withdrawn ? say.withdrawn : sayLogged(series.metric, one)}</b>
          {one.survey && <span class="quiet"> {saySurvey(one.survey)}.</span>}
          {one.reason !== null && <> {say.because(one.reason)}</>}
          {one.late && <b> {say.late}.</b>}
          <span class="quiet"> {say.by(sayPerson(one.recordedBy), sayMoment(one.recordedAt))}</span>
        </li>
      ))}
    </ol>
  )
}
