import { useState } from 'preact/hooks'

import type { Cycle, Dashboard, Department } from '../dashboard/dashboard.ts'
import { ButtonLink } from '../shared/form/Button.tsx'
import type { UrlCodec } from '../shared/form/use-url-state.ts'
import { useUrlState } from '../shared/form/use-url-state.ts'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { entryWords } from '../words/entry.ts'
import { CellPanel } from './CellPanel.tsx'
import { EntryGrid } from './EntryGrid.tsx'
import { EntryHead } from './EntryHead.tsx'
import { EntryList } from './EntryList.tsx'
import { EntryTools } from './EntryTools.tsx'
import { Restored } from './Restored.tsx'
import { SaveLine } from './SaveLine.tsx'
import { Undefined } from './Undefined.tsx'
import type { Board } from './use-board.ts'
import { useBoard } from './use-board.ts'
import type { EntryData } from './use-entry-data.ts'
import { useNarrow } from './use-narrow.ts'
import { WhyForm } from './WhyForm.tsx'

export type EntryBoardProps = {
  dashboard: Dashboard
  department: Department
  cycle: Cycle
  data: EntryData
}

/** Absent: the columns are sites. `district`, or a site's id: they are the months of that place. */
const MONTHS_OF: UrlCodec<string | undefined> = {
  read: (text) => (text === '' ? undefined : text),
  write: (state) => state,
}

/** The grid of a cycle with all that is around it. */
export function EntryBoard(props: EntryBoardProps) {
  const { dashboard, department, cycle, data } = props
  const say = entryWords()
  const [monthsOf, setMonthsOf] = useUrlState('months', MONTHS_OF)
  const siteId = monthsOf === undefined || monthsOf === 'district' ? null : monthsOf
  const board = useBoard({ ...props, months: monthsOf !== undefined, siteId })
  const isNarrow = useNarrow()
  const [isHelpOpen, setHelpOpen] = useState(false)
  return (
    <>
      <EntryHead {...{ dashboard, department, cycle }} />
      {board.rows.length === 0 ? (
        <EmptyState title={say.noMetricsTitle} why={say.noMetrics}>
          <ButtonLink href={`/plans/${encodeURIComponent(data.plan.id)}`}>{say.plans}</ButtonLink>
        </EmptyState>
      ) : (
        <div class="entry-board">
          <EntryTools
            {...{ board, cycle, data, monthsOf, setMonthsOf, isNarrow }}
            onHelp={() => setHelpOpen(!isHelpOpen)}
          />
          {isHelpOpen && <p class="entry-help quiet">{say.helpText}</p>}
          <Restored key={board.entries.length} board={board} />
          <WhyForm board={board} />
          {isNarrow ? (
            <EntryList {...{ board, dashboard, cycle }} />
          ) : (
            <WideBoard {...{ board, dashboard, cycle }} />
          )}
        </div>
      )}
      <Undefined metrics={data.metrics.filter(({ kind }) => kind === null)} />
    </>
  )
}

type BoardProps = { board: Board; dashboard: Dashboard; cycle: Cycle }

function WideBoard({ board, dashboard, cycle }: BoardProps) {
  return (
    <>
      <EntryGrid {...{ board, dashboard, cycle }} />
      <SaveLine board={board} />
      <CellPanel {...{ board, dashboard, cycle }} />
    </>
  )
}
