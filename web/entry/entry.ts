/** One metric at one place in one cycle: what stands, what is typed over it, and what is to be said of it. */

import type { ReadonlySignal } from '@preact/signals'
import { computed, signal } from '@preact/signals'

import type { CalendarDate } from '../../domain/calendar.ts'
import type { ObservationContext } from '../../domain/observation.ts'
import { checkObservation } from '../../domain/observation.ts'
import type { Unusual } from '../../domain/unusual.ts'
import { unusualAgainst } from '../../domain/unusual.ts'
import type { Observation } from '../metric/series.ts'
import type { Metric } from '../plan/stored-plan.ts'
import { entryWords } from '../words/entry.ts'
import type { EntryColumn } from './columns.ts'
import type { EntryText } from './entry-text.ts'
import { emptyFields, isBlank, isSameText, textOf, typedDraft, wordProblem } from './entry-text.ts'

/** What is known of an entry beside its typing. */
export type Sent =
  | { kind: 'nothing' }
  | { kind: 'saving' }
  /** The record took it in this sitting. */
  | { kind: 'saved' }
  | { kind: 'refused'; message: string }
  /** Somebody else's value stands where this one was to go. */
  | { kind: 'conflict'; theirs: Observation }

export type EntryState =
  /** Nothing can be typed here, and why. */
  | { kind: 'shut'; why: string }
  /** What is shown is what stands. */
  | { kind: 'kept' }
  | { kind: 'saved' }
  /** A number waits for its other half. */
  | { kind: 'half' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'refused'; message: string }
  /** It changes what was on the record before, and nobody has said why. */
  | { kind: 'asks_why' }
  | { kind: 'conflict'; theirs: Observation }

export interface Entry {
  /** Stays the same while the page is open. */
  readonly key: string
  readonly metric: Metric
  readonly column: EntryColumn
  /** The last value of the cycle before, at the same place. */
  readonly last: Observation | undefined
  readonly standing: ReadonlySignal<Observation | undefined>
  /** What the cells show: what is typed, or else what stands. */
  readonly shown: ReadonlySignal<EntryText>
  readonly state: ReadonlySignal<EntryState>
  /** A value that somebody should look at again; it is saved all the same. */
  readonly unusual: ReadonlySignal<Unusual | undefined>
  /** Whether something is typed that does not stand. */
  readonly isTyped: ReadonlySignal<boolean>
  /** Why a value that stood before this sitting is changed; empty while unsaid. */
  readonly reason: ReadonlySignal<string>
  type: (text: EntryText) => void
  sayWhy: (reason: string) => void
  mark: (sent: Sent) => void
  /** A version is on the record now; typing that says the same is done. */
  settle: (stored: Observation | undefined) => void
  /** Of two values: what somebody else recorded, or what is typed here. */
  keepTheirs: () => void
  takeMine: () => void
}

export interface EntryPlace {
  metric: Metric
  column: EntryColumn
  standing: Observation | undefined
  last: Observation | undefined
  /** Why nothing can be typed here; empty where something can. */
  shut: string
}

/** What every entry of a grid is checked against. */
export interface EntryRules {
  contextOf: (metric: Metric) => ObservationContext
  /** The day that a new value of a column was true. */
  dayOf: (column: EntryColumn) => CalendarDate
}

export function createEntry(place: EntryPlace, rules: EntryRules): Entry {
  const { metric, column, last, shut } = place
  const standing = signal(place.standing)
  const typed = signal<EntryText | undefined>(undefined)
  const sent = signal<Sent>({ kind: 'nothing' })
  const reason = signal('')
  // Of this sitting: what a person typed a minute ago they correct without an account of it.
  const own = new Set<string>()

  const shown = computed(() => typed.value ?? textOf(standing.value))
  const isTyped = computed(() => !isSameText(shown.value, textOf(standing.value)))
  const problem = computed(() => problemOf(shown.value, standing.value, place, rules))
  const state = computed((): EntryState => {
    if (shut !== '') return { kind: 'shut', why: shut }
    const { kind } = sent.value
    if (kind === 'conflict' || kind === 'saving') return sent.value
    if (!isTyped.value) return { kind: kind === 'saved' ? 'saved' : 'kept' }
    if (kind === 'refused') return sent.value
    if (!isBlank(shown.value) && emptyFields(shown.value, metric).length > 0) {
      return { kind: 'half' }
    }
    if (problem.value !== undefined) return { kind: 'refused', message: problem.value }
    const before = standing.value
    const isAsked = before !== undefined && !own.has(before.id) && reason.value.trim() === ''
    return { kind: isAsked ? 'asks_why' : 'unsaved' }
  })

  const settle = (stored: Observation | undefined) => {
    const after = stored?.withdrawn ? undefined : stored
    if (stored) own.add(stored.id)
    standing.value = after
    reason.value = ''
    if (typed.value && isSameText(typed.value, textOf(after))) typed.value = undefined
    sent.value = { kind: 'saved' }
  }
  return {
    key: keyOf(metric, column),
    metric,
    column,
    last,
    standing,
    shown,
    state,
    isTyped,
    reason,
    unusual: computed(() => {
      if (problem.value !== undefined || last === undefined) return undefined
      const value = amountOf(metric, typedDraft(shown.value, metric))
      const before = amountOf(metric, { ...last, mean: last.mean })
      if (value === null || before === null) return undefined
      return unusualAgainst(metric, value, before)
    }),
    type: (text) => {
      typed.value = text
      if (sent.value.kind !== 'conflict') sent.value = { kind: 'nothing' }
    },
    sayWhy: (why) => {
      reason.value = why
    },
    mark: (next) => {
      sent.value = next
    },
    settle,
    keepTheirs: () => {
      if (sent.value.kind !== 'conflict') return
      standing.value = sent.value.theirs
      typed.value = undefined
      sent.value = { kind: 'nothing' }
    },
    takeMine: () => {
      if (sent.value.kind !== 'conflict') return
      standing.value = sent.value.theirs
      sent.value = { kind: 'nothing' }
    },
  }
}

function keyOf(metric: Pick<Metric, 'id'>, column: EntryColumn): string {
  return `${metric.id} ${column.key}`
}

type Amounts = Partial<
  Record<'value' | 'numerator' | 'denominator' | 'mean', number | null | undefined>
>

/** The number that a value makes, in the metric's unit; null where it makes none. */
export function amountOf(
  { kind, rateBase }: Pick<Metric, 'kind' | 'rateBase'>,
  { value, numerator, denominator, mean }: Amounts,
): number | null {
  if (kind === 'score') return mean ?? null
  if (kind !== 'rate') return value ?? null
  if (numerator === null || numerator === undefined) return null
  return denominator ? (numerator / denominator) * rateBase : null
}

/** What the server's own rule says of what is typed; undefined when it would be stored. */
function problemOf(
  text: EntryText,
  standing: Observation | undefined,
  { metric, column }: EntryPlace,
  rules: EntryRules,
): string | undefined {
  if (isBlank(text)) {
    if (standing !== undefined) return undefined
    return text.note === '' && text.evidenceUrl === '' ? undefined : entryWords().noteAlone
  }
  const word = wordProblem(text)
  if (word !== undefined) return entryWords().words[word]
  const draft = {
    ...typedDraft(text, metric),
    observedOn: standing?.observedOn ?? rules.dayOf(column),
    siteId: column.siteId,
  }
  const checked = checkObservation(draft, rules.contextOf(metric))
  return checked.ok ? undefined : checked.error.map(({ message }) => message).join(' ')
}
