/** What changed since the packet before, on slides. */

import { STATUS_WORDS } from '../status-words.ts'
import type { Status } from '../status.ts'
import type { MetricChange, StandingChange } from './changes.ts'
import { clip, linesOf, paged } from './deck-text.ts'
import { CHANGE_WORDS, DECK_WORDS, TERM_WORDS, YEAR_WORDS } from './deck-words.ts'

export interface ChangeRow {
  department: string
  code: string
  name: string
  lines: ChangeLine[]
}

export interface ChangeLine {
  /** `Restated` */
  kind: string
  text: string
  /** Where the status became another. */
  statuses: { before: Status; after: Status } | null
}

const LONGEST_NAME = 80
const LONGEST_LINE = 180
/** Characters of a line of each column, and lines of a slide. */
const NAME_WIDTH = 40
const LINE_WIDTH = 62
const LINES = 19

/** Rows by slide. */
export function changePages(changes: readonly MetricChange[]): ChangeRow[][] {
  return paged(changes.map(toRow), LINES, ({ name, code, lines }) => {
    const words = lines.map(({ kind, text, statuses }) =>
      linesOf(`${kind} ${text} ${sayStatuses(statuses)}`, LINE_WIDTH),
    )
    const longer = Math.max(
      linesOf(`${code} ${name}`, NAME_WIDTH),
      words.reduce((sum, one) => sum + one, 0),
    )
    return longer + 0.6
  })
}

/** `At risk → On track` */
function sayStatuses(statuses: ChangeLine['statuses']): string {
  if (!statuses) return ''
  return `${STATUS_WORDS[statuses.before]} → ${STATUS_WORDS[statuses.after]}`
}

export function changeNotes({ department, code, name, lines }: ChangeRow): string {
  const told = lines.map(({ kind, text, statuses }) =>
    [kind, text, sayStatuses(statuses)].filter((one) => one !== '').join(' '),
  )
  return `${department}, ${code} ${name}: ${told.join('. ')}`
}

function toRow(change: MetricChange): ChangeRow {
  const { department, code, text, presence, continues, terms, cycles } = change
  const say = DECK_WORDS.changes
  const shown = (value: string | number | null) => (value === null ? say.noTerm : String(value))
  return {
    department,
    code,
    name: clip(text, LONGEST_NAME),
    lines: [
      ...(presence === 'both' ? [] : [lineOf('', say[presence])]),
      ...(continues ? [lineOf('', YEAR_WORDS.continues(continues.from))] : []),
      ...(continues?.incomparable
        ? [lineOf('', YEAR_WORDS.incomparable[continues.incomparable])]
        : []),
      ...terms.map(({ term, before, after }) =>
        lineOf('', say.term(TERM_WORDS[term], shown(before), shown(after))),
      ),
      ...cycles.map(toLine),
    ],
  }
}

function toLine({ cycle, change, sentence, before, after }: StandingChange): ChangeLine {
  const text = sentence === '' ? cycle : `${cycle}: ${sentence}`
  const statuses =
    before.status === after.status ? null : { before: before.status, after: after.status }
  return { ...lineOf(CHANGE_WORDS[change ?? 'status'], text), statuses }
}

function lineOf(kind: string, text: string): ChangeLine {
  return { kind, text: clip(text, LONGEST_LINE), statuses: null }
}
