/** Counted numbers as the CSV that observations are imported from. */

import { csvHeader, csvLine } from '../csv-line.ts'
import type { Column } from '../csv-shapes.ts'
import type { Provenance } from '../observation.ts'
import type { Amount } from './count-rows.ts'

const COLUMNS = [
  { name: 'metric_id', type: 'string' },
  { name: 'observed_on', type: 'date' },
  { name: 'site_code', type: 'string' },
  { name: 'value', type: 'number' },
  { name: 'numerator', type: 'number' },
  { name: 'denominator', type: 'number' },
  { name: 'n', type: 'number' },
  { name: 'source_file', type: 'string' },
  { name: 'source_sha256', type: 'string' },
  { name: 'provenance', type: 'string' },
] as const satisfies Column[]

/** One row per number, each with where it comes from. */
export function tidyCsv(
  metricId: string,
  amounts: readonly Amount[],
  { file = '', sha256 = '', ...counted }: Provenance,
): string {
  const rows = amounts.map(({ observedOn, site, values }) =>
    csvLine(COLUMNS, {
      metric_id: metricId,
      observed_on: observedOn,
      site_code: site,
      value: values.mean ?? values.value ?? null,
      numerator: values.numerator ?? null,
      denominator: values.denominator ?? null,
      n: values.n ?? null,
      source_file: file,
      source_sha256: sha256,
      provenance: JSON.stringify(counted),
    }),
  )
  return csvHeader(COLUMNS) + rows.join('')
}
