/** The view of status and change as the API answers it, and its parts by name. */

import type { Colour, GridDefinition } from '../../domain/status-grid.ts'
import { COLOURS } from '../../domain/status-grid.ts'
import type { GridBody } from '../api.ts'
import { sayChange } from '../metric/amounts.ts'
import { onSameDay } from '../past/past.ts'
import { gridWords } from '../words/grid.ts'

export type Grid = GridBody
export type MetricInGrid = Grid['metrics'][number]

/** On the board every metric has five columns; three are the middle ones. */
export const BOARD_COLUMNS = [1, 2, 3, 4, 5] as const
/** Best first, as the board stands. */
export const BOARD_ROWS = [5, 4, 3, 2, 1] as const

/** The metrics of one place of the board. */
export function metricsAt(metrics: readonly MetricInGrid[], row: number, column: number) {
  return metrics.filter((metric) => metric.row === row && boardColumnOf(metric) === column)
}

/** Where a change stands among five columns; null without one. */
function boardColumnOf({ column, columns }: Pick<MetricInGrid, 'column' | 'columns'>) {
  if (column === null) return null
  return columns === 3 ? column + 1 : column
}

/** Whether a metric stands on the board: with a level and a change. */
export function isOnBoard({ row, column }: MetricInGrid): boolean {
  return row !== null && column !== null
}

/** The colour that all tables give a place of the board; null where they differ. */
export function sharedColour(
  metrics: readonly MetricInGrid[],
  row: number,
  column: number,
): Colour | null {
  const colours = metrics.flatMap(
    ({ definition }) => definition?.colours[row - 1]?.[column - 1] ?? [],
  )
  const [first] = colours
  return first !== undefined && colours.every((colour) => colour === first) ? first : null
}

/** The metrics by colour, the worst first; those without one are not among them. */
export function byColour(metrics: readonly MetricInGrid[]) {
  return COLOURS.map((colour) => ({
    colour,
    metrics: metrics.filter((metric) => metric.colour === colour),
  }))
}

/** Metrics that share both colour tables, the most shared tables first. */
export function byTable(metrics: readonly MetricInGrid[]) {
  const groups = new Map<string, { definition: GridDefinition; metrics: MetricInGrid[] }>()
  for (const metric of metrics) {
    const { definition } = metric
    if (!definition) continue
    const key = JSON.stringify([definition.colours, definition.fewColours])
    const group = groups.get(key)
    if (group) group.metrics.push(metric)
    else groups.set(key, { definition, metrics: [metric] })
  }
  return [...groups.values()].toSorted((a, b) => b.metrics.length - a.metrics.length)
}

/** What a screen calls a metric: its short title, or else the printed text. */
export function nameOf({ title, text }: Pick<MetricInGrid, 'title' | 'text'>): string {
  return title === '' ? text : title
}

/** The metric's page in the cycle. */
export function hrefOf({ id }: Pick<MetricInGrid, 'id'>, { cycle }: Pick<Grid, 'cycle'>): string {
  return onSameDay(`/metrics/${encodeURIComponent(id)}?cycle=${encodeURIComponent(cycle)}`)
}

/** A metric whose numbers can be said. */
export function toSaid(metric: MetricInGrid) {
  return { ...metric, stages: [], targetStage: null, scaleMin: null, scaleMax: null }
}

/** `+3 points`; a dash where it is not there or not shown. */
export function changeOf(metric: MetricInGrid): string {
  return metric.change === null ? '–' : sayChange(toSaid(metric), metric.lastYear, metric.value)
}

/** `lower is better · three columns`; empty for most. */
export function remarksOf({ definition, columns }: MetricInGrid): string {
  const say = gridWords()
  const remarks = [definition?.better === 'lower' && say.lowerBetter, columns === 3 && say.few]
  return remarks.filter(Boolean).join(' · ')
}
