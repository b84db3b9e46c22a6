import { ButtonLink } from '../shared/form/Button.tsx'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { useMay } from '../visit.ts'
import { gridWords } from '../words/grid.ts'
import type { Grid } from './grid.ts'
import { hrefOf, isOnBoard, nameOf } from './grid.ts'
import { GridBoard } from './GridBoard.tsx'
import { GridLegend } from './GridLegend.tsx'
import { GridCounts, GridList } from './GridList.tsx'
import { GridTable } from './GridTable.tsx'
import { NotPlaced } from './NotPlaced.tsx'

/** Everything below the head of the page. */
export function GridView({ grid }: { grid: Grid }) {
  const defined = grid.metrics.filter(({ definition }) => definition !== null)
  if (defined.length === 0) return <NoneDefined grid={grid} />
  const onBoard = defined.filter(isOnBoard)
  return (
    <div class="grid-view">
      <GridCounts grid={grid} />
      <GridBoard grid={grid} metrics={onBoard} />
      <GridList grid={grid} />
      <NotPlaced grid={grid} />
      <GridTable grid={grid} metrics={defined} />
      <GridLegend metrics={defined} />
    </div>
  )
}

function NoneDefined({ grid }: { grid: Grid }) {
  const say = gridWords()
  const may = useMay()
  const first = grid.metrics.find(({ kind }) => kind === 'rate' || kind === 'score')
  if (grid.metrics.length === 0) {
    return (
      <EmptyState title={say.noMetrics} why={say.noMetricsWhy}>
        <ButtonLink href={`/plans?year=${grid.schoolYear}`}>{say.plans}</ButtonLink>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={say.noneTitle} why={say.noneWhy}>
      {first && may('edit_plan', first.department.id) && (
        <ButtonLink href={`${hrefOf(first, grid)}#status-and-change`}>
          {say.noneStep(nameOf(first))}
        </ButtonLink>
      )}
    </EmptyState>
  )
}
