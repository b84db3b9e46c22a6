import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import { day } from '../metric/series.ts'
import type { Resource } from '../request.ts'
import { useApi, useDeed } from '../request.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { Button } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { TextAreaField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { formatDate } from '../shared/format.ts'
import { Problem } from '../shared/page/Problem.tsx'
import { streamWords } from '../words/streams.ts'
import type { Answer, Stream } from './stream.ts'

export type AnswerListProps = {
  stream: Stream
  answers: Resource<Answer[]>
  sites: readonly { id: string; name: string }[]
  onCorrect: (answer: Answer) => void
  onWithdrawn: (told: string) => void
}

/** What was recorded last, each to be corrected or taken back for all metrics at once. */
export function AnswerList({ stream, answers, sites, onCorrect, onWithdrawn }: AnswerListProps) {
  const say = streamWords().answers
  const [leaving, setLeaving] = useState<Answer>()
  const names = new Map(sites.map(({ id, name }) => [id, name]))
  const placeOf = ({ siteId, group }: Answer) => {
    const site = siteId === null ? streamWords().answer.district : (names.get(siteId) ?? siteId)
    return group === '' ? site : `${site}, ${group}`
  }
  return (
    <section class="section">
      <h2>{say.title}</h2>
      {answers.problem && <p class="quiet">{say.away}</p>}
      {answers.value?.length === 0 && <p class="quiet">{say.none}</p>}
      {answers.value !== undefined && answers.value.length > 0 && (
        <DataTable
          caption={say.title}
          captionHidden
          phone="list"
          rows={answers.value}
          rowKey={({ id }) => id}
          columns={columnsOf(stream, placeOf, { onCorrect, onLeave: setLeaving })}
        />
      )}
      {leaving && (
        <LeaveDialog
          answer={leaving}
          onClose={() => setLeaving(undefined)}
          onWithdrawn={(told) => {
            setLeaving(undefined)
            onWithdrawn(told)
          }}
        />
      )}
    </section>
  )
}

interface Acts {
  onCorrect: (answer: Answer) => void
  onLeave: (answer: Answer) => void
}

function columnsOf(
  { parts }: Stream,
  placeOf: (answer: Answer) => string,
  { onCorrect, onLeave }: Acts,
): Column<Answer>[] {
  const say = streamWords().answers
  return [
    {
      key: 'day',
      header: say.day,
      rowHeader: true,
      renderCell: ({ observedOn }) => formatDate(day(observedOn)),
    },
    { key: 'place', header: say.place, renderCell: placeOf },
    {
      key: 'counted',
      header: say.counted,
      renderCell: ({ counts }) =>
        parts.map(({ name }) => `${name}: ${counts[name] ?? 0}`).join(' · '),
    },
    { key: 'by', header: say.by, renderCell: ({ recordedBy }) => recordedBy },
    {
      key: 'act',
      header: say.act,
      renderCell: (answer) => {
        const name = `${placeOf(answer)}, ${formatDate(day(answer.observedOn))}`
        return (
          <>
            <Button look="quiet" aria-label={say.correctOf(name)} onClick={() => onCorrect(answer)}>
              {say.correct}
            </Button>{' '}
            <Button look="quiet" aria-label={say.withdrawOf(name)} onClick={() => onLeave(answer)}>
              {say.withdraw}
            </Button>
          </>
        )
      },
    },
  ]
}

type LeaveDialogProps = {
  answer: Answer
  onClose: () => void
  onWithdrawn: (told: string) => void
}

function LeaveDialog({ answer, onClose, onWithdrawn }: LeaveDialogProps) {
  const say = streamWords().answers
  const api = useApi()
  const deed = useDeed()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const send = () => {
    setAsked(true)
    if (reason.trim() === '' || deed.busy) return
    void deed.run(async () => {
      const header = { 'if-match': `"${answer.version}"` }
      const sent = { param: { id: answer.id }, header, query: {}, json: { reason: reason.trim() } }
      const { observations } = await parseResponse(api.answer[':id'].$delete(sent))
      onWithdrawn(say.withdrawn(observations.length))
    })
  }
  return (
    <Dialog open title={say.withdrawTitle} onClose={onClose}>
      <Form onSend={send}>
        <p>{say.withdrawAsk}</p>
        <TextAreaField
          label={say.why}
          rows={2}
          value={reason}
          onValue={setReason}
          error={asked && reason.trim() === '' ? say.whyMissing : undefined}
        />
        {deed.problem && <Problem problem={deed.problem} />}
        <div class="actions">
          <Button look="danger" type="submit" busy={deed.busy}>
            {say.withdraw}
          </Button>
          <Button look="plain" onClick={onClose}>
            {streamWords().form.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
