import { describe, expect, test } from 'vitest'

import { inspectFile } from '../../../domain/counting/inspect.ts'
import { counted, leftOutOf } from '../../support/counting.ts'
import {
  factsPresent,
  filesWithFacts,
  ON_A_DAY,
  sayWhatIsMissing,
} from '../../support/known-facts.ts'
import { sharedFile } from '../../support/shared-files.ts'

sayWhatIsMissing()

/** What a file's layout cannot say of itself: rows that a recipe has to keep. */
const TOTALS_ARE_DATA = new Set(['csv/uk_dfe_attendance_ytd_2025-26.csv'])

describe.skipIf(!factsPresent)('the layout of files with known facts', () => {
  test.each(filesWithFacts)('%s', async (path, facts) => {
    const inspected = await inspectFile(sharedFile(path), undefined)
    if (!inspected.ok) throw new Error(inspected.error.message)
    const { encoding, delimiter, tables } = inspected.value
    const [main] = tables.toSorted((a, b) => b.rows - a.rows)
    expect(encoding?.name).toBe('utf-8')
    expect(delimiter).toBe(facts.delimiter ?? delimiter)
    expect(main?.table.headingLine).toBe(facts.headerRecord)
    expect(main?.table.headings.length).toBe(facts.columns ?? main?.table.headings.length)
    const kept = TOTALS_ARE_DATA.has(path) ? 'keep' : 'leave out'
    const done = await counted(sharedFile(path), {
      ...ON_A_DAY,
      counting: { how: 'rows' },
      totals: kept,
      table: main?.table.number ?? 1,
    })
    expect(done.counted).toBe(facts.dataRecords)
    expect(leftOutOf(done).totals_row ?? 0).toBe(facts.totalsRecord === undefined ? 0 : 1)
  })
})
