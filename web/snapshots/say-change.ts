/** A metric's differences from another packet, in words. */

import type { MetricChange } from '../../domain/packet/changes.ts'
import { snapshotWords } from '../words/snapshots.ts'

interface Told extends Pick<MetricChange, 'presence' | 'continues'> {
  terms: readonly { term: string; before: string | number | null; after: string | number | null }[]
}

/** What is said of the metric itself, a sentence each; its cycles are told beside their figures. */
export function sayMetricChange({ presence, continues, terms }: Told): string[] {
  const say = snapshotWords().changes
  const words = (value: string | number | null) => (value === null ? say.noTerm : String(value))
  return [
    ...(presence === 'both' ? [] : [say[presence]]),
    ...(continues ? [say.continues(continues.from)] : []),
    ...(continues?.incomparable ? [say.incomparable[continues.incomparable]] : []),
    ...terms.map(({ term, before, after }) =>
      say.term(say.terms[term] ?? term, words(before), words(after)),
    ),
  ]
}
