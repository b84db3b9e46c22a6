/** The grid as somebody works in it: where they are, what is selected, and every step taken back. */

import type { ReadonlySignal } from '@preact/signals'
import { signal } from '@preact/signals'

import { metricWords } from '../words/metric.ts'
import { readBlock, writeBlock } from './clipboard.ts'
import type { EntryColumn } from './columns.ts'
import type { EntryRow } from './entries.ts'
import type { EntryField, EntryText } from './entry-text.ts'
import { fieldsOf, NOTHING_TYPED, withTyped } from './entry-text.ts'
import type { Entry } from './entry.ts'
import type { CellAt, CellRange, PlacedBlock } from './place-block.ts'
import { cellsOf, placeBlock } from './place-block.ts'

/** What a paste or a fill did, to be told. */
export interface Filled {
  cells: number
  /** Texts that had no cell, or whose cell takes nothing. */
  leftOut: number
}

export interface Sheet {
  rows: readonly EntryRow[]
  columns: readonly EntryColumn[]
  active: ReadonlySignal<CellAt>
  selection: ReadonlySignal<CellRange>
  /** The text being typed into the active cell; null while nobody types. */
  editing: ReadonlySignal<string | null>
  /** Goes to a cell; `extend` keeps the other end of the selection. */
  goTo: (cell: CellAt, extend?: boolean) => void
  move: (down: number, right: number, extend?: boolean) => void
  /** Begins to type; without a text, with what is there. */
  edit: (text?: string) => void
  typeText: (text: string) => void
  /** Puts the typed text into the cell. */
  commit: () => void
  cancel: () => void
  /** Empties the selected cells. */
  clear: () => void
  copy: () => string
  paste: (text: string) => Filled
  /** Repeats the first cells of the selection through the rest of it. */
  fill: (way: 'down' | 'right') => Filled
  change: (entry: Entry, text: EntryText) => void
  undo: () => void
  redo: () => void
}

interface Change {
  entry: Entry
  before: EntryText
  after: EntryText
}

export function createSheet(
  rows: readonly EntryRow[],
  columns: readonly EntryColumn[],
  onChange: () => void,
): Sheet {
  const active = signal<CellAt>({ row: 0, column: 0 })
  const anchor = signal<CellAt>({ row: 0, column: 0 })
  const selection = signal<CellRange>({ from: active.peek(), to: active.peek() })
  const editing = signal<string | null>(null)
  const done: Change[][] = []
  const undone: Change[][] = []
  const names = {
    rows: rows.map(({ metric }) => [metric.code, metric.letter, metric.title, metric.text]),
    columns: columns.map((column) => column.names),
  }

  const goTo = (cell: CellAt, extend = false) => {
    const next = {
      row: clamp(cell.row, rows.length - 1),
      column: clamp(cell.column, columns.length - 1),
    }
    active.value = next
    if (!extend) anchor.value = next
    selection.value = between(anchor.value, next)
  }
  const take = (step: Change[]) => {
    if (step.length === 0) return
    done.push(step)
    undone.length = 0
    for (const { entry, after } of step) entry.type(after)
    onChange()
  }
  const put = (cells: PlacedBlock['cells']): Filled => {
    const changes = new Map<Entry, Change>()
    let written = 0
    for (const { row, column, text } of cells) {
      const entry = rows[row]?.entries[column]
      const field = rows[row]?.field
      if (!entry || !field || entry.state.peek().kind === 'shut') continue
      const before = changes.get(entry)
      const from = before?.after ?? entry.shown.peek()
      const after = withTyped(from, field, text.trim())
      changes.set(entry, { entry, before: before?.before ?? from, after })
      written += 1
    }
    take(Array.from(changes.values()))
    const wanted = cells.filter(({ text }) => text.trim() !== '').length
    return { cells: written, leftOut: Math.max(0, wanted - written) }
  }
  const sheet: Sheet = {
    rows,
    columns,
    active,
    selection,
    editing,
    goTo,
    move: (down, right, extend) => {
      const { row, column } = active.value
      goTo({ row: row + down, column: column + right }, extend)
    },
    edit: (text) => {
      const { row, column } = active.value
      const entry = rows[row]?.entries[column]
      const field = rows[row]?.field
      if (!entry || !field || entry.state.peek().kind === 'shut') return
      editing.value = text ?? cellText(entry, field)
    },
    typeText: (text) => {
      editing.value = text
    },
    commit: () => {
      const text = editing.value
      if (text === null) return
      editing.value = null
      const { row, column } = active.value
      const entry = rows[row]?.entries[column]
      const field = rows[row]?.field
      if (!entry || !field || cellText(entry, field) === text.trim()) return
      put([{ row, column, text }])
    },
    cancel: () => {
      editing.value = null
    },
    clear: () => {
      put(cellsOf(selection.value).map((cell) => ({ ...cell, text: '' })))
    },
    copy: () => {
      const { from, to } = selection.value
      const lines = rows
        .slice(from.row, to.row + 1)
        .map(({ field, entries }) =>
          entries.slice(from.column, to.column + 1).map((entry) => cellText(entry, field)),
        )
      return writeBlock(lines)
    },
    paste: (text) => {
      const { cells, leftOut } = placeBlock(readBlock(text), selection.value, names)
      const filled = put(cells)
      return { cells: filled.cells, leftOut: filled.leftOut + leftOut }
    },
    fill: (way) => {
      const { from } = selection.value
      return put(
        cellsOf(selection.value).flatMap(({ row, column }) => {
          const first = way === 'down' ? { row: from.row, column } : { row, column: from.column }
          const source = rows[first.row]
          const entry = source?.entries[first.column]
          if (!source || !entry || (first.row === row && first.column === column)) return []
          return [{ row, column, text: cellText(entry, source.field) }]
        }),
      )
    },
    change: (entry, text) => take([{ entry, before: entry.shown.peek(), after: text }]),
    undo: () => {
      const step = done.pop()
      if (!step) return
      undone.push(step)
      for (const { entry, before } of step) entry.type(before)
      onChange()
    },
    redo: () => {
      const step = undone.pop()
      if (!step) return
      done.push(step)
      for (const { entry, after } of step) entry.type(after)
      onChange()
    },
  }
  return sheet
}

/** What a cell shows: the typed number or word; the reason why there is none in the first of its fields. */
export function cellText(entry: Entry, field: EntryField): string {
  const shown = entry.shown.value
  if (entry.standing.value?.suppressed === '*') return metricWords().smallGroups.hidden
  if (shown.missing === '') return shown[field] ?? ''
  return fieldsOf(entry.metric)[0] === field ? metricWords().missing[shown.missing] : ''
}

/** The text that says why there is no number, and nothing else. */
export function missingText(shown: EntryText, missing: EntryText['missing']): EntryText {
  return { ...NOTHING_TYPED, missing, note: shown.note, evidenceUrl: shown.evidenceUrl }
}

function between(one: CellAt, other: CellAt): CellRange {
  return {
    from: { row: Math.min(one.row, other.row), column: Math.min(one.column, other.column) },
    to: { row: Math.max(one.row, other.row), column: Math.max(one.column, other.column) },
  }
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most))
}
