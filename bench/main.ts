/**
 * `npm run bench -- [dashboard|record|quarter|import|export|seal|all] [--rows 10000,100000] [--megabytes 100]`:
 * every figure against a yardstick of the same run.
 */

import { parseArgs } from 'node:util'

import { schoolYear } from '../domain/calendar.ts'
import { benchExport, benchImport } from './csv.ts'
import { benchDashboard } from './dashboard.ts'
import { benchLargeImport } from './large-import.ts'
import { benchQuarter } from './quarter.ts'
import { benchRecording } from './recording.ts'
import { benchSealing } from './sealing.ts'
import type { BenchDistrict } from './setting.ts'
import { createBenchDistrict } from './setting.ts'

const YEAR = schoolYear('2022-23')
const MOST_IMPORTED = 100_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '10000,100000' },
    megabytes: { type: 'string', default: '100' },
  },
})
const [what = 'all'] = positionals
const sizes = values.rows.split(',').map(Number)

const READERS: Record<string, (district: BenchDistrict) => Promise<void>> = {
  dashboard: (district) => benchDashboard(district, YEAR),
  record: (district) => benchRecording(district, YEAR),
  quarter: (district) => benchQuarter(district, YEAR),
  export: benchExport,
  seal: benchSealing,
}

for (const rows of sizes) {
  const wanted = Object.entries(READERS).filter(([name]) => what === 'all' || what === name)
  if (wanted.length > 0) {
    const district = await createBenchDistrict(rows)
    for (const [, bench] of wanted) await bench(district)
    await district.close()
  }
  // A school year's plans take a year's share of rows.
  if (what === 'all' || what === 'import') await benchImport(Math.min(rows, MOST_IMPORTED), YEAR)
}
if (what === 'all' || what === 'import') {
  await benchLargeImport(Number(values.megabytes), Math.min(...sizes), YEAR)
}
