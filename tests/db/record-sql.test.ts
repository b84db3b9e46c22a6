import { expect, test } from 'vitest'

import { auditRows, listAudit, listAuditChoices } from '../../db/audit.ts'
import { findAnswer, storeAnswer, sweepAnswers } from '../../db/idempotency.ts'
import { verifyLedger } from '../../db/ledger.ts'
import { listRestatements, listVersions } from '../../db/observation-history.ts'
import { importObservations } from '../../db/observation-import.ts'
import type { ObservationFilter } from '../../db/observations.ts'
import {
  correctObservation,
  findObservation,
  listObservations,
  withdrawObservation,
} from '../../db/observations.ts'
import { listSiteParts, refileObservations } from '../../db/roll-ups.ts'
import { registerHandedOut } from '../../db/small-groups-register.ts'
import { readHidden } from '../../db/small-groups.ts'
import type { Db } from '../../db/tables.ts'
import { verifyObservations } from '../../db/verify-observations.ts'
import { verifyRollUps } from '../../db/verify.ts'
import { writing } from '../../db/writing.ts'
import type { Metric } from '../../domain/plan.ts'
import { allOf, arriving } from '../support/csv.ts'
import { DIALECTS } from '../support/databases.ts'
import { day } from '../support/metrics.ts'
import {
  addMetric,
  checked,
  createDistrict,
  record,
  recorder,
  THIS_YEAR,
} from '../support/recorded-district.ts'

const next = recorder()

const FILTER: ObservationFilter = {
  metricId: 'sessions',
  departmentId: 'data',
  schoolYear: THIS_YEAR,
  cycleId: '2022-23-Q1',
  siteId: 'lincoln',
  from: day('2022-07-01'),
  to: day('2022-09-30'),
  asOf: 9,
}

/** Works on the record; `forget` leaves out the SQL up to there. */
type Work = (db: Db, metric: Metric, forget: () => void) => Promise<void>

/** What is done to the record, by the noun whose SQL it shows. */
const WORK: Record<string, Work> = {
  async observations(db, metric) {
    const { id } = await record(db, next(), metric, checked({ value: 1 }))
    const moved = checked({ observedOn: '2022-10-01', value: 2 })
    const first = { expectedVersion: 1, reason: 'wrong day' }
    const second = { expectedVersion: 2, reason: 'not ours' }
    await writing(db, next(), (change) => correctObservation(change, metric, id, moved, first))
    await writing(db, next(), (change) => withdrawObservation(change, metric, id, second))
    await findObservation(db, id)
    await listObservations(db, {}, { limit: 50 })
    await listObservations(db, FILTER, { limit: 50, cursor: id })
  },
  async 'observation-history'(db) {
    await listVersions(db, 'one')
    await listRestatements(db, 'sessions')
  },
  async 'observation-import'(db, metric) {
    await record(db, next(), metric, checked({ value: 1 }))
    const file =
      'observation_id,metric_id,observed_on,value\n,sessions,2022-09-30,2\nnew,sessions,2022-09-29,3\n'
    const by = next()
    const options = { by, fileName: 'values.csv', dryRun: false, latestDay: day('2023-01-20') }
    await importObservations(db, arriving(file), options)
  },
  async 'roll-ups'(db) {
    await listSiteParts(db, 'sessions')
    await writing(db, next(), (change) => refileObservations(change, THIS_YEAR))
    await verifyRollUps(db)
  },
  async 'small-groups'(db, metric, forget) {
    const pupils: Metric = { ...metric, privacyClass: 'student' }
    await record(db, next(), pupils, checked({ value: 40 }))
    await record(db, next(), pupils, checked({ observedOn: '2022-10-01', value: 4 }))
    forget()
    const { byMetric } = await readHidden(db, [pupils])
    await registerHandedOut(db, [pupils], byMetric, { totals: true })
    await readHidden(db, [pupils], { handingOut: true })
    await readHidden(db, [pupils], { asOf: 9 })
  },
  async audit(db) {
    const filter = {
      actor: 'one',
      action: 'a.b',
      entity: 'a',
      entityId: 'two',
      metricId: 'three',
      departmentId: 'four',
      from: 'x',
      before: 'y',
    }
    await listAudit(db, {}, { limit: 50 })
    await listAudit(db, filter, { limit: 50, cursor: 9 })
    await listAuditChoices(db)
    await allOf(auditRows(db, filter))
    await verifyLedger(db)
    await verifyObservations(db)
  },
  async idempotency(db) {
    const answer = { requestHash: 'x', status: 201, response: '{}', headers: {} }
    await findAnswer(db, 'one', 'key')
    await writing(db, next(), async (change) => {
      await storeAnswer(change, { ...answer, principal: 'one', key: 'key' })
      await sweepAnswers(change.tx, '2022-10-05T18:00:00.000Z')
    })
  },
}

const CASES = DIALECTS.flatMap((dialect) =>
  Object.entries(WORK).map(([noun, work]) => ({ dialect, noun, work })),
)

test.each(CASES)('$dialect: the SQL of $noun is the reviewed one', async (entry) => {
  const { dialect, noun, work } = entry
  const seen: string[] = []
  const db = await createDistrict(dialect, (event) => void seen.push(event.query.sql))
  const metric = await addMetric(db, { id: 'sessions' })
  seen.length = 0
  await work(db, metric, () => void seen.splice(0))
  await db.destroy()
  await expect(`${seen.join('\n')}\n`).toMatchFileSnapshot(`sql/${noun}.${dialect}.sql`)
})
