/** One durable observation with its version, ledger entry and roll-up, against a bare durable row. */

import { openSqlite } from '../db/open.ts'
import type { SchoolYear } from '../domain/calendar.ts'
import { boundsOf, daysAfter } from '../domain/calendar.ts'
import { metricId } from './district.ts'
import { inTurn, milliseconds, report } from './measure.ts'
import type { BenchDistrict } from './setting.ts'

const ROUNDS = 200

/** Records observations of the district as a whole, one a transaction. */
export async function benchRecording({ app, path, rows }: BenchDistrict, year: SchoolYear) {
  const bare = openSqlite(`${path}.bare`)
  bare.exec('create table row (id integer primary key, value real) strict')
  const insert = bare.prepare('insert into row (value) values (?)')
  let number = 0
  const record = async () => {
    const observedOn = daysAfter(boundsOf(year).startsOn, number % 360)
    const group = `group ${Math.floor(number / 360)}`
    number += 1
    const body = { metricId: metricId(year, 7), observedOn, group, numerator: 3, denominator: 4 }
    const response = await app.request('/api/v1/observations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (response.status !== 201) throw new Error(await response.text())
  }
  const { thing, yardstick, ratio } = await inTurn(ROUNDS, record, () => {
    insert.run(number)
  })
  bare.close()
  const name = `${rows.toLocaleString('en-US')}: one observation / a bare durable row`
  report(name, milliseconds(thing.median), milliseconds(yardstick.median), ratio)
}
