import { columnsByName } from '../../domain/counting/column-names.ts'
import { CheckField, SelectField } from '../shared/form/fields.tsx'
import { countWords } from '../words/count.ts'
import type { SeenTable } from './use-count.ts'

type OfTable = { table: SeenTable }

export type ColumnFieldProps = OfTable & {
  label: string
  hint?: string
  /** Empty while nothing is chosen. */
  value: string
  /** What no column is called; without it one has to be chosen. */
  none?: string
  onValue: (column: string) => void
}

/** One column of the table. */
export function ColumnField({ table, label, hint, value, none, onValue }: ColumnFieldProps) {
  const say = countWords()
  const columns = columnsByName(table.table)
  const isKnown = value === '' || columns.some(({ name }) => name === value)
  return (
    <SelectField
      label={label}
      hint={hint}
      value={value}
      options={[
        { value: '', label: none ?? say.choose },
        ...columns.map(({ name, at }) => ({ value: name, label: labelOf(table, at) })),
        ...(isKnown ? [] : [{ value, label: value }]),
      ]}
      onValue={onValue}
    />
  )
}

export type ColumnChecksProps = OfTable & {
  legend: string
  chosen: readonly string[]
  onChosen: (columns: string[]) => void
}

/** Several columns of the table. */
export function ColumnChecks({ table, legend, chosen, onChosen }: ColumnChecksProps) {
  return (
    <fieldset class="count-checks">
      <legend>{legend}</legend>
      {columnsByName(table.table).map(({ name, at }) => (
        <CheckField
          key={name}
          label={labelOf(table, at)}
          checked={chosen.includes(name)}
          onChecked={(checked) => onChosen(toggled(chosen, name, checked))}
        />
      ))}
    </fieldset>
  )
}

/** A list with one text more or fewer. */
export function toggled(list: readonly string[], text: string, wanted: boolean): string[] {
  return wanted ? [...list, text] : list.filter((one) => one !== text)
}

function labelOf({ table }: SeenTable, at: number): string {
  const say = countWords()
  const heading = table.headings[at] ?? ''
  const times = table.headings.filter((one) => one === heading).length
  if (heading === '') return say.noHeading(at + 1)
  return times > 1 ? say.sameHeading(heading, at + 1) : heading
}
