import { parseResponse } from 'hono/client'
import { useMemo, useRef, useState } from 'preact/hooks'

import { isReason } from '../../domain/approval.ts'
import type { Api } from '../api.ts'
import { newKey } from '../metric/record/send.ts'
import { useApi, useDeed, useResource } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { SelectField, TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Await } from '../shared/page/Await.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { useMay } from '../visit.ts'
import { meetingWords } from '../words/meeting.ts'
import type { Meeting } from './meetings.ts'

export type RecordFeedbackDialogProps = {
  meeting: Meeting
  about: { id: string; name: string }
  onClose: () => void
  onRecorded: (what: string) => void
}

/** Which metric of the department the feedback is an observation of. */
export function RecordFeedbackDialog(props: RecordFeedbackDialogProps) {
  const { meeting, about, onClose } = props
  const say = meetingWords().feedback
  const api = useApi()
  const metrics = useResource(`metrics ${about.id}`, (signal) =>
    readMetrics(api, { year: meeting.schoolYear, department: about.id }, signal),
  )
  return (
    <Dialog open title={say.recordTitle} onClose={onClose}>
      <Await resource={metrics} title={say.recordMetric}>
        {(value) =>
          value.length === 0 ? <p>{say.noMetric}</p> : <RecordForm {...props} metrics={value} />
        }
      </Await>
    </Dialog>
  )
}

type FormProps = RecordFeedbackDialogProps & { metrics: Awaited<ReturnType<typeof readMetrics>> }

function RecordForm({ meeting, about, metrics, onClose, onRecorded }: FormProps) {
  const say = meetingWords().feedback
  const api = useApi()
  const deed = useDeed()
  const mayBeLate = useMay()('close_cycle')
  const [metricId, setMetricId] = useState(metrics.find(isOfFeedback)?.id ?? '')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const isClosed = useLasting(deed.problem?.type === CLOSED && mayBeLate)
  const said = isClosed ? reason.trim() : ''
  // Another metric or another reason is another recording.
  const key = useMemo(newKey, [metricId, said])
  const record = async () => {
    setTried(true)
    if (metricId === '' || (isClosed && !isReason(said))) return
    const json = { departmentId: about.id, metricId, ...(said !== '' && { reason: said }) }
    const request = { param: { id: meeting.id }, query: {}, json }
    const options = { headers: { 'idempotency-key': key } }
    const done = await deed.run(() =>
      parseResponse(api.recording[':id'].feedback.record.$post(request, options)),
    )
    const code = metrics.find(({ id }) => id === metricId)?.code ?? ''
    if (done) onRecorded(say.recorded(code))
  }
  return (
    <Form onSend={() => void record()}>
      <p>{say.recordWhat}</p>
      <SelectField
        label={say.recordMetric}
        options={[
          { value: '', label: say.chooseMetric },
          ...metrics.map(({ id, code, text }) => ({ value: id, label: `${code} ${text}` })),
        ]}
        value={metricId}
        onValue={setMetricId}
        error={tried && metricId === '' ? say.chooseMissing : undefined}
      />
      {isClosed && (
        <TextField
          label={say.recordReason}
          hint={say.recordReasonHint}
          value={reason}
          onValue={setReason}
          error={tried && !isReason(said) ? say.recordReasonMissing : undefined}
        />
      )}
      {deed.problem && <Problem problem={deed.problem} />}
      <div class="actions">
        <Button type="submit" busy={deed.busy}>
          {say.record}
        </Button>
        <Button look="plain" onClick={onClose}>
          {say.cancel}
        </Button>
      </div>
    </Form>
  )
}

const CLOSED = 'urn:quarterdeck:problem:cycle_closed'

/** Proposed; any other is chosen by hand. */
function isOfFeedback({ text }: { text: string }): boolean {
  return /feedback/i.test(text)
}

/** True from the first time on that it was. */
function useLasting(is: boolean): boolean {
  const was = useRef(false)
  was.current ||= is
  return was.current
}

/** The metrics that can carry feedback: counts, rates and scores. */
async function readMetrics(
  api: Api,
  query: { year: string; department: string },
  signal: AbortSignal,
) {
  const dashboard = await parseResponse(api.dashboard.$get({ query }, { init: { signal } }))
  return dashboard.departments
    .filter(({ id }) => id === query.department)
    .flatMap(({ priorities }) => priorities.flatMap(({ actions }) => actions))
    .flatMap(({ metrics }) => metrics)
    .filter(({ kind }) => kind === 'count' || kind === 'rate' || kind === 'score')
    .map(({ id, code, title, text }) => ({ id, code, text: title || text }))
}
