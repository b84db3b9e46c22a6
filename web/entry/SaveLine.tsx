import { Button } from '../shared/form/Button.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { entryWords } from '../words/entry.ts'
import type { EntryState } from './entry.ts'
import type { Board } from './use-board.ts'

const WANTING: ReadonlySet<EntryState['kind']> = new Set(['refused', 'conflict', 'half'])

/** What is saved, what is not, and the way to the next cell that wants somebody. */
export function SaveLine({ board }: { board: Board }) {
  const say = entryWords()
  const { counts, connection, savedAt } = board.saver
  const { unsaved, saving, refused, half, conflict, asks_why: waiting } = counts.value
  const wanting = refused + half + conflict
  const parts = [
    saving > 0 && say.saving(saving),
    unsaved > 0 && say.unsaved(unsaved),
    refused > 0 && say.refused(refused),
    conflict > 0 && say.conflict(conflict),
    half > 0 && say.half(half),
  ].filter((part) => part !== false)
  const isDone = parts.length === 0 && waiting === 0
  const saved = savedAt.value
  return (
    <div class="entry-save">
      {connection.value.kind === 'lost' && (
        <div role="alert">
          <Notice look="warning" title={say.lostTitle}>
            {say.lost}
          </Notice>
        </div>
      )}
      {connection.value.kind === 'refused' && <Problem problem={connection.value.problem} />}
      <p>
        <output class={isDone ? 'entry-all' : undefined}>
          {isDone ? (saved ? say.savedAt(timeOf(saved)) : say.nothingTyped) : parts.join(', ')}
        </output>
        {wanting > 0 && (
          <Button look="quiet" onClick={() => goToNext(board)}>
            {say.next}
          </Button>
        )}
        {board.told !== '' && <output class="quiet">{board.told}</output>}
      </p>
    </div>
  )
}

function goToNext({ sheet }: Board): void {
  const { row, column } = sheet.active.peek()
  const width = sheet.columns.length
  const all = sheet.rows.length * width
  for (let step = 1; step <= all; step += 1) {
    const at = (row * width + column + step) % all
    const cell = { row: Math.floor(at / width), column: at % width }
    const state = sheet.rows[cell.row]?.entries[cell.column]?.state.peek()
    if (!state || !WANTING.has(state.kind)) continue
    sheet.goTo(cell)
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>('.entry-grid [tabindex="0"]')?.focus()
    })
    return
  }
}

function timeOf(moment: Date): string {
  return moment.toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' })
}
