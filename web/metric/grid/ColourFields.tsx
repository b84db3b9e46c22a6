import { COLOURS, levelOf, moveOf } from '../../../domain/status-grid.ts'
import { capitalised, gridWords } from '../../words/grid.ts'
import type { GridFieldsProps } from './CutFields.tsx'
import type { TableField } from './grid-draft.ts'

/** The two colour tables, each under a disclosure: most metrics keep the usual ones. */
export function ColourFields(props: GridFieldsProps) {
  const say = gridWords().form
  return (
    <>
      <Table {...props} field="colours" legend={say.colours} />
      <Table {...props} field="fewColours" legend={say.fewColours} />
    </>
  )
}

function Table(props: GridFieldsProps & { field: TableField; legend: string }) {
  const { fields, set, messages, field, legend } = props
  const say = gridWords()
  const table = fields[field]
  const columns = field === 'colours' ? 5 : 3
  const message = messages[field]
  return (
    <details class="more" open={message !== undefined}>
      <summary>{legend}</summary>
      {message !== undefined && <p class="error">{message}</p>}
      <div class="colour-choices">
        <div class="colour-row heads" aria-hidden="true">
          <span />
          {Array.from({ length: columns }, (_, at) => (
            <span key={at}>{capitalised(say.moves[moveOf(fields.better, at + 1, columns)])}</span>
          ))}
        </div>
        {[5, 4, 3, 2, 1].map((row) => (
          <div key={row} class="colour-row">
            <span class="level">{capitalised(say.levels[levelOf(fields.better, row)])}</span>
            {(table[row - 1] ?? []).map((colour, at) => {
              const level = say.levels[levelOf(fields.better, row)]
              const move = say.moves[moveOf(fields.better, at + 1, columns)]
              return (
                <label key={move} class="colour-cell">
                  <span class="move">{capitalised(move)}</span>
                  <select
                    class={`control grid-place ${colour}`}
                    aria-label={capitalised(say.form.cell(level, move))}
                    value={colour}
                    onChange={({ currentTarget }) => {
                      const chosen = COLOURS[currentTarget.selectedIndex]
                      const own = table[row - 1]
                      if (chosen && own) {
                        set({ [field]: table.with(row - 1, own.with(at, chosen)) })
                      }
                    }}
                  >
                    {COLOURS.map((name) => (
                      <option key={name} value={name}>
                        {capitalised(say.colours[name])}
                      </option>
                    ))}
                  </select>
                </label>
              )
            })}
          </div>
        ))}
      </div>
    </details>
  )
}
