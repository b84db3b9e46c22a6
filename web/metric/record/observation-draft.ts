/** An observation while it is typed: checked by the server's own rule at every keystroke. */

import type { ReadonlySignal } from '@preact/signals'
import { computed, signal } from '@preact/signals'

import type { Measure } from '../../../domain/measure.ts'
import type { CheckedObservation, ObservationContext } from '../../../domain/observation.ts'
import { checkObservation } from '../../../domain/observation.ts'
import { metricWords } from '../../words/metric.ts'
import { countAnswers } from './counted-answers.ts'
import type { DraftField, DraftFields } from './draft-fields.ts'
import { COUNTING_FIELDS, fieldOfPath, toDraft, valueFieldsOf } from './draft-fields.ts'

type Messages = Partial<Record<DraftField, string>>

export interface DraftModel {
  fields: ReadonlySignal<DraftFields>
  /** What would be stored; undefined while a rule refuses it. */
  checked: ReadonlySignal<CheckedObservation | undefined>
  /** What to say beside each field, for fields that were left once. */
  messages: ReadonlySignal<Messages>
  /** Whether anything was typed since the form opened. */
  changed: ReadonlySignal<boolean>
  type: (field: DraftField, text: string) => void
  answer: (answer: DraftFields['answer']) => void
  /** The person left the field: from here on its problems are said. */
  leave: (field: DraftField) => void
  leaveAll: () => void
  /** Problems that the server found, by field; each goes when its field is typed into. */
  refuse: (messages: Messages) => void
  restart: (fields: DraftFields) => void
}

/** A draft over its context, starting with `start`. `needsReason` is for corrections. */
export function createObservationDraft(
  context: ObservationContext,
  start: DraftFields,
  needsReason = false,
): DraftModel {
  const fields = signal(start)
  const first = signal(start)
  const left = signal<ReadonlySet<DraftField>>(new Set())
  const refused = signal<Messages>({})

  const outcome = computed(() => checkObservation(toDraft(fields.value, context.metric), context))
  const found = computed((): Messages => {
    const { answer, missing, reason } = fields.value
    const unsaid = answer === 'missing' && missing === ''
    const problems = outcome.value.ok ? [] : outcome.value.error
    const counted = countAnswers(fields.value, context.metric)
    const own = unsaid ? new Set<string>(valueFieldsOf(context.metric)) : new Set<string>()
    return {
      ...Object.fromEntries(
        problems
          .filter(({ path }) => !own.has(path))
          .map(({ path, message }) => [fieldOfPath(path) ?? path, message]),
      ),
      ...(answer === 'number' && counted && 'problem' in counted && { counts: counted.problem }),
      ...(unsaid && { missing: metricWords().record.missingMissing }),
      ...(needsReason && reason.trim() === '' && { reason: metricWords().record.whyMissing }),
    }
  })
  const shown = computed((): Messages => {
    const said = Object.entries(found.value).filter(([field]) => isSaid(field, left.value))
    return { ...Object.fromEntries(said), ...refused.value }
  })
  return {
    fields,
    checked: computed(() =>
      outcome.value.ok && Object.keys(found.value).length === 0 ? outcome.value.value : undefined,
    ),
    messages: shown,
    changed: computed(() => fields.value !== first.value),
    type: (field, text) => {
      fields.value = withCounts({ ...fields.value, [field]: text }, field, context.metric)
      const { [field]: _mended, ...others } = refused.value
      refused.value = others
    },
    answer: (answer) => {
      fields.value = { ...fields.value, answer }
    },
    leave: (field) => {
      left.value = new Set([...left.value, field])
    },
    leaveAll: () => {
      left.value = new Set(Object.keys(found.value).filter(isField))
    },
    refuse: (messages) => {
      refused.value = messages
    },
    restart: (next) => {
      fields.value = next
      first.value = next
      left.value = new Set()
      refused.value = {}
    },
  }
}

/** Counts that are typed fill in the numbers that they make. */
function withCounts(fields: DraftFields, typed: DraftField, measure: Measure): DraftFields {
  if (!COUNTING_FIELDS.some((field) => field === typed)) return fields
  const counted = countAnswers(fields, measure)
  return counted && 'fill' in counted ? { ...fields, ...counted.fill } : fields
}

// While the second of two fields is being typed, the first is not blamed for it.
function isSaid(field: string, left: ReadonlySet<string>): boolean {
  if (field === 'numerator' || field === 'mean') {
    return left.has(field) && (left.has('denominator') || left.has('n'))
  }
  return left.has(field)
}

function isField(name: string): name is DraftField {
  return name !== 'provenance'
}
