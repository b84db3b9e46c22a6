import { useState } from 'preact/hooks'

import { apiDate } from '../api-date.ts'
import type { Cycle } from '../dashboard/dashboard.ts'
import { showDate } from '../dashboard/shown.ts'
import { Button } from '../shared/form/Button.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { Filters } from '../shared/form/Filters.tsx'
import { Picker } from '../shared/form/Picker.tsx'
import { entryWords } from '../words/entry.ts'
import { siteColumns } from './columns.ts'
import type { Filled } from './sheet.ts'
import type { Board } from './use-board.ts'
import type { EntryData } from './use-entry-data.ts'

export type EntryToolsProps = {
  board: Board
  cycle: Cycle
  data: EntryData
  /** Absent: the columns are sites. */
  monthsOf: string | undefined
  setMonthsOf: (next: string | undefined) => void
  isNarrow: boolean
  onHelp: () => void
}

/** What holds for the whole grid, and what can be done to its selection. */
export function EntryTools(props: EntryToolsProps) {
  const { board, cycle, data, monthsOf, setMonthsOf, isNarrow, onHelp } = props
  const say = entryWords()
  const { sheet, tell } = board
  const places = siteColumns(cycle, board.metrics, data.sites, data.observations)
  const told = (filled: Filled) => tell(tellingOf(filled))
  return (
    <div class="entry-tools">
      <Filters
        legend={say.view}
        required
        value={monthsOf === undefined ? 'sites' : 'months'}
        options={[
          { value: 'sites', label: say.bySite },
          { value: 'months', label: say.byMonth },
        ]}
        onChange={(next) =>
          setMonthsOf(next === 'months' ? (places[0]?.key ?? 'district') : undefined)
        }
      />
      {monthsOf === undefined ? (
        <DayField board={board} cycle={cycle} />
      ) : (
        places.length > 1 && (
          <Picker
            label={say.place}
            value={monthsOf}
            options={places.map(({ key, label }) => ({ value: key, label }))}
            onPick={setMonthsOf}
          />
        )
      )}
      {!isNarrow && board.mayLog && (
        <div class="entry-deeds">
          <Button look="quiet" onClick={() => sheet.undo()}>
            {say.undo}
          </Button>
          <Button look="quiet" onClick={() => sheet.redo()}>
            {say.redo}
          </Button>
          <Button look="quiet" onClick={() => told(sheet.fill('down'))}>
            {say.fillDown}
          </Button>
          <Button look="quiet" onClick={() => told(sheet.fill('right'))}>
            {say.fillRight}
          </Button>
          <Button look="quiet" onClick={onHelp}>
            {say.help}
          </Button>
        </div>
      )}
    </div>
  )
}

/** What a paste or a fill did, in words. */
export function tellingOf({ cells, leftOut }: Filled): string {
  const say = entryWords()
  return [say.filled(cells), leftOut > 0 && say.leftOut(leftOut)].filter(Boolean).join(' ')
}

function DayField({ board, cycle }: Pick<EntryToolsProps, 'board' | 'cycle'>) {
  const say = entryWords()
  const { day, latestDay } = board
  const [typed, setTyped] = useState<string>(day.value)
  const last = cycle.endsOn < latestDay ? cycle.endsOn : latestDay
  const fits = typed >= cycle.startsOn && typed <= last
  const hint = say.dayHint(showDate(cycle.startsOn), showDate(last))
  return (
    <div class="entry-day">
      <TextField
        type="date"
        label={say.day}
        value={typed}
        error={fits ? undefined : hint}
        onValue={(next) => {
          setTyped(next)
          if (next >= cycle.startsOn && next <= last) day.value = apiDate(next)
        }}
      />
    </div>
  )
}
