/** The day and the record that a series is of. */

import { formatDate } from '../shared/format.ts'
import { explainWords } from '../words/explain.ts'
import type { Series } from './series.ts'
import { day } from './series.ts'

/** `As of Jan 20, 2023, record number 412.` */
export function recordWords({ today, record }: Series): string {
  return explainWords().asOf(formatDate(day(today)), record)
}
