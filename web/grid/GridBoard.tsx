import { levelOf, LEVELS, moveOf } from '../../domain/status-grid.ts'
import { ColourMark } from '../shared/grid/ColourMark.tsx'
import { capitalised, gridWords } from '../words/grid.ts'
import { ExplainPlace } from './ExplainPlace.tsx'
import type { Grid, MetricInGrid } from './grid.ts'
import {
  BOARD_COLUMNS,
  BOARD_ROWS,
  changeOf,
  hrefOf,
  metricsAt,
  nameOf,
  remarksOf,
  sharedColour,
} from './grid.ts'

type BoardProps = { grid: Grid; metrics: readonly MetricInGrid[] }

/** Levels up, changes across, each metric at its place. Better is up and to the right. */
export function GridBoard({ grid, metrics }: BoardProps) {
  const say = gridWords()
  const turned = metrics.some(({ definition }) => definition?.better === 'lower')
  return (
    <div class="grid-board">
      <table>
        <caption class="hidden">{say.board(grid.cycle)}</caption>
        <thead>
          <tr>
            <th scope="col" class="corner">
              <span>{say.change} →</span>
              <span>↑ {say.level}</span>
            </th>
            {BOARD_COLUMNS.map((column) => (
              <th key={column} scope="col">
                {capitalised(say.moves[moveOf('higher', column, 5)])}
                {turned && column !== 3 && (
                  <span class="turned">
                    {say.turnedLevel(say.moves[moveOf('lower', column, 5)])}
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {BOARD_ROWS.map((row) => (
            <tr key={row}>
              <th scope="row">
                {capitalised(say.levels[levelOf('higher', row)])}
                {turned && row !== (LEVELS.length + 1) / 2 && (
                  <span class="turned">{say.turnedLevel(say.levels[levelOf('lower', row)])}</span>
                )}
              </th>
              {BOARD_COLUMNS.map((column) => (
                <Cell key={column} {...{ grid, metrics, row, column }} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ grid, metrics, row, column }: BoardProps & { row: number; column: number }) {
  const colour = sharedColour(metrics, row, column)
  const here = metricsAt(metrics, row, column)
  return (
    <td class={colour ? `grid-place ${colour}` : 'grid-place'}>
      {colour && <ColourMark colour={colour} />}
      {here.length > 0 && (
        <ul>
          {here.map((metric) => (
            <li key={metric.id}>
              <Placed grid={grid} metric={metric} said={colour} />
            </li>
          ))}
        </ul>
      )}
    </td>
  )
}

type PlacedProps = { grid: Grid; metric: MetricInGrid; said: MetricInGrid['colour'] }

function Placed({ grid, metric, said }: PlacedProps) {
  const say = gridWords()
  const { code, colour, sentence } = metric
  const remarks = remarksOf(metric)
  return (
    <>
      <a class="placed" href={hrefOf(metric, grid)} title={sentence}>
        <span class="code">{code}</span> <span class="name">{nameOf(metric)}</span>
      </a>
      <span class="with-sign">
        <span class="moved">{changeOf(metric)}</span>
        <ExplainPlace grid={grid} metric={metric} />
      </span>
      {colour !== said && (colour ? <ColourMark colour={colour} /> : <b>{say.noColour}</b>)}
      {colour === said && colour && <span class="hidden">{say.colours[colour]}</span>}
      {remarks !== '' && <span class="remark">{remarks}</span>}
    </>
  )
}
