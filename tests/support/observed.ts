/** Observations written straight into the table, for tests that only need some to be there. */

import { appendToLedger } from '../../db/ledger.ts'
import type { Db, NewObservationRow } from '../../db/tables.ts'
import { writing } from '../../db/writing.ts'
import { calendarDate } from '../../domain/calendar.ts'
import { by, YEAR } from './plans.ts'

/** A sound first version of an observation of 2022-10-05. */
export function observationRow(metricId: string, tx: number): NewObservationRow {
  return {
    id: 'observation-1',
    version: 1,
    metric_id: metricId,
    school_year: YEAR,
    cycle_id: `${YEAR}-Q2`,
    site_id: null,
    participant_group: '',
    observed_on: calendarDate('2022-10-05'),
    value: 4,
    numerator: null,
    denominator: null,
    n: null,
    stage: null,
    done: null,
    missing_code: null,
    note: '',
    evidence_url: null,
    source_file: null,
    source_sha256: null,
    provenance: null,
    import_id: null,
    withdrawn: 0,
    reason: null,
    recorded_at: '2022-10-05T18:09:36.000Z',
    recorded_by: 'data@district.example',
    tx,
    superseded_tx: null,
    late: 0,
    invited: null,
    answered: null,
    survey_scale: null,
    wording: null,
  }
}

/** Stores some observations of a metric, one a day. */
export async function observe(db: Db, metricId: string, count: number): Promise<void> {
  await writing(db, by(), async ({ tx, actor, at }) => {
    const entry = { action: 'observation.record', entity: 'observation', entityId: metricId }
    const number = await appendToLedger(tx, { actor, at }, { ...entry, payload: {} })
    for (let day = 1; day <= count; day += 1) {
      const row = observationRow(metricId, number)
      const observed_on = calendarDate(`2022-10-${String(day).padStart(2, '0')}`)
      await tx
        .insertInto('observation')
        .values({ ...row, id: `${metricId}-${day}`, observed_on })
        .execute()
    }
  })
}
