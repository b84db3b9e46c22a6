import { useRef } from 'preact/hooks'

import type { Cycle, Dashboard } from '../dashboard/dashboard.ts'
import { sayTarget } from '../metric/amounts.ts'
import { nameOf } from '../metric/series.ts'
import type { Metric } from '../plan/stored-plan.ts'
import { entryWords } from '../words/entry.ts'
import type { EntryRow } from './entries.ts'
import { EntryCell } from './EntryCell.tsx'
import { tellingOf } from './EntryTools.tsx'
import { actOnKey } from './keys.ts'
import type { Board } from './use-board.ts'
import { cycleBefore } from './use-entry-data.ts'

export type EntryGridProps = { board: Board; dashboard: Dashboard; cycle: Cycle }

/** The grid: a row for each field of a metric, a column for each place. One stop of the Tab key. */
export function EntryGrid({ board, dashboard, cycle }: EntryGridProps) {
  const say = entryWords()
  const { sheet, columns, rows, tell } = board
  const before = cycleBefore(dashboard, cycle)?.name ?? ''
  const table = useRef<HTMLTableElement>(null)
  // At once: a key pressed before the next frame would go to nobody.
  const focusActive = () => {
    const { row, column } = sheet.active.peek()
    if (!isTyping()) table.current?.tBodies[0]?.rows[row]?.querySelectorAll('td')[column]?.focus()
  }
  const isTyping = () => sheet.editing.peek() !== null
  return (
    <div class="entry-region">
      <table
        ref={table}
        class="entry-grid"
        // A table whose cells are gone through with the arrow keys. Source: the grid pattern.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={say.caption(cycle.name)}
        aria-multiselectable="true"
        onKeyDown={(event) => {
          const outcome = actOnKey(event, sheet)
          if (outcome === 'ignored') return
          event.preventDefault()
          if (typeof outcome === 'object') tell(tellingOf(outcome))
          if (outcome !== 'typing') focusActive()
        }}
        onCopy={(event) => {
          if (isTyping()) return
          event.clipboardData?.setData('text/plain', sheet.copy())
          event.preventDefault()
        }}
        onCut={(event) => {
          if (isTyping()) return
          event.clipboardData?.setData('text/plain', sheet.copy())
          event.preventDefault()
          sheet.clear()
        }}
        onPaste={(event) => {
          if (isTyping()) return
          event.preventDefault()
          tell(tellingOf(sheet.paste(event.clipboardData?.getData('text/plain') ?? '')))
        }}
      >
        <thead>
          <tr>
            <th scope="col">{say.metric}</th>
            <th scope="col" class="entry-field">
              <span class="hidden">{say.field}</span>
            </th>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col" class="number">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr
              key={`${row.metric.id} ${row.field}`}
              class={row.span > 0 ? 'entry-first' : undefined}
            >
              {row.span > 0 && <MetricHeading row={row} cycle={cycle} />}
              <th scope="row" class="entry-field">
                {fieldName(row)}
              </th>
              {row.entries.map((entry, column) => (
                <EntryCell
                  key={entry.key}
                  {...{ sheet, entry, at, column, before }}
                  field={row.field}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MetricHeading({ row, cycle }: { row: EntryRow; cycle: Cycle }) {
  const { metric, span } = row
  const target = targetIn(metric, cycle)
  return (
    <th scope="rowgroup" rowSpan={span} class="entry-metric">
      <span class="entry-code">{metric.code}</span> <span>{nameOf(metric)}</span>
      {target !== null && (
        <span class="entry-target">{entryWords().target(sayTarget(metric, target))}</span>
      )}
    </th>
  )
}

/** What the metric is to reach in the cycle: its own milestone target, or the year's. */
export function targetIn(
  { milestoneTargets, target }: Pick<Metric, 'milestoneTargets' | 'target'>,
  { id }: Pick<Cycle, 'id'>,
): number | null {
  return milestoneTargets[id] ?? target
}

/** What the row is typed in: the kind's field, with the unit where that says more. */
export function fieldName({ metric, field }: Pick<EntryRow, 'metric' | 'field'>): string {
  const isNamed = field === 'value' && metric.unit !== ''
  return isNamed ? metric.unit : entryWords().fields[field]
}
