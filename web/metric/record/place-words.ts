/** Which value is meant, in words. */

import { formatDate } from '../../shared/format.ts'
import { metricWords } from '../../words/metric.ts'
import type { Observation, Series } from '../series.ts'
import { day, siteName } from '../series.ts'

/** `Lincoln, Oct 5, 2022`. */
export function placeWords(
  series: Series,
  { siteId, observedOn }: Pick<Observation, 'siteId' | 'observedOn'>,
): string {
  return metricWords().record.at(siteName(series, siteId), formatDate(day(observedOn)))
}
