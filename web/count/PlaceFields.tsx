import type { CalendarDate } from '../../domain/calendar.ts'
import { isCalendarDate } from '../../domain/calendar.ts'
import { columnsByName } from '../../domain/counting/column-names.ts'
import { createDateReader } from '../../domain/counting/date-cell.ts'
import type { DateSource } from '../../domain/counting/recipe.ts'
import { BUCKETS } from '../../domain/counting/recipe.ts'
import { SelectField, TextField } from '../shared/form/fields.tsx'
import { countWords } from '../words/count.ts'
import { ColumnField } from './ColumnField.tsx'
import type { MeaningProps } from './meaning.ts'

export type PlaceFieldsProps = MeaningProps & {
  /** Whether the metric is logged by site, so that the numbers have to name theirs. */
  bySite: boolean
  /** The first and last day that are offered where no column says when. */
  days: { from: CalendarDate; to: CalendarDate }
}

/** When and where a row was: the date, what a number is made for, and the site. */
export function PlaceFields(props: PlaceFieldsProps) {
  const { recipe, table, bySite, onRecipe } = props
  const say = countWords()
  const isWide = recipe.counting.how === 'wide to long'
  return (
    <>
      {!isWide && <DateFields {...props} />}
      {!isWide && (
        <SelectField
          label={say.by}
          value={recipe.by}
          options={BUCKETS.map((value) => ({ value, label: say.buckets[value] }))}
          onValue={(by) => onRecipe({ ...recipe, by })}
        />
      )}
      <ColumnField
        table={table}
        label={say.site}
        {...(bySite ? { hint: say.siteNeeded } : { none: say.noSite })}
        value={recipe.site ?? ''}
        onValue={(site) => {
          const { site: _before, ...rest } = recipe
          onRecipe(site === '' ? rest : { ...rest, site })
        }}
      />
    </>
  )
}

const STATED = 'stated'

function DateFields({ model, recipe, table, days, onRecipe }: PlaceFieldsProps) {
  const say = countWords()
  const { date } = recipe
  const set = (next: DateSource | undefined) => {
    const { date: _before, ...rest } = recipe
    onRecipe(next ? { ...rest, date: next } : rest)
  }
  return (
    <>
      <SelectField
        label={say.date}
        hint={say.dateHint}
        value={valueOf(date)}
        options={[
          { value: '', label: say.choose },
          ...columnsByName(table.table).map(({ name, at }) => ({
            value: `column ${name}`,
            label: table.table.headings[at] || say.noHeading(at + 1),
          })),
          ...headingsAbove(model, table).map((heading) => ({
            value: `above ${heading}`,
            label: say.dateAbove(heading),
          })),
          { value: STATED, label: say.dateStated },
        ]}
        onValue={(value) => {
          if (value === '') return set(undefined)
          if (value === STATED) return set(days)
          const name = value.slice(value.indexOf(' ') + 1)
          return set(value.startsWith('column ') ? { column: name } : { above: name })
        }}
      />
      {date && 'from' in date && (
        <div class="count-days">
          <DayField
            label={say.firstDay}
            value={date.from}
            onDay={(from) => set({ from, to: date.to < from ? from : date.to })}
          />
          <DayField
            label={say.lastDay}
            value={date.to}
            onDay={(to) => set({ from: date.from > to ? to : date.from, to })}
          />
        </div>
      )}
    </>
  )
}

type DayFieldProps = {
  label: string
  value: CalendarDate
  onDay: (day: CalendarDate) => void
}

function DayField({ label, value, onDay }: DayFieldProps) {
  return (
    <TextField
      type="date"
      label={label}
      value={value}
      onValue={(typed) => {
        if (isCalendarDate(typed)) onDay(typed)
      }}
    />
  )
}

function valueOf(date: DateSource | undefined): string {
  if (!date) return ''
  if ('column' in date) return `column ${date.column}`
  return 'above' in date ? `above ${date.above}` : STATED
}

/** Headings of the other tables under which a day stands, as in the head of a meeting's report. */
function headingsAbove({ inspection }: MeaningProps['model'], { table }: MeaningProps['table']) {
  const readDate = createDateReader('UTC')
  const days: ReadonlySet<string> = new Set(['day', 'either'])
  return (inspection?.tables ?? [])
    .filter((other) => other.table.number !== table.number && other.rows === 1)
    .flatMap((other) =>
      other.table.headings.filter(
        (heading, at) => heading !== '' && days.has(readDate(other.sample[0]?.[at] ?? '').is),
      ),
    )
}
