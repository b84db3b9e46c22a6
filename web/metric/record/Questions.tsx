import { useState } from 'preact/hooks'

import { Button } from '../../shared/form/Button.tsx'
import { TextAreaField } from '../../shared/form/fields.tsx'
import { Form } from '../../shared/form/Form.tsx'
import { Notice } from '../../shared/page/Notice.tsx'
import { metricWords } from '../../words/metric.ts'
import { sayLogged } from '../amounts.ts'
import type { Observation, Series } from '../series.ts'
import { placeWords } from './place-words.ts'
import type { Recorder } from './recorder.ts'

export type QuestionProps = {
  series: Series
  recorder: Recorder
  /** The value that stands on the record. */
  standing: Observation
  onClose: () => void
  onSettled: (sent: Promise<Observation | undefined>) => void
}

/** The day already has a value: correct that one, with a reason? */
export function OccupiedQuestion(props: QuestionProps) {
  const { series, recorder, standing, onSettled } = props
  const say = metricWords().record
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const has = sayLogged(series.metric, standing)
  const wanted = wantedWords(series, recorder)
  const missing = reason.trim() === ''
  return (
    <Form
      class="record-form stack"
      onSend={() => {
        setAsked(true)
        if (!missing) onSettled(recorder.overwrite(standing, reason))
      }}
    >
      <div role="alert">
        <Notice look="warning" title={say.occupiedTitle(placeWords(series, standing), has)}>
          {has === wanted ? say.same : say.occupied(has, wanted)}
        </Notice>
      </div>
      <TextAreaField
        label={say.why}
        hint={say.whyHint}
        rows={2}
        value={reason}
        onValue={setReason}
        error={asked && missing ? say.whyMissing : undefined}
      />
      <div class="actions">
        <Button type="submit">{say.sendCorrection}</Button>
        <Button look="plain" onClick={recorder.back}>
          {say.back}
        </Button>
      </div>
    </Form>
  )
}

/** Somebody changed the value meanwhile: both are shown, and the person chooses. */
export function StaleQuestion(props: QuestionProps) {
  const { series, recorder, standing, onClose, onSettled } = props
  const say = metricWords().record
  const stands = sayLogged(series.metric, standing)
  const wanted = wantedWords(series, recorder)
  const { reason } = recorder.draft.fields.value
  return (
    <div class="stack">
      <div role="alert">
        <Notice look="warning" title={say.staleTitle}>
          {say.stale(stands, standing.recordedBy, wanted)}
        </Notice>
      </div>
      <div class="actions">
        <Button onClick={() => onSettled(recorder.overwrite(standing, reason))}>
          {say.takeMine(wanted)}
        </Button>
        <Button look="plain" onClick={onClose}>
          {say.keepTheirs(stands)}
        </Button>
      </div>
    </div>
  )
}

function wantedWords({ metric }: Series, { draft }: Recorder): string {
  const checked = draft.checked.value
  return checked ? sayLogged(metric, checked) : ''
}
