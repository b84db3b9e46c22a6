/** Sealing a packet of 540 metrics, against the year's export; and how long others wait meanwhile. */

import { monitorEventLoopDelay } from 'node:perf_hooks'

import { inTurn, milliseconds, report } from './measure.ts'
import type { BenchDistrict } from './setting.ts'

const ROUNDS = 3
const NANOSECONDS = 1e6

export async function benchSealing({ app, rows }: BenchDistrict) {
  const seal = async () => {
    const response = await app.request('/api/v1/snapshots', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ cycleId: '2022-23-Q4', title: 'DLN' }),
    })
    if (response.status !== 201) throw new Error(await response.text())
  }
  const exported = async () => {
    const response = await app.request('/api/v1/export/observations.csv?year=2022-23')
    if (response.status !== 200) throw new Error(await response.text())
    await response.arrayBuffer()
  }
  const delay = monitorEventLoopDelay({ resolution: 5 })
  let longest = 0
  const { thing, yardstick, ratio } = await inTurn(
    ROUNDS,
    async () => {
      delay.reset()
      delay.enable()
      await seal()
      delay.disable()
      longest = Math.max(longest, delay.max / NANOSECONDS)
    },
    exported,
  )
  const name = `${rows.toLocaleString('en-US')}: sealing a packet / the year's export`
  report(name, milliseconds(thing.median), milliseconds(yardstick.median), ratio)
  const wait = `${rows.toLocaleString('en-US')}: longest wait while sealing / sealing`
  report(wait, milliseconds(longest), milliseconds(thing.median), longest / thing.median)
}
