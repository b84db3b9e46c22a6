import { computed } from '@preact/signals'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'

import { entryWords } from '../words/entry.ts'
import type { EntryField } from './entry-text.ts'
import { textOf } from './entry-text.ts'
import type { Entry, EntryState } from './entry.ts'
import type { CellAt } from './place-block.ts'
import type { Sheet } from './sheet.ts'
import { cellText } from './sheet.ts'

export type EntryCellProps = {
  sheet: Sheet
  entry: Entry
  field: EntryField
  at: number
  column: number
  /** The name of the cycle before, which the small values are of. */
  before: string
}

/** One cell: the number, how it stands with the record, and the last value below it. */
export function EntryCell({ sheet, entry, field, at, column, before }: EntryCellProps) {
  // Each is made anew for another sheet, and reads all its signals each time.
  const read = useMemo(() => {
    const isActive = computed(() => isAt(sheet.active.value, at, column))
    const isSelected = computed(() => {
      const { from, to } = sheet.selection.value
      return at >= from.row && at <= to.row && column >= from.column && column <= to.column
    })
    const isTyping = computed(() => {
      const isEditing = sheet.editing.value !== null
      return isActive.value && isEditing
    })
    return { isActive, isSelected, isTyping }
  }, [sheet, at, column])
  const isActive = read.isActive.value
  const isSelected = read.isSelected.value
  const isTyping = read.isTyping.value
  const state = entry.state.value
  const isShut = state.kind === 'shut'
  const last = entry.last && textOf(entry.last)[field]
  const classes = ['number', `entry-${state.kind}`, isSelected && 'entry-selected']
  return (
    <td
      class={classes.filter(Boolean).join(' ')}
      tabIndex={isActive ? 0 : -1}
      aria-selected={isSelected}
      aria-readonly={isShut}
      aria-invalid={state.kind === 'refused' ? 'true' : undefined}
      onMouseDown={(event) => {
        if (isTyping) return
        sheet.commit()
        sheet.goTo({ row: at, column }, event.shiftKey)
      }}
      onFocus={() => {
        if (!isAt(sheet.active.peek(), at, column)) sheet.goTo({ row: at, column })
      }}
      onDblClick={() => sheet.edit()}
    >
      {isTyping ? (
        <CellInput {...{ sheet, entry, field }} />
      ) : (
        <>
          <span class="entry-text">{cellText(entry, field)}</span>
          <StateMark state={state} isUnusual={entry.unusual.value !== undefined} />
          {last !== undefined && (
            <span class="entry-last">
              {before} {last}
            </span>
          )}
        </>
      )}
    </td>
  )
}

function isAt(cell: CellAt, row: number, column: number): boolean {
  return cell.row === row && cell.column === column
}

function CellInput({ sheet, entry, field }: Pick<EntryCellProps, 'sheet' | 'entry' | 'field'>) {
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    const typing = input.current
    typing?.focus()
    typing?.setSelectionRange(typing.value.length, typing.value.length)
  }, [])
  const { metric, column } = entry
  const list = field === 'stage' ? `entry-stages-${metric.id}` : undefined
  return (
    <>
      <input
        ref={input}
        class="entry-input"
        type="text"
        inputMode={field === 'stage' || field === 'done' ? 'text' : 'decimal'}
        autoComplete="off"
        list={list}
        aria-label={`${metric.code} ${entryWords().fields[field]}, ${column.label}`}
        value={sheet.editing.value ?? ''}
        onInput={({ currentTarget }) => sheet.typeText(currentTarget.value)}
        onBlur={() => sheet.commit()}
      />
      {list !== undefined && (
        <datalist id={list}>
          {metric.stages.map((stage) => (
            <option key={stage} value={stage}>
              {stage}
            </option>
          ))}
        </datalist>
      )}
    </>
  )
}

const MARKS: Partial<Record<EntryState['kind'], string>> = {
  unsaved: '•',
  saving: '…',
  saved: '✓',
  half: '½',
  refused: '!',
  asks_why: '?',
  conflict: '⇄',
}

/** The state as a shape, a word for those who listen, and a colour. */
function StateMark({ state, isUnusual }: { state: EntryState; isUnusual: boolean }) {
  const { kind } = state
  if (kind === 'shut' || kind === 'kept') return isUnusual ? <Unusual /> : null
  const word = entryWords().states[kind]
  return (
    <span class="entry-mark" title={kind === 'refused' ? state.message : word}>
      <span aria-hidden="true">{isUnusual && kind === 'saved' ? '↕' : MARKS[kind]}</span>
      <span class="hidden"> {word}</span>
    </span>
  )
}

function Unusual() {
  return (
    <span class="entry-mark" aria-hidden="true">
      ↕
    </span>
  )
}
