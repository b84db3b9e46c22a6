import { execFileSync } from 'node:child_process'

import { expect, test } from 'vitest'

/** Changes to and from daylight saving, a new year, and Samoa's missing day's neighbours. */
const DAYS = ['2022-10-05', '2022-11-06', '2023-01-01', '2023-03-12', '2018-11-04', '2011-12-29']

const ZONES = ['Pacific/Kiritimati', 'America/Los_Angeles', 'America/Sao_Paulo', 'Pacific/Apia']

const SCRIPT = `
  import { formatDate } from './web/shared/format.ts'
  import { dateAt, dayEnd, dayStart, noon } from './web/shared/chart/chart-time.ts'
  const days = ${JSON.stringify(DAYS)}
  const seen = ${JSON.stringify(ZONES)}.map((zone) => {
    process.env.TZ = zone
    return {
      zone,
      written: days.map(formatDate),
      noons: days.map((day) => dateAt(noon(day))),
      starts: days.map((day) => dateAt(dayStart(day))),
      ends: days.map((day) => dateAt(dayEnd(day) - 1)),
    }
  })
  console.log(JSON.stringify(seen))
`

const WRITTEN = [
  'Oct 5, 2022',
  'Nov 6, 2022',
  'Jan 1, 2023',
  'Mar 12, 2023',
  'Nov 4, 2018',
  'Dec 29, 2011',
]

test('a calendar date is the same day on screen and on the axis in every time zone', () => {
  // A process of its own: a test's worker may not change its time zone.
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', SCRIPT], {
    env: { ...process.env, TZ: 'UTC' },
    encoding: 'utf8',
  })
  expect(JSON.parse(printed)).toEqual(
    ZONES.map((zone) => ({ zone, written: WRITTEN, noons: DAYS, starts: DAYS, ends: DAYS })),
  )
})
