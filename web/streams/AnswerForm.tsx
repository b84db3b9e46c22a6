import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import { totalOf } from '../../domain/stream.ts'
import { plain } from '../metric/amounts.ts'
import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { SelectField, TextAreaField, TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { useVisit } from '../visit.ts'
import { streamWords } from '../words/streams.ts'
import type { AnswerFields } from './answer-fields.ts'
import { countsOf, fieldsOf, jsonOf, lineProblems } from './answer-fields.ts'
import { AnswerLive } from './AnswerLive.tsx'
import type { Answer, Stream, Taking } from './stream.ts'

export type AnswerFormProps = {
  stream: Stream
  taking: readonly Taking[]
  sites: readonly { id: string; name: string }[]
  correcting: Answer | undefined
  onAnew: () => void
  onStored: (told: string) => void
}

/** One line for each answer, and beside it what every metric gets of it while it is typed. */
export function AnswerForm(props: AnswerFormProps) {
  const { stream, taking, sites, correcting, onAnew, onStored } = props
  const say = streamWords().answer
  const api = useApi()
  const deed = useDeed()
  const today = useVisit().me.value?.today ?? ''
  const [typed, setTyped] = useState<AnswerFields>(() => fieldsOf(stream, correcting, today))
  const fields = typed.observedOn === '' ? { ...typed, observedOn: today } : typed
  const [asked, setAsked] = useState(false)
  const set = (next: Partial<AnswerFields>) => setTyped({ ...fields, ...next })
  const counts = countsOf(fields)
  const missing = asked ? lineProblems(stream, fields) : new Set<string>()
  const needsWhy = correcting !== undefined || isInTheWay(deed.problem?.type)
  const send = () => {
    setAsked(true)
    if (lineProblems(stream, fields).size > 0 || deed.busy) return
    void deed.run(async () => {
      const sent = { param: { id: stream.id }, json: jsonOf(stream, fields) }
      const { outcome, observations } = await parseResponse(api.answers[':id'].answers.$post(sent))
      const told = { recorded: say.recorded, corrected: say.corrected }
      if (outcome === 'recorded' || outcome === 'corrected') {
        onStored(told[outcome](observations.length))
      } else onStored(say.same)
    })
  }
  return (
    <section class="section stream-record">
      <h2>{correcting ? say.correcting : say.title}</h2>
      <Form class="stream-form" onSend={send}>
        <div class="stack">
          <div class="stream-place">
            <TextField
              label={say.day}
              type="date"
              value={fields.observedOn}
              readOnly={correcting !== undefined}
              onValue={(observedOn) => set({ observedOn })}
            />
            <SelectField
              label={say.site}
              value={fields.siteId}
              onValue={(siteId) => set({ siteId })}
              options={placesFor(correcting, sites)}
            />
            <TextField
              label={say.group}
              optional
              value={fields.group}
              readOnly={correcting !== undefined}
              onValue={(group) => set({ group })}
            />
          </div>
          <fieldset class="stream-counts">
            <legend>{stream.isSurvey ? say.counts : say.logCounts}</legend>
            {stream.parts.map(({ name }) => (
              <TextField
                key={name}
                label={name}
                inputMode="numeric"
                autoComplete="off"
                value={fields.counts[name] ?? ''}
                onValue={(count) => set({ counts: { ...fields.counts, [name]: count } })}
                error={missing.has(name) ? say.missing : undefined}
              />
            ))}
            <p class="stream-total">
              <output>{say.total(plain(totalOf(counts)))}</output>
            </p>
            {stream.isSurvey && (
              <TextField
                label={say.invited}
                optional
                inputMode="numeric"
                value={fields.invited}
                onValue={(invited) => set({ invited })}
              />
            )}
          </fieldset>
          <TextField
            label={say.note}
            optional
            value={fields.note}
            onValue={(note) => set({ note })}
          />
          <TextField
            label={say.evidence}
            optional
            value={fields.evidenceUrl}
            onValue={(evidenceUrl) => set({ evidenceUrl })}
          />
          {needsWhy && (
            <TextAreaField
              label={say.reason}
              hint={say.reasonHint}
              rows={2}
              value={fields.reason}
              onValue={(reason) => set({ reason })}
            />
          )}
          {deed.problem && <Problem problem={deed.problem} />}
          <div class="actions">
            <Button type="submit" busy={deed.busy}>
              {correcting ? say.correct : say.send}
            </Button>
            {correcting && (
              <Button look="plain" onClick={onAnew}>
                {say.anew}
              </Button>
            )}
          </div>
        </div>
        <AnswerLive stream={stream} taking={taking} counts={counts} invited={fields.invited} />
      </Form>
    </section>
  )
}

function isInTheWay(type: string | undefined): boolean {
  return IN_THE_WAY.some((code) => type === `urn:quarterdeck:problem:${code}`)
}

const IN_THE_WAY = ['already_recorded', 'typed_by_hand', 'cycle_closed']

// A correction stays in its place.
function placesFor(correcting: Answer | undefined, sites: AnswerFormProps['sites']) {
  const all = [
    { value: '', label: streamWords().answer.district },
    ...sites.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return correcting ? all.filter(({ value }) => value === (correcting.siteId ?? '')) : all
}
