import { useMemo } from 'preact/hooks'

import type { CalendarDate } from '../../../domain/calendar.ts'
import { useApi } from '../../request.ts'
import { Dialog } from '../../shared/form/Dialog.tsx'
import { metricWords } from '../../words/metric.ts'
import type { Observation, Series } from '../series.ts'
import { nameOf } from '../series.ts'
import { OccupiedQuestion, StaleQuestion } from './Questions.tsx'
import { recordContextOf } from './record-context.ts'
import { createRecorder } from './recorder.ts'
import { RecordForm } from './RecordForm.tsx'
import type { Writing } from './writing.ts'

export type RecordDialogProps = {
  series: Series
  writing: Exclude<Writing, { kind: 'withdraw' }>
  /** No later day is accepted. */
  latestDay: CalendarDate
  onClose: () => void
  onStored: (observation: Observation) => void
}

/** The recording form in a dialog, or the question that came of sending it. */
export function RecordDialog(props: RecordDialogProps) {
  const { series, writing, latestDay, onClose, onStored } = props
  const api = useApi()
  const say = metricWords().record
  // A series that is read again behind the dialog changes nothing that is typed.
  const recorder = useMemo(
    () => createRecorder({ api, series, writing, context: recordContextOf(series, latestDay) }),
    // oxlint-disable-next-line react/exhaustive-deps
    [api, series.metric.id, writing],
  )
  const step = recorder.step.value
  const settle = async (sent: Promise<Observation | undefined>) => {
    const observation = await sent
    if (observation) onStored(observation)
  }
  const question = { series, recorder, onClose, onSettled: settle }
  return (
    <Dialog
      open
      title={writing.kind === 'correct' ? say.correctTitle : say.title(nameOf(series.metric))}
      onClose={onClose}
    >
      {step.kind === 'occupied' ? (
        <OccupiedQuestion {...question} standing={step.standing} />
      ) : step.kind === 'stale' ? (
        <StaleQuestion {...question} standing={step.standing} />
      ) : (
        <RecordForm
          series={series}
          recorder={recorder}
          isCorrection={writing.kind === 'correct'}
          onSend={() => void settle(recorder.send())}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}
