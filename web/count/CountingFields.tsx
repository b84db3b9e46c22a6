import type { Counting, Recipe } from '../../domain/counting/recipe.ts'
import { TextField } from '../shared/form/fields.tsx'
import { countWords } from '../words/count.ts'
import { AnswerChecks } from './AnswerChecks.tsx'
import { ColumnChecks, ColumnField } from './ColumnField.tsx'
import { FilterFields } from './FilterFields.tsx'
import type { MeaningProps } from './meaning.ts'
import { NumberField } from './NumberField.tsx'

type Of<H extends Counting['how']> = Extract<Counting, { how: H }>
type FieldsProps<H extends Counting['how']> = MeaningProps & { counting: Of<H> }

/** The fields of the way in which is counted. */
export function CountingFields(props: MeaningProps) {
  const { counting } = props.recipe
  switch (counting.how) {
    case 'distinct':
    case 'ratio of roster':
      return <PeopleFields {...props} counting={counting} />
    case 'ratio of columns':
      return <RatioFields {...props} counting={counting} />
    case 'ratio of rows':
      return (
        <FilterFields
          {...props}
          legend={countWords().partLegend}
          filters={counting.part}
          onFilters={(part) => change(props, { ...counting, part })}
        />
      )
    case 'percent favourable':
      return <FavourableFields {...props} counting={counting} />
    case 'mean of scale':
      return <ScaleFields {...props} counting={counting} />
    case 'sum':
    case 'latest':
      return (
        <ColumnField
          table={props.table}
          label={countWords().valueColumn}
          value={counting.column}
          onValue={(column) => change(props, { ...counting, column })}
        />
      )
    case 'wide to long':
      return <WideFields {...props} counting={counting} />
    case 'rows':
    case 'typed':
      return null
  }
}

function PeopleFields(props: FieldsProps<'distinct' | 'ratio of roster'>) {
  const say = countWords()
  const { counting, table } = props
  const [first = '', second = ''] = counting.keys
  const { minutes } = counting
  const set = (keys: string[]) => change(props, { ...counting, keys })
  return (
    <>
      <ColumnField
        table={table}
        label={say.key}
        hint={say.keyHint}
        value={first}
        onValue={(column) => set([column, ...(second === '' ? [] : [second])])}
      />
      <ColumnField
        table={table}
        label={say.secondKey}
        value={second}
        none={say.noSecondKey}
        onValue={(column) => set(column === '' ? [first] : [first, column])}
      />
      <ColumnField
        table={table}
        label={say.minutesColumn}
        value={minutes?.column ?? ''}
        none={say.noMinutes}
        onValue={(column) => {
          const { minutes: _minutes, ...rest } = counting
          const atLeast = minutes?.atLeast ?? 10
          change(props, column === '' ? rest : { ...rest, minutes: { column, atLeast } })
        }}
      />
      {minutes && (
        <NumberField
          label={say.minutes}
          value={minutes.atLeast}
          onNumber={(atLeast) => change(props, { ...counting, minutes: { ...minutes, atLeast } })}
        />
      )}
    </>
  )
}

function RatioFields(props: FieldsProps<'ratio of columns'>) {
  const say = countWords()
  const { counting, table } = props
  return (
    <>
      <ColumnField
        table={table}
        label={say.numerator}
        value={counting.numerator}
        onValue={(numerator) => change(props, { ...counting, numerator })}
      />
      <ColumnField
        table={table}
        label={say.denominator}
        value={counting.denominator}
        onValue={(denominator) => change(props, { ...counting, denominator })}
      />
    </>
  )
}

function FavourableFields(props: FieldsProps<'percent favourable'>) {
  const say = countWords()
  const { counting, table, model } = props
  const { columns, favourable, ignored = [] } = counting
  const asked = { file: props.file, part: model.inspection?.part ?? null, table, columns }
  return (
    <>
      <ColumnChecks
        table={table}
        legend={say.questionColumns}
        chosen={columns}
        onChosen={(next) => change(props, { ...counting, columns: next })}
      />
      {columns.length > 0 && (
        <>
          <AnswerChecks
            {...asked}
            legend={say.favourable}
            chosen={favourable}
            onChosen={(next) => change(props, { ...counting, favourable: next })}
          />
          <details class="more">
            <summary>{say.ignoredMore}</summary>
            <AnswerChecks
              {...asked}
              legend={say.ignored}
              chosen={ignored}
              onChosen={(next) => change(props, { ...counting, ignored: next })}
            />
          </details>
        </>
      )}
    </>
  )
}

function ScaleFields(props: FieldsProps<'mean of scale'>) {
  const say = countWords()
  const { counting, table } = props
  const { scale } = counting
  return (
    <>
      <ColumnChecks
        table={table}
        legend={say.questionColumns}
        chosen={counting.columns}
        onChosen={(columns) => change(props, { ...counting, columns })}
      />
      {scale && <p class="quiet">{say.scaleOf(scale[0], scale[1])}</p>}
    </>
  )
}

function WideFields(props: FieldsProps<'wide to long'>) {
  const { counting } = props
  return (
    <TextField
      label={countWords().wideHeading}
      hint={countWords().wideHint}
      optional
      value={counting.heading ?? ''}
      onValue={(heading) => {
        const { heading: _before, ...rest } = counting
        change(props, heading === '' ? rest : { ...rest, heading })
      }}
    />
  )
}

function change({ recipe, onRecipe }: MeaningProps, counting: Counting): void {
  const next: Recipe = { ...recipe, counting }
  onRecipe(next)
}
