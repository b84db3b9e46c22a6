import { apiDate } from '../../api-date.ts'
import type { Column } from '../../shared/DataTable.tsx'
import { DataTable } from '../../shared/DataTable.tsx'
import { formatDate } from '../../shared/format.ts'
import { reminderWords } from '../../words/reminders.ts'
import { sayTime } from '../log/moments.ts'
import type { ReminderBody, RemindersContent } from './reminders.ts'
import { sayTold } from './reminders.ts'

/** Every reminder, newest first: to whom, about what, and how it went. */
export function SentReminders(content: RemindersContent) {
  const say = reminderWords().page
  return (
    <section class="section">
      <h2>{say.sent}</h2>
      {content.sent.length === 0 ? (
        <p>
          {say.sentNone} {say.sentNoneWhy}
        </p>
      ) : (
        <DataTable
          caption={say.sent}
          captionHidden
          rows={content.sent}
          rowKey={({ id }) => id}
          columns={columns(content)}
          phone="list"
        />
      )}
      <Paging {...content} />
    </section>
  )
}

function Paging({ cursor, older }: Pick<RemindersContent, 'cursor' | 'older'>) {
  const say = reminderWords().page
  if (cursor === undefined && older === null) return null
  return (
    <nav class="reminder-paging" aria-label={say.paging}>
      {cursor !== undefined && <a href={addressOf(undefined)}>{say.newest}</a>}
      {older !== null && <a href={addressOf(older)}>{say.older}</a>}
    </nav>
  )
}

/** This page, with the list from after a reminder on. */
function addressOf(cursor: string | undefined): string {
  const search = new URLSearchParams(location.search)
  search.delete('cursor')
  if (cursor !== undefined) search.set('cursor', cursor)
  const rest = search.toString()
  return rest === '' ? location.pathname : `${location.pathname}?${rest}`
}

function columns(content: RemindersContent): Column<ReminderBody>[] {
  const say = reminderWords().page
  return [
    {
      key: 'person',
      header: say.person,
      rowHeader: true,
      renderCell: ({ personName }) => personName,
    },
    { key: 'day', header: say.day, renderCell: ({ on }) => formatDate(apiDate(on)) },
    { key: 'about', header: say.about, renderCell: (one) => <About {...one} {...content} /> },
    {
      key: 'outcome',
      header: say.outcome,
      renderCell: (one) => <Outcome {...one} timeZone={content.timeZone} />,
    },
  ]
}

function About({ kind, told, askedCycleId, ...names }: ReminderBody & RemindersContent) {
  const say = reminderWords().page
  return (
    <span>
      {kind === 'overview' && <span class="quiet">{say.late}: </span>}
      {sayTold(told, names)}
      {askedCycleId !== null && <span class="quiet"> ({say.byHand})</span>}
    </span>
  )
}

function Outcome(one: ReminderBody & { timeZone: string }) {
  const { page: say, states, stateHints } = reminderWords()
  const { state, tries, error, settledAt, nextTryAt, timeZone } = one
  const more = [
    state === 'sent' && settledAt !== null && say.at(sayTime(settledAt, timeZone)),
    state !== 'sent' && tries > 0 && say.tries(tries),
    error !== null && state !== 'unneeded' && say.error(error),
    tries > 0 && nextTryAt !== null && say.againAt(sayTime(nextTryAt, timeZone)),
  ].filter((part) => part !== false)
  return (
    <span>
      <span class={`reminder-state ${state}`}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={SHAPES[state]} />
        </svg>
        {states[state]}
      </span>{' '}
      <span class="quiet">{more.join(', ')}</span>
      {stateHints[state] !== '' && <span class="hint">{stateHints[state]}</span>}
    </span>
  )
}

const CLOCK = 'M8 2.5a5.5 5.5 0 1 0 .01 0zM8 5v3.2l2.2 1.3'
const CROSS = 'M4 4 12 12 M12 4 4 12'

/** Shape beside word beside colour. */
const SHAPES: Readonly<Record<ReminderBody['state'], string>> = {
  waiting: CLOCK,
  sending: CLOCK,
  sent: 'M3 8.5 6.5 12 13 4.5',
  unneeded: 'M3.5 8h9',
  refused: CROSS,
  unknown: 'M6 6.2a2.1 2.1 0 1 1 3 2c-.8.5-1 .9-1 1.8M8 12.4v.2',
  given_up: CROSS,
}
