import { LEVELS, MOVES } from '../../../domain/status-grid.ts'
import type { GridDefinition } from '../../../domain/status-grid.ts'
import { TextField } from '../../shared/form/fields.tsx'
import { gridWords } from '../../words/grid.ts'
import { headerUnit } from '../amounts.ts'
import type { Metric } from '../series.ts'
import type { CutField, GridFields } from './grid-draft.ts'

export type GridFieldsProps = {
  fields: GridFields
  set: (next: Partial<GridFields>) => void
  /** What is wrong, by field. */
  messages: Partial<Record<keyof GridDefinition, string>>
  metric: Metric
}

/** The cut points: between two neighbours of the levels, and of the changes, one each. */
export function CutFields(props: GridFieldsProps) {
  const say = gridWords()
  const { metric } = props
  const unit = metric.unit === '%' ? '%' : headerUnit(metric)
  const levels = LEVELS.map((level) => say.levels[level])
  const moves = MOVES.map((move) => say.moves[move])
  return (
    <>
      <Cuts
        {...props}
        field="levelCuts"
        legend={say.form.levelCuts}
        hint={say.form.levelHint(unit)}
        names={levels}
      />
      <Cuts
        {...props}
        field="changeCuts"
        legend={say.form.changeCuts}
        hint={say.form.changeHint}
        names={moves}
      />
      <Cuts
        {...props}
        field="fewChangeCuts"
        legend={say.form.fewChangeCuts}
        hint={say.form.fewHint}
        names={moves.slice(1, -1)}
      />
    </>
  )
}

type CutsProps = GridFieldsProps & {
  field: CutField
  legend: string
  hint: string
  /** Of what is on both sides of each cut point, lowest first. */
  names: readonly string[]
}

function Cuts({ fields, set, messages, field, legend, hint, names }: CutsProps) {
  const say = gridWords().form
  const texts = fields[field]
  return (
    <fieldset>
      <legend>{legend}</legend>
      <p class="quiet">{hint}</p>
      <div class="field-row cuts">
        {texts.map((text, at) => (
          <TextField
            key={names[at]}
            label={say.between(names[at] ?? '', names[at + 1] ?? '')}
            inputMode="decimal"
            autoComplete="off"
            value={text}
            onValue={(next) => set({ [field]: texts.with(at, next) })}
            error={at === 0 ? messages[field] : undefined}
          />
        ))}
      </div>
    </fieldset>
  )
}
