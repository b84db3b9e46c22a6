/** A department's quarter, 12 metrics at 24 sites, saved in one request, against as many requests. */

import type { SchoolYear } from '../domain/calendar.ts'
import { boundsOf, daysAfter } from '../domain/calendar.ts'
import { metricId, siteId } from './district.ts'
import { inTurn, milliseconds, report } from './measure.ts'
import type { BenchDistrict } from './setting.ts'

const METRICS = 12
const SITES = 24
const CELLS = METRICS * SITES
const ROUNDS = 12

/** Records quarters of one department in the grid's way, and one cell in the yardstick's. */
export async function benchQuarter({ app, rows }: BenchDistrict, year: SchoolYear) {
  let round = 0
  const post = async (path: string, body: unknown, status: number) => {
    const response = await app.request(`/api/v1/observations${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (response.status !== status) throw new Error(await response.text())
  }
  const cellsOf = (group: string) =>
    Array.from({ length: CELLS }, (_, at) => ({
      metricId: metricId(year, Math.floor(at / SITES)),
      siteId: siteId(at % SITES),
      observedOn: daysAfter(boundsOf(year).startsOn, 3),
      group,
      numerator: at % 31,
      denominator: 31,
    }))
  const { thing, yardstick, ratio } = await inTurn(
    ROUNDS,
    () => {
      round += 1
      return post('/batch', { cells: cellsOf(`quarter ${round}`) }, 200)
    },
    () => post('', cellsOf(`single ${round}`)[round % CELLS], 201),
  )
  const name = `${rows.toLocaleString('en-US')}: a quarter of ${CELLS} cells / one observation`
  report(name, milliseconds(thing.median), milliseconds(yardstick.median), ratio)
}
