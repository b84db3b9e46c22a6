import { apiDate } from '../../api-date.ts'
import { sayPerson } from '../../metric/recorded.ts'
import { formatDate } from '../../shared/format.ts'
import { logWords } from '../../words/log.ts'
import type { Change } from './changes.ts'
import { changesOf, nameOf } from './changes.ts'
import type { LogEntry } from './log.ts'
import { sayDay, sayTime } from './moments.ts'
import { StoredEntry } from './StoredEntry.tsx'

export type LogDaysProps = {
  /** The newest first. */
  entries: readonly LogEntry[]
  timeZone: string
}

/** The log by the district's days. */
export function LogDays({ entries, timeZone }: LogDaysProps) {
  const days = Map.groupBy(entries, ({ at }) => sayDay(at, timeZone))
  return (
    <>
      {Array.from(days, ([day, own]) => (
        <section class="log-day" key={day}>
          <h2>{day}</h2>
          <ol>
            {own.map((entry) => (
              <Entry key={entry.number} entry={entry} timeZone={timeZone} />
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

function Entry({ entry, timeZone }: { entry: LogEntry; timeZone: string }) {
  const { page: say, didOf } = logWords()
  const changes = changesOf(entry)
  return (
    <li class="log-entry">
      <time dateTime={entry.at}>{sayTime(entry.at, timeZone)}</time>
      <div>
        <p class="did">
          {didOf(entry.action)} <About entry={entry} />
        </p>
        {changes.length > 0 && (
          <ul class="log-changes">
            {changes.map((change) => (
              <ChangedPart key={change.part} {...change} isNew={!entry.before} />
            ))}
          </ul>
        )}
        {entry.reason !== null && <p class="log-reason">{say.because(entry.reason)}</p>}
        <StoredEntry entry={entry} />
      </div>
      <span class="log-who" title={entry.actor}>
        {sayPerson(entry.actorName)}
      </span>
    </li>
  )
}

function About({ entry }: { entry: LogEntry }) {
  const { metric, department } = entry
  const state = entry.after ?? entry.before ?? {}
  const { observedOn, group } = state
  const name = metric?.name ?? nameOf(entry)
  const more = [
    department?.name,
    entry.site?.name,
    typeof group === 'string' ? group : '',
    typeof observedOn === 'string' ? formatDate(apiDate(observedOn)) : '',
  ].filter(Boolean)
  return (
    <>
      {metric ? <a href={`/metrics/${encodeURIComponent(metric.id)}`}>{name}</a> : <b>{name}</b>}
      {more.length > 0 && <span class="quiet"> {more.join(' · ')}</span>}
    </>
  )
}

function ChangedPart({ part, was, became, isNew }: Change & { isNew: boolean }) {
  const say = logWords().page
  return (
    <li>
      <span class="quiet">{part}</span>{' '}
      {!isNew && (
        <>
          <span class="was">{was || say.nothing}</span> <span aria-hidden="true">→</span>
          <span class="hidden">{say.became}</span>{' '}
        </>
      )}
      <b>{became || say.nothing}</b>
    </li>
  )
}
