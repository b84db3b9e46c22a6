import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import { CUT_KINDS } from '../../domain/cut.ts'
import type { Metric } from '../dashboard/dashboard.ts'
import { nameOf } from '../dashboard/dashboard.ts'
import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { CheckField, SelectField, TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { streamWords } from '../words/streams.ts'
import type { Stream } from './stream.ts'

export type CutFormProps = {
  stream: Stream
  /** At least one. */
  metrics: readonly Metric[]
  onClose: () => void
  onSaved: (metric: Pick<Metric, 'id' | 'code'>) => void
}

/** Saying what a metric takes: parts to count, and for a rate what they are out of. */
export function CutForm({ stream, metrics, onClose, onSaved }: CutFormProps) {
  const say = streamWords().cuts
  const api = useApi()
  const deed = useDeed()
  const [metricId, setMetricId] = useState(metrics[0]?.id ?? '')
  const [parts, setParts] = useState<readonly string[]>([])
  const [of, setOf] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const metric = metrics.find(({ id }) => id === metricId)
  const kind = CUT_KINDS.find((one) => one === metric?.kind)
  const send = () =>
    deed.run(async () => {
      if (!metric || !kind) return
      const param = { id: metric.id }
      const { version } = await parseResponse(api.cuts[':id'].cut.$get({ param, query: {} }))
      const said = reason.trim() === '' ? {} : { reason: reason.trim() }
      const chosen = kind === 'score' ? {} : { parts: [...parts] }
      const divided = kind === 'rate' && of.length > 0 ? { of: [...of] } : {}
      const json = { streamId: stream.id, kind, ...chosen, ...divided, ...said }
      const header = { 'if-match': `"${version}"` }
      await parseResponse(api.cuts[':id'].cut.$put({ param, header, json }))
      onSaved(metric)
    })
  return (
    <Form class="stream-cut stack" onSend={() => void send()}>
      <SelectField
        label={say.metricLabel}
        value={metricId}
        onValue={setMetricId}
        options={metrics.map((each) => ({
          value: each.id,
          label: `${each.code} ${nameOf(each)}`,
        }))}
      />
      {kind === 'score' ? (
        <p>{say.mean}</p>
      ) : (
        <PartChoice legend={say.parts} stream={stream} chosen={parts} onChosen={setParts} />
      )}
      {kind === 'rate' && (
        <PartChoice
          legend={say.of}
          hint={say.ofHint}
          stream={stream}
          chosen={of}
          onChosen={setOf}
        />
      )}
      <TextField
        label={say.reason}
        hint={say.reasonHint}
        optional
        value={reason}
        onValue={setReason}
      />
      {deed.problem && <Problem problem={deed.problem} />}
      <div class="actions">
        <Button type="submit" busy={deed.busy}>
          {say.send}
        </Button>
        <Button look="plain" onClick={onClose}>
          {streamWords().form.cancel}
        </Button>
      </div>
    </Form>
  )
}

type PartChoiceProps = {
  legend: string
  hint?: string
  stream: Stream
  chosen: readonly string[]
  onChosen: (next: readonly string[]) => void
}

function PartChoice({ legend, hint, stream, chosen, onChosen }: PartChoiceProps) {
  return (
    <fieldset class="stream-parts">
      <legend>{legend}</legend>
      {hint !== undefined && <p class="quiet">{hint}</p>}
      {stream.parts.map(({ name }) => (
        <CheckField
          key={name}
          label={name}
          checked={chosen.includes(name)}
          onChecked={(next) =>
            onChosen(next ? [...chosen, name] : chosen.filter((one) => one !== name))
          }
        />
      ))}
    </fieldset>
  )
}
