import { forTable, withHow } from '../../domain/counting/first-recipe.ts'
import { countingsFor } from '../../domain/counting/fits.ts'
import { gapsOf } from '../../domain/counting/recipe-gaps.ts'
import type { Recipe } from '../../domain/counting/recipe.ts'
import type { Series } from '../metric/series.ts'
import { Button } from '../shared/form/Button.tsx'
import { SelectField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { countWords } from '../words/count.ts'
import { ColumnField } from './ColumnField.tsx'
import { CountingFields } from './CountingFields.tsx'
import { daysOffered } from './days-offered.ts'
import { FilterFields } from './FilterFields.tsx'
import type { MeaningProps } from './meaning.ts'
import { PlaceFields } from './PlaceFields.tsx'
import { QuestionFields } from './QuestionFields.tsx'
import { Remembered } from './Remembered.tsx'
import { RosterFields } from './RosterFields.tsx'
import type { CountSetting } from './use-count-setting.ts'
import type { CountModel, SeenTable } from './use-count.ts'
import { WorkBar } from './WorkBar.tsx'

export type MeaningStepProps = {
  model: CountModel
  file: File
  recipe: Recipe
  table: SeenTable
  series: Series
  setting: CountSetting
  onRemembered: () => void
}

/** Saying what the columns mean, answering what the file leaves open, and counting. */
export function MeaningStep(props: MeaningStepProps) {
  const say = countWords()
  const { model, file, recipe, table, series, setting, onRemembered } = props
  const { metric } = series
  const { work, from, counted } = model
  const bySite = metric.siteIds.length > 0
  const gaps = gapsOf(recipe, { sites: bySite })
  const fields: MeaningProps = { model, file, recipe, table, setting, onRecipe: model.change }
  const questions = counted?.questions ?? []
  return (
    <section class="count-step" aria-labelledby="count-meaning">
      <h2 id="count-meaning" tabIndex={-1}>
        {say.steps[1]}
      </h2>
      {from === 'layout' && <Notice>{say.from[from](recipe.name)}</Notice>}
      {from === 'remembered' && <Remembered {...{ recipe, series, setting, onRemembered }} />}
      <Form class="count-form" onSend={() => gaps.length === 0 && model.count()}>
        <TableField {...{ model, recipe, series }} />
        <SelectField
          label={say.how}
          value={recipe.counting.how}
          options={countingsFor(metric).map((value) => ({ value, label: say.hows[value] }))}
          onValue={(how) => model.change(withHow(recipe, how, metric))}
        />
        <CountingFields key={recipe.counting.how} {...fields} />
        {recipe.counting.how === 'ratio of roster' && <RosterFields {...fields} />}
        <PlaceFields {...fields} bySite={bySite} days={daysOffered(series)} />
        <FilterFields
          {...fields}
          legend={say.where}
          filters={recipe.where ?? []}
          onFilters={(where) => model.change({ ...recipe, where })}
        />
        <MoreFields {...fields} />
        {questions.length > 0 && (
          <QuestionFields
            questions={questions}
            {...{ recipe, setting }}
            years={yearsAround(series.schoolYear)}
            onAnswer={model.answer}
          />
        )}
        {work.refusal && (
          <Problem problem={{ title: say.notCounted, detail: work.refusal.message }} />
        )}
        <div class="count-go">
          {gaps.length > 0 && <p class="quiet">{say.gaps(gaps.map((gap) => say.gap[gap]))}</p>}
          {work.part === undefined ? (
            <Button type="submit" busy={false} disabled={gaps.length > 0}>
              {questions.length > 0 ? say.countAgain : say.count}
            </Button>
          ) : (
            <WorkBar work={work} label={say.counting} />
          )}
        </div>
      </Form>
    </section>
  )
}

function TableField({
  model,
  recipe,
  series,
}: Pick<MeaningStepProps, 'model' | 'recipe' | 'series'>) {
  const say = countWords()
  const tables = model.inspection?.tables ?? []
  if (tables.length < 2) return null
  return (
    <SelectField
      label={say.table}
      value={String(recipe.table ?? '')}
      options={tables.map(({ table, rows }) => ({
        value: String(table.number),
        label: say.tableOf(table.number, rows, table.title[0] ?? table.headings.join(', ')),
      }))}
      onValue={(number) => {
        const chosen = tables.find(({ table }) => String(table.number) === number)
        if (chosen) model.change(forTable(recipe, chosen, series.metric))
      }}
    />
  )
}

const TOTALS = ['leave out', 'only', 'keep'] as const

/** What most files do not need to be told. */
function MoreFields({ recipe, table, onRecipe }: MeaningProps) {
  const say = countWords()
  return (
    <details class="more">
      <summary>{say.more}</summary>
      <div class="stack">
        <SelectField
          label={say.totals}
          value={recipe.totals ?? 'leave out'}
          options={TOTALS.map((value) => ({ value, label: say.totalsWays[value] }))}
          onValue={(totals) => onRecipe({ ...recipe, totals })}
        />
        <ColumnField
          table={table}
          label={say.oncePer}
          value={recipe.oncePer ?? ''}
          none={say.everyRow}
          onValue={(oncePer) => {
            const { oncePer: _before, ...rest } = recipe
            onRecipe(oncePer === '' ? rest : { ...rest, oncePer })
          }}
        />
      </div>
    </details>
  )
}

function yearsAround(year: string): string[] {
  const first = Number(year.slice(0, 4))
  return [0, -1, 1].map((by) => {
    const start = first + by
    return `${start}-${String((start + 1) % 100).padStart(2, '0')}`
  })
}
