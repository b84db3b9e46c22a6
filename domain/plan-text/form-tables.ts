/** The two tables of the 2016 form. */

import type { FormAction } from './document.ts'
import { cellLines, splitAtLists } from './form-markup.ts'
import type { FormRow } from './form-rows.ts'
import type { Notes } from './notes.ts'

/** The three lists of the first table. They do not line up with each other. */
export interface GoalTable {
  goals: string[]
  metrics: string[]
  targets: string[]
}

const COLUMNS = 3
const ANSWER = /(?:^|\s)(yes|no)\.?$/i

/**
 * The lists of the first table's rows.
 *
 * Errors: empty lists with a warning when the three columns cannot be told apart.
 */
export function readGoalTable(rows: readonly FormRow[], notes: Notes): GoalTable {
  const columns = columnsOf(rows)
  const [first] = rows
  if (!columns) {
    const { number } = first?.line ?? { number: 1 }
    const message = `The goals, metrics and targets from line ${number} on cannot be told apart without tabs between them. They are not read; put a tab between the columns or fill the lists in after the import.`
    notes.warn(number, 'form_table_unclear', message)
    return { goals: [], metrics: [], targets: [] }
  }
  for (const { line } of rows) notes.mark(line.number, 'form', 'form.goals')
  const [goals = [], metrics = [], targets = []] = columns
  return { goals, metrics, targets }
}

function columnsOf(rows: readonly FormRow[]): string[][] | undefined {
  if (rows.length === 0) return [[], [], []]
  if (rows.some(({ cells }) => cells.length > 1)) {
    const columns: string[][] = Array.from({ length: COLUMNS }, () => [])
    for (const { cells } of rows) {
      cells.forEach((cell, at) => addAll(columns[Math.min(at, COLUMNS - 1)], itemsOf(cell)))
    }
    return columns
  }
  const lists = splitAtLists(rows.map(({ line }) => line.printed).join('\n'))
  if (lists.length === COLUMNS) return lists.map((list) => cellLines(list.replaceAll('\n', ' ')))
  const blocks = blocksOf(rows)
  return blocks.length === COLUMNS ? blocks : undefined
}

/** Lines in groups with blank lines between; single lines when there are just three. */
function blocksOf(rows: readonly FormRow[]): string[][] {
  if (rows.length === COLUMNS) return rows.map(({ line }) => itemsOf(line.printed))
  const blocks: string[][] = []
  rows.forEach(({ line }, at) => {
    if (at === 0 || line.blankBefore) blocks.push([])
    addAll(blocks.at(-1), itemsOf(line.printed))
  })
  return blocks
}

/** One by one: a storm of items would overflow the arguments of one push. */
function addAll(list: string[] | undefined, items: readonly string[]): void {
  for (const text of items) list?.push(text)
}

/** A cell's items, without bullets. */
export function itemsOf(cell: string): string[] {
  return cellLines(cell).map((item) => item.replace(/^[-*\u2022\u25cf] {1,9}/, ''))
}

/** The rows of the second table: an action and its `Yes` or `No`. */
export function readActionTable(rows: readonly FormRow[], notes: Notes): FormAction[] {
  const actions: FormAction[] = []
  let open: string[] = []
  let opened = 1
  function close(answer: string | undefined): void {
    const text = open.join(' ')
    open = []
    if (text === '') return
    const needsResources = answer === undefined ? null : answer.toLowerCase() === 'yes'
    actions.push({ text, needsResources })
    if (answer === undefined) warnAnswer(opened, notes)
  }
  for (const { line, cells } of rows) {
    notes.mark(line.number, 'form', `form.actions.${actions.length + 1}`)
    if (open.length === 0) opened = line.number
    const [first = '', ...others] = cells
    const beside = others.filter((cell) => cell !== '')
    const answer = ANSWER.exec((beside.at(-1) ?? first).slice(-8))
    const text = beside.length === 0 && answer ? first.slice(0, -answer[0].length) : first
    addAll(open, cellLines(text))
    if (answer || beside.length > 0) close(answer?.[1])
  }
  close(undefined)
  return actions
}

function warnAnswer(line: number, notes: Notes): void {
  const message = `The action in line ${line} says neither Yes nor No to additional resources. It is kept without an answer; fill it in after the import.`
  notes.warn(line, 'form_answer_unclear', message)
}
