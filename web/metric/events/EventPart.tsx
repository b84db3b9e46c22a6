import { useState } from 'preact/hooks'

import { Button } from '../../shared/form/Button.tsx'
import { formatDate } from '../../shared/format.ts'
import { eventWords } from '../../words/control.ts'
import type { Series } from '../series.ts'
import { day } from '../series.ts'
import type { DatedEvent, EventWriting } from './event-draft.ts'
import { EventDialog } from './EventDialog.tsx'

export type EventPartProps = {
  series: Series
  /** Whether the person may change the plan. */
  mayWrite: boolean
  /** Says what was stored. */
  onChanged: (what: string) => void
}

/** What happened, by date; who may change the plan notes and changes it here. */
export function EventPart({ series, mayWrite, onChanged }: EventPartProps) {
  const say = eventWords()
  const [writing, setWriting] = useState<EventWriting>()
  const { events, metric } = series
  if (events.length === 0 && !mayWrite) return null
  return (
    <section class="section happenings">
      <h2>{say.title}</h2>
      <p class="quiet">{events.length === 0 ? say.none : say.lede}</p>
      {events.length > 0 && (
        <ul>
          {events.map((event) => (
            <li key={event.id}>
              <time dateTime={event.on}>{formatDate(day(event.on))}</time>
              <span>
                {event.label}
                {asides(event).map((aside) => (
                  <span key={aside} class="aside">
                    {aside}
                  </span>
                ))}
              </span>
              {mayWrite && event.metricId !== null && (
                <EventButtons event={event} onWrite={setWriting} />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <div class="actions screen-only">
          <Button look="plain" onClick={() => setWriting({ kind: 'add' })}>
            {say.add}
          </Button>
        </div>
      )}
      {writing && (
        <EventDialog
          metricId={metric.id}
          writing={writing}
          onClose={() => setWriting(undefined)}
          onStored={(what) => {
            setWriting(undefined)
            onChanged(what)
          }}
        />
      )}
    </section>
  )
}

function asides({ kind, metricId, departmentId }: DatedEvent): string[] {
  const say = eventWords()
  const scope = departmentId === null ? say.ofDistrict : say.ofDepartment
  return [...(kind === 'rebase' ? [say.rebase] : []), ...(metricId === null ? [scope] : [])]
}

type EventButtonsProps = { event: DatedEvent; onWrite: (writing: EventWriting) => void }

function EventButtons({ event, onWrite }: EventButtonsProps) {
  const say = eventWords()
  return (
    <span class="actions screen-only">
      {(['change', 'remove'] as const).map((kind) => (
        <Button
          key={kind}
          look="quiet"
          aria-label={say.of(say[kind], event.label)}
          onClick={() => onWrite({ kind, event })}
        >
          {say[kind]}
        </Button>
      ))}
    </span>
  )
}
