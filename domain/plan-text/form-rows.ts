/** The rows of the 2016 form: what each label, heading and table row is. */

import { fold, trimBlanks, withoutMarkdown } from './fold.ts'
import { withoutHelp } from './form-markup.ts'
import type { SourceLine } from './source-lines.ts'

/** The fields of the form. */
export type FormField =
  | 'division'
  | 'divisionPurpose'
  | 'divisionTheory'
  | 'organizationalChart'
  | 'contact'
  | 'telephone'
  | 'keyDates'
  | 'name'
  | 'purpose'
  | 'services'
  | 'theory'

/** A line of the form. */
export interface FormRow {
  line: SourceLine
  /** By tabs, else by wide gaps; an empty first cell continues the row before. */
  cells: string[]
  role:
    | { kind: 'title' }
    | { kind: 'field'; field: FormField; value: string }
    | { kind: 'goals' }
    | { kind: 'column' }
    | { kind: 'actions' }
    | { kind: 'end' }
    | { kind: 'content' }
}

const TITLE = /^(?:division annual plan|department annual plan form)\b/i
const GOALS = /^1 {0,2}[.)] {0,9}department goals\b/i
const COLUMN = /^(?:metrics {0,9}\(c\)|targets {0,9}\(d\))/i
/** The second table's other heading, where each cell has a line of its own. */
const RESOURCES = /\badditional resources\b.{0,60}[?)]$|^\(?yes ?\/ ?no\)?\??$/i
const ACTIONS = /^2 {0,2}[.)] {0,9}department actions for\b/i
const END = /^instructions and tips for completing\b/i
const FIELDS: readonly [FormField, string][] = [
  ['divisionPurpose', 'DIVISION STATEMENT OF PURPOSE'],
  ['divisionTheory', 'DIVISION THEORY OF ACTION'],
  ['organizationalChart', 'DIVISION ORGANIZATIONAL CHART'],
  ['contact', 'DIVISION CONTACT'],
  ['telephone', 'TELEPHONE/E-MAIL'],
  ['division', 'DIVISION NAME'],
  ['division', 'DIVISION'],
  ['keyDates', 'KEY DATES'],
  ['name', 'DEPARTMENT NAME'],
  ['purpose', 'DEPARTMENT STATEMENT OF PURPOSE'],
  ['services', 'LIST OF SERVICES'],
  ['theory', '(OPTIONAL) DEPARTMENT THEORY OF ACTION'],
  ['theory', 'DEPARTMENT THEORY OF ACTION'],
]
/** `(A)`, `(TOA)`, help in italics and the colon after a label. */
const AFTER_LABEL = /^ {0,9}(?:\([A-Za-z]{1,8}\) {0,9})?:? {0,9}(?:<(i|em)>)?/

/** The rows of a form's lines; none when no line is the form's title. */
export function toFormRows(lines: readonly SourceLine[]): FormRow[] {
  if (!lines.some(({ folded }) => TITLE.test(withoutHelp(folded)))) return []
  return lines.map((line) => {
    const cells = cellsOf(line)
    return { line, cells, role: roleOf(cells) }
  })
}

function cellsOf({ raw }: SourceLine): string[] {
  if (raw.includes('\t')) return raw.split('\t').map(trimBlanks)
  if (raw.includes('   ')) return raw.split(/ {3,}/).map(trimBlanks)
  return [trimBlanks(raw)]
}

function roleOf(cells: string[]): FormRow['role'] {
  const first = withoutMarkdown(cells[0] ?? '')
  const folded = fold(withoutHelp(first))
  if (TITLE.test(folded)) return { kind: 'title' }
  if (GOALS.test(folded)) return { kind: 'goals' }
  if (ACTIONS.test(folded)) return { kind: 'actions' }
  if (COLUMN.test(folded) || (cells.length === 1 && RESOURCES.test(folded)))
    return { kind: 'column' }
  if (END.test(folded)) return { kind: 'end' }
  const upper = folded.toUpperCase()
  const known = FIELDS.find(([, label]) => upper.startsWith(label) && isLabel(folded, label))
  if (!known) return { kind: 'content' }
  const [field, label] = known
  return { kind: 'field', field, value: valueOf(first, label, cells.slice(1)) }
}

/** A printed label is in capitals; another spelling counts only when it stands alone. */
function isLabel(folded: string, label: string): boolean {
  if (folded.startsWith(label)) return !/^[A-Z]/.test(folded.slice(label.length))
  return /^ {0,9}:?$/.test(folded.slice(label.length))
}

function valueOf(first: string, label: string, others: string[]): string {
  const beside = others.filter((cell) => cell !== '')
  if (beside.length > 0) return beside.join(' ')
  const at = fold(first).toUpperCase().indexOf(label)
  const rest = at < 0 ? '' : first.slice(at + label.length)
  const match = AFTER_LABEL.exec(rest)
  const value = rest.slice(match?.[0].length ?? 0)
  if (!match?.[1]) return trimBlanks(value)
  const close = value.search(/<\/(?:i|em)>/i)
  return close < 0 ? '' : trimBlanks(value.slice(value.indexOf('>', close) + 1))
}
