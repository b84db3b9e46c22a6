import type { MeasureKind } from '../../../domain/measure.ts'
import { DIRECTIONS, MEASURE_KINDS } from '../../../domain/measure.ts'
import { CheckField, SelectField, TextAreaField, TextField } from '../../shared/form/fields.tsx'
import { metricWords } from '../../words/metric.ts'
import type { Metric } from '../series.ts'
import type { DefinitionFields, TypedField } from './definition-draft.ts'
import { toChange } from './definition-draft.ts'

export type FieldsProps = {
  fields: DefinitionFields
  set: (next: Partial<DefinitionFields>) => void
  /** What is wrong with a field. */
  error: (field: string) => string | undefined
  metric: Metric
}

/** The kind and what belongs to it. */
export function MeasureFields(props: FieldsProps) {
  const { fields, set, error } = props
  const say = metricWords()
  const kinds: { value: MeasureKind | ''; label: string }[] = [
    { value: '', label: say.define.chooseKind },
    ...MEASURE_KINDS.map((kind) => ({ value: kind, label: say.kinds[kind] })),
  ]
  return (
    <fieldset>
      <legend>{say.define.basics}</legend>
      <div class="field-row">
        <SelectField
          label={say.define.kind}
          options={kinds}
          value={fields.kind}
          onValue={(kind) => set({ kind })}
          error={error('kind')}
        />
        <Typed {...props} field="unit" hint={say.define.unitHint} />
        {fields.kind === 'score' && <Typed {...props} field="scaleMin" number />}
        {fields.kind === 'score' && <Typed {...props} field="scaleMax" number />}
      </div>
      {fields.kind === 'count' && (
        <CheckField
          label={say.define.accumulates}
          checked={fields.accumulates}
          onChecked={(accumulates) => set({ accumulates })}
        />
      )}
      {fields.kind === 'milestone' && (
        <TextAreaField
          label={say.define.stages}
          hint={say.define.stagesHint}
          value={fields.stages}
          onValue={(stages) => set({ stages })}
          error={error('stages')}
        />
      )}
    </fieldset>
  )
}

/** Baseline, direction, target and tolerance. */
export function GoalFields(props: FieldsProps) {
  const { fields, set, error } = props
  const say = metricWords()
  const tolerances = [
    { value: 'value', label: say.define.toleranceValue },
    { value: 'percent_of_span', label: say.define.toleranceSpan },
  ] as const
  return (
    <fieldset>
      <legend>{say.define.goal}</legend>
      <div class="field-row">
        <SelectField
          label={say.define.direction}
          options={DIRECTIONS.map((value) => ({ value, label: say.directions[value] }))}
          value={fields.direction}
          onValue={(direction) => set({ direction })}
          error={error('direction')}
        />
        <Edge {...props} field="baseline" />
        {fields.direction !== 'keep' && <Edge {...props} field="target" />}
        {fields.direction === 'between' && <Edge {...props} field="targetHigh" />}
        <TextField
          type="date"
          label={say.define.baselineOn}
          optional
          value={fields.baselineOn}
          onValue={(baselineOn) => set({ baselineOn })}
          error={error('baselineOn')}
        />
        <Typed {...props} field="baselineSource" optional />
        <Typed {...props} field="toleranceAmount" number />
        <SelectField
          label={say.define.toleranceUnit}
          options={tolerances}
          value={fields.toleranceUnit}
          onValue={(toleranceUnit) => set({ toleranceUnit })}
        />
      </div>
    </fieldset>
  )
}

/** A baseline or target: a number, or a stage of the list. */
function Edge(props: FieldsProps & { field: 'baseline' | 'target' | 'targetHigh' }) {
  const { fields, set, error, field } = props
  const { stages } = toChange(fields)
  if (stages.length === 0 || fields.siteIds.length > 1) return <Typed {...props} number />
  const label = metricWords().define[field]
  const options = ['', ...stages].map((stage) => ({ value: stage, label: stage || '–' }))
  const value = fields[field]
  return (
    <SelectField
      label={label}
      options={options}
      value={stages.includes(value) ? value : ''}
      onValue={(stage) => set({ [field]: stage })}
      error={error(field)}
    />
  )
}

type TypedProps = FieldsProps & {
  field: Exclude<TypedField, 'stages' | 'reason'>
  hint?: string
  number?: boolean
  optional?: boolean
}

/** A field of one line. */
export function Typed({ fields, set, error, field, hint, number, optional }: TypedProps) {
  const say = metricWords().define
  return (
    <TextField
      label={field === 'title' ? say.metricTitle : say[field]}
      hint={hint}
      optional={optional}
      {...(number && { inputMode: 'decimal' })}
      autoComplete="off"
      value={fields[field]}
      onValue={(text) => set({ [field]: text })}
      error={error(field)}
    />
  )
}
