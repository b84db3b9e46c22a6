import { FAVOURABLE_RULE } from '../../../domain/statistics/survey.ts'
import { isSurveyKind } from '../../../domain/survey.ts'
import { CheckField, TextField } from '../../shared/form/fields.tsx'
import { surveyWords } from '../../words/survey.ts'
import type { Metric } from '../series.ts'
import { fieldOf, Leaving } from './bound-field.tsx'
import { countAnswers } from './counted-answers.ts'
import type { DraftField } from './draft-fields.ts'
import { COUNTING_FIELDS, SURVEY_FIELDS } from './draft-fields.ts'
import type { Recorder } from './recorder.ts'

export type SurveyFieldsProps = {
  metric: Metric
  recorder: Recorder
}

/** The survey that a rate or a score comes from; open when something is said of it. */
export function SurveyFields({ metric, recorder }: SurveyFieldsProps) {
  const { draft } = recorder
  if (!isSurveyKind(metric) || draft.fields.value.answer === 'missing') return null
  const say = surveyWords().form
  return (
    <details class="more" open={isUsed([...SURVEY_FIELDS, ...COUNTING_FIELDS], recorder)}>
      <summary>{say.title}</summary>
      <div class="stack">
        <p class="quiet">{say.hint}</p>
        <div class="field-row">
          <NumberField recorder={recorder} field="invited" label={say.invited} />
          <NumberField recorder={recorder} field="answered" label={say.answered} />
        </div>
        <div class="field-row">
          <NumberField recorder={recorder} field="scale" label={say.scale} />
          <Leaving field="wording" draft={draft}>
            <TextField
              label={say.wording}
              hint={say.wordingHint}
              optional
              {...fieldOf(recorder, 'wording')}
            />
          </Leaving>
        </div>
        <CountAnswers metric={metric} recorder={recorder} />
      </div>
    </details>
  )
}

/** Typing the answers option by option instead of the two numbers that they make. */
function CountAnswers({ metric, recorder }: SurveyFieldsProps) {
  const { draft } = recorder
  const say = surveyWords().form
  const counted = countAnswers(draft.fields.value, metric)
  return (
    <details class="more" open={isUsed(COUNTING_FIELDS, recorder)}>
      <summary>{say.count}</summary>
      <div class="count-answers stack">
        {metric.kind === 'rate' && <p class="quiet">{FAVOURABLE_RULE}</p>}
        <Leaving field="counts" draft={draft}>
          <TextField
            label={say.counts}
            hint={say.countsHint}
            inputMode="numeric"
            autoComplete="off"
            {...fieldOf(recorder, 'counts')}
          />
        </Leaving>
        <NumberField
          recorder={recorder}
          field="notApplicable"
          label={say.notApplicable}
          hint={say.notApplicableHint}
        />
        <CheckField
          label={say.reversed}
          checked={draft.fields.value.reversed === 'yes'}
          onChecked={(next) => recorder.type('reversed', next ? 'yes' : '')}
        />
        <output class="makes quiet">{counted && 'said' in counted ? counted.said : ''}</output>
      </div>
    </details>
  )
}

type NumberFieldProps = { recorder: Recorder; field: DraftField; label: string; hint?: string }

function NumberField({ recorder, field, label, hint }: NumberFieldProps) {
  return (
    <Leaving field={field} draft={recorder.draft}>
      <TextField
        label={label}
        hint={hint}
        inputMode="numeric"
        autoComplete="off"
        optional
        {...fieldOf(recorder, field)}
      />
    </Leaving>
  )
}

// Read without following: a part that somebody opened does not shut while they type.
function isUsed(fields: readonly DraftField[], { draft }: Recorder): boolean {
  const typed = draft.fields.peek()
  const { messages } = draft
  return fields.some((field) => typed[field] !== '' || messages.value[field] !== undefined)
}
