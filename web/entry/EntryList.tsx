import { useId, useState } from 'preact/hooks'

import { countingsFor } from '../../domain/counting/fits.ts'
import type { Cycle, Dashboard } from '../dashboard/dashboard.ts'
import { sayTarget } from '../metric/amounts.ts'
import { nameOf } from '../metric/series.ts'
import { Button } from '../shared/form/Button.tsx'
import { Picker } from '../shared/form/Picker.tsx'
import { entryWords } from '../words/entry.ts'
import { lastWords, Makes } from './CellPanel.tsx'
import type { EntryField } from './entry-text.ts'
import { fieldsOf, withTyped } from './entry-text.ts'
import type { Entry } from './entry.ts'
import { EntryAbout } from './EntryAbout.tsx'
import { fieldName, targetIn } from './EntryGrid.tsx'
import { EntryTrouble } from './EntryTrouble.tsx'
import { SaveLine } from './SaveLine.tsx'
import { cellText } from './sheet.ts'
import type { Board } from './use-board.ts'
import { cycleBefore } from './use-entry-data.ts'

export type EntryListProps = {
  board: Board
  dashboard: Dashboard
  cycle: Cycle
  /** The metric to begin with. */
  arrivedAt: string | undefined
}

/** The grid on a phone: one metric at a time, its places below each other. */
export function EntryList({ board, dashboard, cycle, arrivedAt }: EntryListProps) {
  const say = entryWords()
  const { metrics, entries } = board
  const first = metrics.findIndex(({ id }) => id === arrivedAt)
  const [at, setAt] = useState(Math.max(0, first))
  const metric = metrics[at] ?? metrics[0]
  if (!metric) return null
  const target = targetIn(metric, cycle)
  const own = entries.filter((entry) => entry.metric === metric)
  const before = cycleBefore(dashboard, cycle)
  return (
    <div class="entry-list">
      <Picker
        label={say.metric}
        value={String(at)}
        options={metrics.map((each, index) => ({
          value: String(index),
          label: `${each.code} ${nameOf(each)}`,
        }))}
        onPick={(next) => setAt(Number(next ?? 0))}
      />
      <h2>{nameOf(metric)}</h2>
      <p class="quiet">
        {say.metricOf(at + 1, metrics.length)}
        {target !== null && `, ${say.target(sayTarget(metric, target))}`}
      </p>
      {countingsFor(metric).length > 0 && (
        <p>
          <a href={`/metrics/${encodeURIComponent(metric.id)}/count`}>{say.countFile}</a>
        </p>
      )}
      {own
        .filter((entry) => entry.state.value.kind !== 'shut' || entry.standing.value)
        .map((entry) => (
          <EntryItem key={entry.key} {...{ board, entry, before }} />
        ))}
      <SaveLine board={board} />
      <div class="actions">
        {at > 0 && (
          <Button look="plain" onClick={() => setAt(at - 1)}>
            {say.before}
          </Button>
        )}
        {at < metrics.length - 1 && <Button onClick={() => setAt(at + 1)}>{say.after}</Button>}
      </div>
    </div>
  )
}

type EntryItemProps = { board: Board; entry: Entry; before: Cycle | undefined }

function EntryItem({ board, entry, before }: EntryItemProps) {
  const say = entryWords()
  const state = entry.state.value
  return (
    <fieldset class="entry-item">
      <legend>{entry.column.label}</legend>
      <div class="entry-item-fields">
        {fieldsOf(entry.metric).map((field) => (
          <ItemField key={field} {...{ board, entry, field }} />
        ))}
      </div>
      <ul class="entry-facts quiet">
        {state.kind !== 'shut' && state.kind !== 'kept' && <li>{say.states[state.kind]}</li>}
        <Makes entry={entry} />
        {before && <li>{lastWords(entry, before)}</li>}
      </ul>
      <EntryTrouble {...{ board, entry }} before={before?.name ?? ''} />
      {state.kind !== 'shut' && (
        <details class="more">
          <summary>{say.missing}</summary>
          <EntryAbout {...{ board, entry }} />
        </details>
      )}
    </fieldset>
  )
}

type ItemFieldProps = { board: Board; entry: Entry; field: EntryField }

function ItemField({ board, entry, field }: ItemFieldProps) {
  const id = useId()
  const isWord = field === 'stage' || field === 'done'
  return (
    <div class="field">
      <label for={id}>{fieldName({ metric: entry.metric, field })}</label>
      <input
        id={id}
        class="control"
        type="text"
        inputMode={isWord ? 'text' : 'decimal'}
        autoComplete="off"
        readOnly={entry.state.value.kind === 'shut'}
        aria-invalid={entry.state.value.kind === 'refused' ? 'true' : undefined}
        value={cellText(entry, field)}
        onInput={({ currentTarget }) => {
          entry.type(withTyped(entry.shown.peek(), field, currentTarget.value))
          board.keep()
        }}
        onChange={() => board.saver.soon()}
      />
    </div>
  )
}
