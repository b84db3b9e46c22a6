/** The dashboard: live and unchanged, against the bare SQL of its roll-ups and a bare answer. */

import { Hono } from 'hono'

import { openSqlite } from '../db/open.ts'
import type { SchoolYear } from '../domain/calendar.ts'
import { inTurn, milliseconds, report } from './measure.ts'
import type { BenchDistrict } from './setting.ts'

const ROUNDS = 60

/** Reads the dashboard again after every change, as the first reader after a write does. */
export async function benchDashboard({ app, path, rows }: BenchDistrict, year: SchoolYear) {
  const raw = openSqlite(path)
  const rollUps = raw
    .prepare('select * from roll_up where school_year = ? order by metric_id, cycle_number')
    .raw()
  const change = raw.prepare('update data_version set version = version + 1 where scope = ?')
  const address = `/api/v1/dashboard?year=${year}`
  let tag = ''
  const read = async () => {
    const response = await app.request(address)
    await response.text()
    tag = response.headers.get('etag') ?? ''
  }
  const live = await inTurn(
    ROUNDS,
    async () => {
      change.run(year)
      await read()
    },
    () => {
      rollUps.all(year)
    },
  )
  say('dashboard after a change / SQL of its roll-ups', live)

  await read()
  const bare = new Hono().get('/', (c) => c.text('hello'))
  const hello = async () => {
    await (await bare.request('/')).text()
  }
  say('dashboard unchanged / a bare answer', await inTurn(ROUNDS * 5, read, hello))
  const held = async () => {
    await app.request(address, { headers: { 'if-none-match': tag } })
  }
  say('dashboard held by the reader (304) / a bare answer', await inTurn(ROUNDS * 5, held, hello))
  raw.close()

  function say(what: string, { thing, yardstick, ratio }: Awaited<ReturnType<typeof inTurn>>) {
    const name = `${rows.toLocaleString('en-US')}: ${what}`
    report(name, milliseconds(thing.median), milliseconds(yardstick.median), ratio)
  }
}
