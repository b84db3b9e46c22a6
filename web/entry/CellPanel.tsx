import { countingsFor } from '../../domain/counting/fits.ts'
import type { Cycle, Dashboard } from '../dashboard/dashboard.ts'
import { showDay } from '../dashboard/shown.ts'
import { sayLogged, sayTarget, sayValue } from '../metric/amounts.ts'
import { nameOf } from '../metric/series.ts'
import { FromStream } from '../streams/FromStream.tsx'
import { entryWords } from '../words/entry.ts'
import { typedDraft } from './entry-text.ts'
import type { Entry } from './entry.ts'
import { amountOf } from './entry.ts'
import { EntryAbout } from './EntryAbout.tsx'
import { targetIn } from './EntryGrid.tsx'
import { EntryTrouble } from './EntryTrouble.tsx'
import type { Board } from './use-board.ts'
import { cycleBefore } from './use-entry-data.ts'

export type CellPanelProps = { board: Board; dashboard: Dashboard; cycle: Cycle }

/** All that is to be said of the cell somebody is in, and what goes with its number. */
export function CellPanel({ board, dashboard, cycle }: CellPanelProps) {
  const say = entryWords()
  const { row, column } = board.sheet.active.value
  const entry = board.rows[row]?.entries[column]
  if (!entry) return null
  const { metric } = entry
  const before = cycleBefore(dashboard, cycle)
  const target = targetIn(metric, cycle)
  return (
    <section class="entry-panel" aria-label={say.panel}>
      <div>
        <p class="entry-panel-name">
          <strong>{entry.column.label}</strong>
          <span>
            {metric.code} {nameOf(metric)}
          </span>
        </p>
        <ul class="entry-facts quiet">
          <Makes entry={entry} />
          {before && <li>{lastWords(entry, before)}</li>}
          {target !== null && <li>{say.target(sayTarget(metric, target))}</li>}
          <li>
            <a href={`/metrics/${encodeURIComponent(metric.id)}?cycle=${cycle.name}`}>{say.open}</a>
          </li>
          {countingsFor(metric).length > 0 && (
            <li>
              <a href={`/metrics/${encodeURIComponent(metric.id)}/count`}>{say.countFile}</a>
            </li>
          )}
        </ul>
        <FromStream departmentId={metric.departmentId} metricId={metric.id} />
        <EntryTrouble {...{ board, entry }} before={before?.name ?? ''} />
      </div>
      {entry.state.value.kind !== 'shut' && (
        <EntryAbout key={entry.key} board={board} entry={entry} />
      )}
    </section>
  )
}

/** `Q1: 14 of 20`. */
export function lastWords({ last, metric }: Entry, before: Pick<Cycle, 'name'>): string {
  const say = entryWords()
  if (!last) return say.lastNone(before.name)
  return `${say.last(before.name, sayLogged(metric, last))} (${showDay(last.observedOn)})`
}

/** The share that two numbers make. */
export function Makes({ entry }: { entry: Entry }) {
  const { metric, shown, state } = entry
  if (metric.kind !== 'rate' || state.value.kind === 'refused') return null
  const amount = amountOf(metric, typedDraft(shown.value, metric))
  if (amount === null || !Number.isFinite(amount)) return null
  return <li>{entryWords().makes(sayValue(metric, amount))}</li>
}
