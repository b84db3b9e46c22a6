import { useEffect, useRef, useState } from 'preact/hooks'

import type { CalendarDate } from '../../domain/calendar.ts'
import { isCalendarDate } from '../../domain/calendar.ts'
import type { Recipe, TypedValue } from '../../domain/counting/recipe.ts'
import type { TypedField } from '../../domain/counting/typed.ts'
import { earlierOf, isTyped, typedFields, typedRecipe } from '../../domain/counting/typed.ts'
import { readNumber } from '../metric/record/typed-number.ts'
import type { Series } from '../metric/series.ts'
import { Button } from '../shared/form/Button.tsx'
import { SelectField, TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { countWords } from '../words/count.ts'
import { entryWords } from '../words/entry.ts'
import { typedWords } from '../words/typed.ts'
import { daysOffered } from './days-offered.ts'
import type { CountSetting } from './use-count-setting.ts'
import type { CountModel } from './use-count.ts'

export type TypedStepProps = {
  model: CountModel
  recipe: Recipe
  series: Series
  setting: CountSetting
}

/** A value as it is typed. */
interface Row {
  on: CalendarDate
  /** Empty: the district. */
  site: string
  typed: Partial<Record<TypedField, string>>
}

/** Numbers that a person reads in a file which no rule can count. */
export function TypedStep({ model, series, setting }: TypedStepProps) {
  const say = countWords()
  const own = typedWords()
  const { metric } = series
  const fields = typedFields(metric.kind, metric.stages)
  const blank: Row = { on: daysOffered(series).to, site: '', typed: {} }
  const [rows, setRows] = useState([blank])
  const bySite = metric.siteIds.length > 0
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that led here is gone.
  useEffect(() => heading.current?.focus(), [])
  const values = rows.map((row) => valueOf(row, fields))
  const isWhole = values.every(
    (value) => isTyped(value, fields) && (!bySite || value.site !== undefined),
  )
  const earlier = earlierOf(values, fields)
  const isReady = isWhole && earlier.every((at) => at < 0)
  const set = (next: Row[]) => {
    setRows(next)
    model.change(typedRecipe(next.map((row) => valueOf(row, fields))))
  }
  return (
    <section class="count-step" aria-labelledby="count-meaning">
      <h2 ref={heading} id="count-meaning" tabIndex={-1}>
        {say.steps[1]}
      </h2>
      <p>{own.lede}</p>
      <Form class="count-form" onSend={() => isReady && model.count()}>
        {rows.map((row, at) => (
          <RowFields
            // Rows have no name but their place, and are only removed with what stands in them.
            key={at}
            {...{ row, fields, bySite, setting }}
            legend={own.number(at + 1)}
            repeats={own.repeats(earlier[at] ?? -1)}
            onRow={(next) => set(rows.with(at, next))}
            {...(rows.length > 1 && { onRemove: () => set(rows.toSpliced(at, 1)) })}
          />
        ))}
        {model.work.refusal && (
          <Problem problem={{ title: say.notCounted, detail: model.work.refusal.message }} />
        )}
        <div class="count-go">
          <Button
            look="quiet"
            onClick={() => set([...rows, { ...(rows.at(-1) ?? blank), typed: {} }])}
          >
            {own.add}
          </Button>
          {!isWhole && <p class="quiet">{own.gap(bySite)}</p>}
          <div class="count-choose">
            <Button type="submit" busy={model.work.part !== undefined} disabled={!isReady}>
              {own.show}
            </Button>
            {model.inspection && (
              <Button look="quiet" onClick={() => model.type(undefined)}>
                {own.countInstead}
              </Button>
            )}
          </div>
        </div>
      </Form>
    </section>
  )
}

type RowFieldsProps = {
  row: Row
  fields: readonly TypedField[]
  bySite: boolean
  setting: CountSetting
  legend: string
  /** That an earlier one says the same day and site. */
  repeats: string | undefined
  onRow: (next: Row) => void
  onRemove?: () => void
}

function RowFields(props: RowFieldsProps) {
  const { row, fields, bySite, setting, legend, repeats, onRow, onRemove } = props
  const say = countWords()
  const own = typedWords()
  return (
    <fieldset class="count-typed">
      <legend>{legend}</legend>
      <TextField
        type="date"
        label={own.day}
        value={row.on}
        error={repeats}
        onValue={(on) => isCalendarDate(on) && onRow({ ...row, on })}
      />
      <SelectField
        label={own.site}
        value={row.site}
        options={[
          { value: '', label: bySite ? say.choose : say.district },
          ...setting.district.sites.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onValue={(site) => onRow({ ...row, site })}
      />
      {fields.map((field) => {
        const text = row.typed[field] ?? ''
        return (
          <TextField
            key={field}
            label={entryWords().fields[field]}
            inputMode="decimal"
            autoComplete="off"
            value={text}
            error={Number.isNaN(readNumber(text)) ? own.none : undefined}
            onValue={(next) => onRow({ ...row, typed: { ...row.typed, [field]: next } })}
          />
        )
      })}
      {onRemove && (
        <Button look="quiet" onClick={onRemove}>
          {own.remove}
        </Button>
      )}
    </fieldset>
  )
}

function valueOf({ on, site, typed }: Row, fields: readonly TypedField[]): TypedValue {
  const numbers = fields.flatMap((field) => {
    const read = readNumber(typed[field] ?? '')
    return read === null || Number.isNaN(read) ? [] : [[field, read] as const]
  })
  return { on, ...(site !== '' && { site }), ...Object.fromEntries(numbers) }
}
