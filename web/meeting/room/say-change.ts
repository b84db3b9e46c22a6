/** A metric's differences since the packet before, in words. */

import type { MetricChange } from '../../../domain/packet/changes.ts'
import { sayMetricChange } from '../../snapshots/say-change.ts'

/** What a metric says otherwise than in the packet before, a sentence each. */
export function sayChange(change: MetricChange): string[] {
  return [
    ...sayMetricChange(change),
    ...change.cycles.flatMap(({ cycle, sentence }) =>
      sentence === '' ? [] : [`${cycle}: ${sentence}`],
    ),
  ]
}
