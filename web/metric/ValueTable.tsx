import { useState } from 'preact/hooks'

import { DataTable } from '../shared/DataTable.tsx'
import { Button } from '../shared/form/Button.tsx'
import { formatDate } from '../shared/format.ts'
import { useMay } from '../visit.ts'
import { metricWords } from '../words/metric.ts'
import { saySurvey, sayLogged } from './amounts.ts'
import type { Writing } from './record/writing.ts'
import { sayMoment, sayPerson } from './recorded.ts'
import type { Observation, Series } from './series.ts'
import { day, isPerSite, siteName } from './series.ts'
import { ValueHistory } from './ValueHistory.tsx'

const FIRST_SHOWN = 12

export type ValueTableProps = {
  series: Series
  /** Absent when the person may not change anything. */
  onWrite?: (writing: Writing) => void
}

/** Every value that stands, newest first, with its history. */
export function ValueTable({ series, onWrite }: ValueTableProps) {
  const say = metricWords().values
  const [all, setAll] = useState(false)
  const { observations } = series
  if (observations.length === 0) return null
  const newest = observations.toReversed()
  const shown = all ? newest : newest.slice(0, FIRST_SHOWN)
  return (
    <section class="section screen-only values">
      <h2>{say.title}</h2>
      <DataTable
        caption={say.title}
        captionHidden
        phone="list"
        rows={shown}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'date',
            header: say.date,
            rowHeader: true,
            renderCell: ({ observedOn }) => formatDate(day(observedOn)),
          },
          ...(isPerSite(series) || series.groups.length > 0
            ? [
                {
                  key: 'site',
                  header: whoseHeader(series),
                  renderCell: (one: Observation) => whoOf(series, one),
                },
              ]
            : []),
          {
            key: 'value',
            header: say.value,
            align: 'number',
            renderCell: (one) => sayLogged(series.metric, one),
          },
          { key: 'note', header: say.note, renderCell: (one) => <Note observation={one} /> },
          {
            key: 'recorded',
            header: say.recorded,
            renderCell: (one) => <Recorded series={series} observation={one} />,
          },
          ...(onWrite
            ? [
                {
                  key: 'actions',
                  header: <span class="hidden">{say.actions}</span>,
                  shortHeader: say.actions,
                  renderCell: (one: Observation) => (
                    <Actions series={series} observation={one} onWrite={onWrite} />
                  ),
                },
              ]
            : []),
        ]}
      />
      {newest.length > shown.length && (
        <Button look="plain" onClick={() => setAll(true)}>
          {say.all(String(newest.length))}
        </Button>
      )}
    </section>
  )
}

function whoseHeader(series: Series): string {
  const { site, group, siteAndGroup } = metricWords().values
  if (series.groups.length === 0) return site
  return isPerSite(series) ? siteAndGroup : group
}

function whoOf(series: Series, { siteId, group }: Observation): string {
  return [siteName(series, siteId), group].filter((part) => part !== '').join(' · ')
}

function Note({ observation: { note, evidenceUrl, survey } }: { observation: Observation }) {
  return (
    <span>
      {survey && <span class="aside">{saySurvey(survey)}</span>}
      {note !== '' && <span class="note">{note}</span>}{' '}
      {evidenceUrl !== null && (
        <a href={evidenceUrl} rel="noreferrer noopener" target="_blank">
          {metricWords().values.evidence}
        </a>
      )}
    </span>
  )
}

type RowProps = { series: Series; observation: Observation }

function Recorded({ series, observation }: RowProps) {
  const { recordedAt, recordedBy } = observation
  return (
    <span>
      <span class="quiet">
        {sayMoment(recordedAt)}, {sayPerson(recordedBy)}
      </span>
      <ValueHistory series={series} observation={observation} />
    </span>
  )
}

function Actions({ series, observation, onWrite }: RowProps & Required<ValueTableProps>) {
  const say = metricWords().values
  const cycle = series.cycles.find(({ id }) => id === observation.cycleId)
  // A coordinator restates: the reason that every correction asks for is told by the next packet.
  const mayRestate = useMay()('close_cycle')
  if (cycle?.closed && !mayRestate) return <span class="quiet">{say.closed}</span>
  const what = `${formatDate(day(observation.observedOn))} ${whoOf(series, observation)}`.trim()
  return (
    <span class="row-actions">
      {cycle?.closed && <span class="quiet">{say.closed}</span>}
      <Button
        look="quiet"
        aria-label={say.of(say.correct, what)}
        onClick={() => onWrite({ kind: 'correct', observation })}
      >
        {say.correct}
      </Button>
      <Button
        look="quiet"
        aria-label={say.of(say.withdraw, what)}
        onClick={() => onWrite({ kind: 'withdraw', observation })}
      >
        {say.withdraw}
      </Button>
    </span>
  )
}
