import { MISSING_CODES } from '../../../domain/measure.ts'
import { actualOf } from '../../../domain/roll-up.ts'
import { SelectField, TextField } from '../../shared/form/fields.tsx'
import { metricWords } from '../../words/metric.ts'
import { plain, sayValue } from '../amounts.ts'
import type { Metric } from '../series.ts'
import { fieldOf, Leaving } from './bound-field.tsx'
import type { DraftField } from './draft-fields.ts'
import { valueFieldsOf } from './draft-fields.ts'
import type { Recorder } from './recorder.ts'

export type ValueFieldsProps = {
  metric: Metric
  recorder: Recorder
}

/** The fields of the metric's kind, or the reasons why there is no number. */
export function ValueFields({ metric, recorder }: ValueFieldsProps) {
  const { draft } = recorder
  if (draft.fields.value.answer === 'missing') return <MissingField recorder={recorder} />
  return (
    <>
      <div class="field-row">
        {valueFieldsOf(metric).map((field) => (
          <Leaving key={field} field={field} draft={draft}>
            <ValueField metric={metric} recorder={recorder} field={field} />
          </Leaving>
        ))}
      </div>
      <output class="makes quiet">{makesWords(metric, recorder)}</output>
    </>
  )
}

function ValueField({ metric, recorder, field }: ValueFieldsProps & { field: DraftField }) {
  const say = metricWords()
  const bound = fieldOf(recorder, field)
  if (field === 'stage') {
    const stages = metric.stages.map((stage) => ({ value: stage, label: stage }))
    const options = [{ value: '', label: say.record.chooseStage }, ...stages]
    return <SelectField label={say.record.stage} options={options} {...bound} />
  }
  if (field === 'done') {
    const options = [
      { value: '', label: say.record.chooseDone },
      { value: 'yes', label: say.yes },
      { value: 'no', label: say.no },
    ]
    return <SelectField label={say.record.done} options={options} {...bound} />
  }
  return (
    <TextField label={labelOf(metric, field)} inputMode="decimal" autoComplete="off" {...bound} />
  )
}

function labelOf({ kind, unit, scaleMin, scaleMax }: Metric, field: DraftField): string {
  const say = metricWords().record
  if (field === 'numerator') return say.numerator
  if (field === 'denominator') return say.denominator
  if (field === 'n') return say.n
  if (field === 'mean') {
    if (scaleMin === null || scaleMax === null) return say.meanPlain
    return say.mean(plain(scaleMin), plain(scaleMax))
  }
  if (kind === 'milestone') return say.percent
  return kind === 'level' ? say.level(unit) : say.value(unit)
}

/** What two numbers make, as soon as they make something. */
function makesWords(metric: Metric, { draft }: Recorder): string {
  const checked = draft.checked.value
  if (metric.kind !== 'rate' || !checked || checked.missing !== null) return ''
  const { numerator, denominator } = checked
  const parts = { observations: 1, lastOn: null, missing: null, obstacle: null }
  const value = actualOf(metric, { ...parts, numerator, denominator })
  return metricWords().record.makes(sayValue(metric, value))
}

function MissingField({ recorder }: Pick<ValueFieldsProps, 'recorder'>) {
  const say = metricWords()
  return (
    <Leaving field="missing" draft={recorder.draft}>
      <SelectField
        label={say.record.missing}
        options={[
          { value: '', label: say.record.chooseMissing },
          ...MISSING_CODES.map((code) => ({ value: code, label: say.missing[code] })),
        ]}
        {...fieldOf(recorder, 'missing')}
      />
    </Leaving>
  )
}
