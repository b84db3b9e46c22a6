import type { Colour } from '../../../domain/status-grid.ts'
import { COLOURS } from '../../../domain/status-grid.ts'
import { capitalised, gridWords } from '../../words/grid.ts'

export type ColourMarkProps = {
  colour: Colour
  /** The word is for those who listen; the place says it to those who see. */
  shapeOnly?: boolean
}

/** A colour as bars, word and colour: one bar for red, five for blue, so that paper can tell them. */
export function ColourMark({ colour, shapeOnly = false }: ColourMarkProps) {
  const word = capitalised(gridWords().colours[colour])
  return (
    <span class={`colour-mark ${colour}`}>
      <ColourBars colour={colour} />
      <span class={shapeOnly ? 'hidden' : 'word'}>{word}</span>
    </span>
  )
}

function ColourBars({ colour }: { colour: Colour }) {
  const full = COLOURS.indexOf(colour)
  return (
    <svg viewBox="0 0 19 14" aria-hidden="true" class="bars">
      {COLOURS.map((name, at) => {
        const height = 4 + at * 2.5
        const bar = { x: at * 4, y: 14 - height, width: 3, height }
        return at <= full ? (
          <rect key={name} {...bar} />
        ) : (
          <rect key={name} class="empty" {...bar} y={12.8} height={1.2} />
        )
      })}
    </svg>
  )
}
