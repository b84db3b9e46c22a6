import { useEffect, useRef } from 'preact/hooks'

import { Button } from '../../shared/form/Button.tsx'
import { TextAreaField, TextField } from '../../shared/form/fields.tsx'
import { Notice } from '../../shared/page/Notice.tsx'
import { Problem } from '../../shared/page/Problem.tsx'
import { metricWords } from '../../words/metric.ts'
import type { Series } from '../series.ts'
import { AnswerChoice } from './AnswerChoice.tsx'
import { fieldOf, Leaving } from './bound-field.tsx'
import { fieldOfPath } from './draft-fields.ts'
import { PlaceFields } from './PlaceFields.tsx'
import type { Recorder } from './recorder.ts'
import { SurveyFields } from './SurveyFields.tsx'
import { ValueFields } from './ValueFields.tsx'

export type RecordFormProps = {
  series: Series
  recorder: Recorder
  /** A correction says why. */
  isCorrection: boolean
  onSend: () => void
  onClose: () => void
}

/** The fields of one observation, for every kind of measure. */
export function RecordForm({ series, recorder, isCorrection, onSend, onClose }: RecordFormProps) {
  const say = metricWords().record
  const form = useRef<HTMLFormElement>(null)
  const { draft } = recorder
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('input, select')
    // The dialog opens after this and gives the focus to what asks for it.
    if (first) first.autofocus = true
  }, [])
  return (
    <form
      ref={form}
      class="record-form stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
        focusFirstProblem(event.currentTarget)
      }}
    >
      {recorder.wasKept.value && (
        <Notice>
          {say.kept}{' '}
          <Button look="quiet" onClick={recorder.startOver}>
            {say.startOver}
          </Button>
        </Notice>
      )}
      <PlaceFields series={series} recorder={recorder} />
      <AnswerChoice recorder={recorder} />
      <ValueFields metric={series.metric} recorder={recorder} />
      <SurveyFields metric={series.metric} recorder={recorder} />
      <Leaving field="note" draft={draft}>
        <TextAreaField
          label={say.note}
          hint={say.noteHint}
          rows={2}
          optional
          {...fieldOf(recorder, 'note')}
        />
      </Leaving>
      <More recorder={recorder} />
      {isCorrection && (
        <Leaving field="reason" draft={draft}>
          <TextAreaField
            label={say.why}
            hint={say.whyHint}
            rows={2}
            {...fieldOf(recorder, 'reason')}
          />
        </Leaving>
      )}
      <Outcome recorder={recorder} />
      <div class="actions">
        <Button type="submit" busy={recorder.step.value.kind === 'sending'}>
          {isCorrection ? say.sendCorrection : say.send}
        </Button>
        <Button look="plain" onClick={onClose}>
          {say.cancel}
        </Button>
      </div>
    </form>
  )
}

// After the messages were drawn.
function focusFirstProblem(form: HTMLFormElement) {
  setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid]')?.focus(), 0)
}

/** What most observations do not need; open when it holds something. */
function More({ recorder }: { recorder: Recorder }) {
  const say = metricWords().record
  const { draft } = recorder
  const { group, evidenceUrl } = draft.fields.peek()
  const { messages } = draft
  const isOpen = group !== '' || evidenceUrl !== '' || Boolean(messages.value.evidenceUrl)
  return (
    <details class="more" open={isOpen}>
      <summary>{say.more}</summary>
      <div class="stack">
        <Leaving field="group" draft={draft}>
          <TextField
            label={say.group}
            hint={say.groupHint}
            optional
            {...fieldOf(recorder, 'group')}
          />
        </Leaving>
        <Leaving field="evidenceUrl" draft={draft}>
          <TextField label={say.evidence} optional {...fieldOf(recorder, 'evidenceUrl')} />
        </Leaving>
      </div>
    </details>
  )
}

/** Why the last try was not stored, where no field of the form can say it. */
function Outcome({ recorder }: { recorder: Recorder }) {
  const say = metricWords().record
  const step = recorder.step.value
  if (step.kind === 'lost') return <Problem problem={{ title: say.lostTitle, detail: say.lost }} />
  if (step.kind !== 'refused') return null
  const { title, detail, errors = [] } = step.problem
  const besides = errors.filter(({ path }) => fieldOfPath(path) === undefined)
  const said = errors.length > besides.length
  return (
    <Problem
      problem={{ title, ...(!said && detail !== undefined && { detail }), errors: besides }}
    />
  )
}
