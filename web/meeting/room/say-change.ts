/** A metric's differences since the packet before, in words. */

import type { MetricChange } from '../../../domain/packet/changes.ts'
import { meetingWords } from '../../words/meeting.ts'
import { snapshotWords } from '../../words/snapshots.ts'

/** What a metric says otherwise than in the packet before, a sentence each. */
export function sayChange({ presence, terms, cycles }: MetricChange): string[] {
  const { room } = meetingWords()
  const { changes: say } = snapshotWords()
  const words = (value: string | number | null) => (value === null ? say.noTerm : String(value))
  return [
    ...(presence === 'both' ? [] : [room[presence]]),
    ...terms.map(({ term, before, after }) =>
      say.term(say.terms[term] ?? term, words(before), words(after)),
    ),
    ...cycles.flatMap(({ cycle, sentence }) => (sentence === '' ? [] : [`${cycle}: ${sentence}`])),
  ]
}
