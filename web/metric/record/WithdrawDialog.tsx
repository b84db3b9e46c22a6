import { useState } from 'preact/hooks'

import { useApi } from '../../request.ts'
import { Button } from '../../shared/form/Button.tsx'
import { Dialog } from '../../shared/form/Dialog.tsx'
import { TextAreaField } from '../../shared/form/fields.tsx'
import { Form } from '../../shared/form/Form.tsx'
import { Notice } from '../../shared/page/Notice.tsx'
import { Problem } from '../../shared/page/Problem.tsx'
import { metricWords } from '../../words/metric.ts'
import { sayLogged } from '../amounts.ts'
import type { Observation, Series } from '../series.ts'
import { placeWords } from './place-words.ts'
import type { Outcome } from './send.ts'
import { sendWithdrawal } from './send.ts'

export type WithdrawDialogProps = {
  series: Series
  observation: Observation
  onClose: () => void
  onStored: (withdrawn: Observation) => void
}

/** Taking a value back, with a reason. */
export function WithdrawDialog({ series, observation, onClose, onStored }: WithdrawDialogProps) {
  const say = metricWords()
  const api = useApi()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | 'sending'>()
  const missing = reason.trim() === ''
  const current =
    outcome && outcome !== 'sending' && outcome.kind === 'stale' ? outcome.standing : observation

  const send = async () => {
    setAsked(true)
    if (missing || outcome === 'sending') return
    setOutcome('sending')
    const next = await sendWithdrawal(api, current, reason)
    if (next.kind === 'stored') onStored(next.observation)
    else setOutcome(next)
  }
  const what = sayLogged(series.metric, current)
  return (
    <Dialog open title={say.withdraw.title} onClose={onClose}>
      <Form class="record-form stack" onSend={() => void send()}>
        <p>{say.withdraw.ask(what, placeWords(series, current))}</p>
        <TextAreaField
          label={say.withdraw.why}
          hint={say.record.whyHint}
          rows={2}
          value={reason}
          onValue={setReason}
          error={asked && missing ? say.record.whyMissing : undefined}
        />
        {outcome !== undefined && outcome !== 'sending' && <Failure outcome={outcome} />}
        <div class="actions">
          <Button look="danger" type="submit" busy={outcome === 'sending'}>
            {say.withdraw.send}
          </Button>
          <Button look="plain" onClick={onClose}>
            {say.record.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function Failure({ outcome }: { outcome: Outcome }) {
  const say = metricWords().record
  if (outcome.kind === 'refused') return <Problem problem={outcome.problem} />
  if (outcome.kind === 'stale') {
    return (
      <div role="alert">
        <Notice look="warning">{say.staleTitle}</Notice>
      </div>
    )
  }
  return <Problem problem={{ title: say.lostTitle, detail: say.lost }} />
}
