import { useEffect, useState } from 'preact/hooks'

import type { Cycle, Dashboard, Department } from '../dashboard/dashboard.ts'
import { TEXT_IF_ANY } from '../dashboard/use-dashboard.ts'
import { ButtonLink } from '../shared/form/Button.tsx'
import { useUrlState } from '../shared/form/use-url-state.ts'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { entryWords } from '../words/entry.ts'
import { CellPanel } from './CellPanel.tsx'
import { EntryGrid } from './EntryGrid.tsx'
import { EntryHead } from './EntryHead.tsx'
import { EntryList } from './EntryList.tsx'
import { EntrySubmission } from './EntrySubmission.tsx'
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

/** The grid of a cycle with all that is around it. */
export function EntryBoard(props: EntryBoardProps) {
  const { dashboard, department, cycle, data } = props
  const say = entryWords()
  // Absent: the columns are sites. `district`, or a site's id: they are the months of that place.
  const [monthsOf, setMonthsOf] = useUrlState('months', TEXT_IF_ANY)
  const siteId = monthsOf === undefined || monthsOf === 'district' ? null : monthsOf
  const board = useBoard({ ...props, months: monthsOf !== undefined, siteId })
  const isNarrow = useNarrow()
  const [metricId] = useUrlState('metric', TEXT_IF_ANY)
  const { sheet } = board
  useEffect(() => arriveAt(sheet, metricId), [sheet, metricId])
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
            <EntryList {...{ board, dashboard, cycle }} arrivedAt={metricId} />
          ) : (
            <WideBoard {...{ board, dashboard, cycle }} />
          )}
        </div>
      )}
      {board.rows.length > 0 && <EntrySubmission {...{ board, department, cycle }} />}
      <Undefined metrics={data.metrics.filter(({ kind }) => kind === null)} />
    </>
  )
}

/** Goes to the first open cell of the metric that the address names. */
function arriveAt(sheet: Board['sheet'], metricId: string | undefined): void {
  const row = sheet.rows.findIndex(({ metric }) => metric.id === metricId)
  if (row < 0) return
  const column = sheet.rows[row]?.entries.findIndex(({ state }) => state.peek().kind !== 'shut')
  sheet.goTo({ row, column: Math.max(column ?? 0, 0) })
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('.entry-grid [tabindex="0"]')?.focus()
  })
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
