/** Recording or correcting one observation, from the open form to the stored value. */

import type { ReadonlySignal } from '@preact/signals'
import { signal } from '@preact/signals'

import type { Api } from '../../api.ts'
import type { ProblemDetails } from '../../shared/page/Problem.tsx'
import type { Observation, Series } from '../series.ts'
import type { DraftField, DraftFields } from './draft-fields.ts'
import { fieldOfPath, startOf, toDraft } from './draft-fields.ts'
import { dropDraft, findDraft, keepDraft, placeOf } from './draft-store.ts'
import type { DraftModel } from './observation-draft.ts'
import { createObservationDraft } from './observation-draft.ts'
import type { RecordContext } from './record-context.ts'
import type { Outcome, Target } from './send.ts'
import { newKey, sendCorrection, sendRecord } from './send.ts'
import type { Writing } from './writing.ts'

export type Step =
  | { kind: 'typing' }
  | { kind: 'sending' }
  | { kind: 'occupied'; standing: Observation }
  | { kind: 'stale'; standing: Observation }
  | { kind: 'refused'; problem: ProblemDetails }
  | { kind: 'lost' }

export interface Recorder {
  draft: DraftModel
  step: ReadonlySignal<Step>
  /** Whether the form began with what was typed earlier. */
  wasKept: ReadonlySignal<boolean>
  /** Sends what is typed; undefined when it is not stored. */
  send: () => Promise<Observation | undefined>
  /** Corrects the value that is in the way, or that somebody changed, to what is typed. */
  overwrite: (standing: Target, reason: string) => Promise<Observation | undefined>
  type: (field: DraftField, text: string) => void
  answer: (answer: DraftFields['answer']) => void
  startOver: () => void
  /** Back to the form from a question. */
  back: () => void
}

export type RecorderOptions = {
  api: Api
  series: Series
  writing: Exclude<Writing, { kind: 'withdraw' }>
  context: RecordContext
}

export function createRecorder({ api, series, writing, context }: RecorderOptions): Recorder {
  const { metric } = series
  const place = placeOf(metric.id, writing)
  const start = startOf(writing, context.firstDay)
  const kept = findDraft(place, start)
  const draft = createObservationDraft(context.rule, kept ?? start, writing.kind === 'correct')
  const step = signal<Step>({ kind: 'typing' })
  const wasKept = signal(kept !== undefined)
  let key = newKey()

  const settle = (outcome: Outcome): Observation | undefined => {
    if (outcome.kind === 'stored') {
      dropDraft(place)
      return outcome.observation
    }
    if (outcome.kind === 'key_used') key = newKey()
    if (outcome.kind === 'refused') draft.refuse(byField(outcome.problem))
    step.value = outcome.kind === 'key_used' ? { kind: 'lost' } : outcome
    return undefined
  }
  const keep = () => keepDraft(place, draft.fields.value)
  const wanted = () => toDraft(draft.fields.value, context.rule.metric)

  return {
    draft,
    step,
    wasKept,
    send: async () => {
      draft.leaveAll()
      if (!draft.checked.value || step.value.kind === 'sending') return undefined
      step.value = { kind: 'sending' }
      if (writing.kind === 'correct') {
        const reason = draft.fields.value.reason
        return settle(await sendCorrection(api, writing.observation, wanted(), reason))
      }
      const first = await sendRecord(api, metric.id, wanted(), key)
      if (first.kind !== 'key_used') return settle(first)
      // An earlier send was stored without an answer, and something else was typed since.
      key = newKey()
      return settle(await sendRecord(api, metric.id, wanted(), key))
    },
    overwrite: async (standing, reason) => {
      step.value = { kind: 'sending' }
      return settle(await sendCorrection(api, standing, wanted(), reason))
    },
    type: (field, text) => {
      draft.type(field, text)
      keep()
    },
    answer: (answer) => {
      draft.answer(answer)
      keep()
    },
    startOver: () => {
      dropDraft(place)
      draft.restart(start)
      wasKept.value = false
      step.value = { kind: 'typing' }
    },
    back: () => {
      step.value = { kind: 'typing' }
    },
  }
}

function byField({ errors = [] }: ProblemDetails): Partial<Record<DraftField, string>> {
  const messages: Partial<Record<DraftField, string>> = {}
  for (const { path, message } of errors) {
    const field = fieldOfPath(path)
    if (field) messages[field] = message
  }
  return messages
}
