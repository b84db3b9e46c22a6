import type { Filter } from '../../domain/counting/recipe.ts'
import { Button } from '../shared/form/Button.tsx'
import { SelectField } from '../shared/form/fields.tsx'
import { countWords } from '../words/count.ts'
import { AnswerChecks } from './AnswerChecks.tsx'
import { ColumnField } from './ColumnField.tsx'
import type { MeaningProps } from './meaning.ts'

export type FilterFieldsProps = MeaningProps & {
  legend: string
  filters: readonly Filter[]
  onFilters: (filters: Filter[]) => void
}

/** Rows for which all of some conditions hold. */
export function FilterFields(props: FilterFieldsProps) {
  const { legend, filters, onFilters } = props
  const say = countWords()
  return (
    <fieldset class="count-filters">
      <legend>{legend}</legend>
      {filters.map((filter, at) => (
        <FilterField
          key={at}
          {...props}
          filter={filter}
          onFilter={(next) =>
            onFilters(
              next === undefined
                ? filters.filter((_, other) => other !== at)
                : filters.map((one, other) => (other === at ? next : one)),
            )
          }
        />
      ))}
      <Button look="quiet" onClick={() => onFilters([...filters, { column: '', is: [] }])}>
        {filters.length === 0 ? say.addFilter : say.addAnotherFilter}
      </Button>
    </fieldset>
  )
}

type FilterFieldProps = FilterFieldsProps & {
  filter: Filter
  onFilter: (next: Filter | undefined) => void
}

type Way = 'is' | 'isNot' | 'filled' | 'empty'

function FilterField({ filter, onFilter, table, file, model }: FilterFieldProps) {
  const say = countWords()
  const { column } = filter
  const way = wayOf(filter)
  const listed = valuesOf(filter)
  return (
    <div class="count-filter">
      <ColumnField
        table={table}
        label={say.filterColumn}
        value={column}
        onValue={(next) => onFilter(filterOf(next, way, []))}
      />
      <SelectField
        label={say.filterWay}
        value={way}
        options={(['is', 'isNot', 'filled', 'empty'] as const).map((value) => ({
          value,
          label: say.ways[value],
        }))}
        onValue={(next) => onFilter(filterOf(column, next, listed))}
      />
      {column !== '' && (way === 'is' || way === 'isNot') && (
        <AnswerChecks
          legend={say.filterValues}
          file={file}
          part={model.inspection?.part ?? null}
          table={table}
          columns={[column]}
          chosen={listed}
          onChosen={(next) => onFilter(filterOf(column, way, next))}
        />
      )}
      <Button look="quiet" onClick={() => onFilter(undefined)}>
        {say.removeFilter}
      </Button>
    </div>
  )
}

function wayOf(filter: Filter): Way {
  if ('is' in filter) return 'is'
  if ('isNot' in filter) return 'isNot'
  return filter.filled ? 'filled' : 'empty'
}

function valuesOf(filter: Filter): readonly string[] {
  if ('is' in filter) return filter.is
  return 'isNot' in filter ? filter.isNot : []
}

function filterOf(column: string, way: Way, values: readonly string[]): Filter {
  switch (way) {
    case 'is':
      return { column, is: values }
    case 'isNot':
      return { column, isNot: values }
    case 'filled':
    case 'empty':
      return { column, filled: way === 'filled' }
  }
}
