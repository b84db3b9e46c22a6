import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { SelectField, TextAreaField, TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { streamWords } from '../words/streams.ts'

export type StreamFormProps = {
  departmentId: string
  onClose: () => void
  onAdded: (id: string) => void
}

const KINDS = ['five', 'four', 'options', 'log'] as const
type Kind = (typeof KINDS)[number]

/** Adding a survey or a log; the usual scales need no typing. */
export function StreamForm({ departmentId, onClose, onAdded }: StreamFormProps) {
  const say = streamWords().form
  const api = useApi()
  const deed = useDeed()
  const [kind, setKind] = useState<Kind>('five')
  const [name, setName] = useState('')
  const [typed, setTyped] = useState('')
  const [question, setQuestion] = useState('')
  const [wording, setWording] = useState('')
  const send = () =>
    deed.run(async () => {
      const parts = partsOf(kind, typed)
      const json = { departmentId, name, question, wording, isSurvey: kind !== 'log', parts }
      const { id } = await parseResponse(api.streams.$post({ json }))
      onAdded(id)
    })
  return (
    <Dialog open title={say.title} onClose={onClose}>
      <Form onSend={() => void send()}>
        <TextField label={say.name} hint={say.nameHint} value={name} onValue={setName} />
        <SelectField
          label={say.kind}
          value={kind}
          onValue={setKind}
          options={KINDS.map((value) => ({ value, label: say.kinds[value] }))}
        />
        {(kind === 'options' || kind === 'log') && (
          <TextAreaField
            label={say.parts}
            hint={kind === 'options' ? say.partsHint : undefined}
            rows={5}
            value={typed}
            onValue={setTyped}
          />
        )}
        {kind !== 'log' && (
          <>
            <TextField label={say.question} optional value={question} onValue={setQuestion} />
            <TextField label={say.wording} optional value={wording} onValue={setWording} />
          </>
        )}
        {deed.problem && <Problem problem={deed.problem} />}
        <div class="actions">
          <Button type="submit" busy={deed.busy}>
            {say.send}
          </Button>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

const POINT = /^(.*\S)\s*,\s*(-?\d+(?:\.\d+)?)$/

function partsOf(kind: Kind, typed: string) {
  const highest = { five: 5, four: 4, options: 0, log: 0 }[kind]
  if (highest > 0) {
    return Array.from({ length: highest }, (_, at) => ({ name: String(at + 1), points: at + 1 }))
  }
  const lines = typed.split('\n').map((line) => line.trim())
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = line, points] = POINT.exec(line) ?? []
      return { name, points: points === undefined ? null : Number(points) }
    })
}
