import { parseResponse } from 'hono/client'
import { useMemo, useState } from 'preact/hooks'

import type { Api } from '../api.ts'
import { newKey } from '../metric/record/send.ts'
import { useApi, useDeed, useResource } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { SelectField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Await } from '../shared/page/Await.tsx'
import { Problem } from '../shared/page/Problem.tsx'
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
  const key = useMemo(newKey, [])
  const likely = metrics.find(({ text }) => /feedback/i.test(text)) ?? metrics[0]
  const [metricId, setMetricId] = useState(likely?.id ?? '')
  const record = async () => {
    const json = { departmentId: about.id, metricId }
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
        options={metrics.map(({ id, code, text }) => ({ value: id, label: `${code} ${text}` }))}
        value={metricId}
        onValue={setMetricId}
      />
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
