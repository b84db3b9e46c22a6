import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import { useApi, useDeed, useResource } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { streamWords } from '../words/streams.ts'
import type { Stream } from './stream.ts'

export type EarlierAnswersProps = {
  stream: Stream
  metric: { id: string; code: string }
  onFed: (told: string) => void
}

/** Offers to write what was recorded before to a metric that takes from the stream by now. */
export function EarlierAnswers({ stream, metric, onFed }: EarlierAnswersProps) {
  const say = streamWords().cuts
  const api = useApi()
  const deed = useDeed()
  const [reason, setReason] = useState('')
  const param = { id: stream.id }
  const metricId = metric.id
  const counted = useResource(metricId, (signal) =>
    parseResponse(
      api.feeding[':id'].feed.$post(
        { param, json: { metricId, dryRun: true } },
        { init: { signal } },
      ),
    ),
  )
  const { answers = 0 } = counted.value ?? {}
  if (answers === 0) return null
  const send = () =>
    deed.run(async () => {
      const said = reason.trim() === '' ? {} : { reason: reason.trim() }
      const sent = { param, json: { metricId, ...said } }
      const { written } = await parseResponse(api.feeding[':id'].feed.$post(sent))
      onFed(say.fed(metric.code, written))
    })
  return (
    <Form class="stream-cut stack" onSend={() => void send()}>
      <p>{say.earlier(metric.code, answers)}</p>
      {deed.problem && (
        <>
          <Problem problem={deed.problem} />
          <TextField label={say.feedWhy} optional value={reason} onValue={setReason} />
        </>
      )}
      <div class="actions">
        <Button type="submit" busy={deed.busy}>
          {say.feed(metric.code)}
        </Button>
      </div>
    </Form>
  )
}
