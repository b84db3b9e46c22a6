import type { Colour } from '../../../domain/status-grid.ts'
import { levelOf, moveOf } from '../../../domain/status-grid.ts'
import { capitalised, gridWords } from '../../words/grid.ts'
import { ColourMark } from './ColourMark.tsx'

export type ColourTableProps = {
  caption: string
  /** Rows of three or five, the worst level first. */
  colours: readonly (readonly Colour[])[]
  better?: 'higher' | 'lower'
  /** The place to be marked, both from 1. */
  at?: { row: number | null; column: number | null }
}

/** A small table of colours, better up and to the right. */
export function ColourTable({ caption, colours, better = 'higher', at }: ColourTableProps) {
  const say = gridWords()
  const columns = colours[0]?.length === 3 ? 3 : 5
  const across = Array.from({ length: columns }, (_, index) => index + 1)
  return (
    <table class="colour-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="hidden">{say.level}</span>
          </th>
          {across.map((column) => (
            <th key={column} scope="col">
              {capitalised(say.moves[moveOf(better, column, columns)])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[5, 4, 3, 2, 1].map((row) => (
          <tr key={row}>
            <th scope="row">{capitalised(say.levels[levelOf(better, row)])}</th>
            {across.map((column) => {
              const colour = colours[row - 1]?.[column - 1]
              const isHere = at?.row === row && at.column === column
              return (
                <td key={column} class={`grid-place ${colour ?? ''}${isHere ? ' here' : ''}`}>
                  {colour && <ColourMark colour={colour} />}
                  {isHere && <b class="here-word">{say.here}</b>}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
