/** What a raw file is, before it is known how to count it. */

import type { Result } from '../result.ts'
import { createDateReader } from './date-cell.ts'
import type { Delimiter } from './delimiter.ts'
import type { Encoding } from './encoding.ts'
import { suggestRecipe } from './known-layouts.ts'
import { lookAt, refuseEmpty } from './look.ts'
import type { Part } from './open-file.ts'
import { openFile } from './open-file.ts'
import type { Reading } from './reading.ts'
import { passOf } from './reading.ts'
import type { Recipe } from './recipe.ts'
import type { CountProblem } from './refusal.ts'
import { refusable } from './refusal.ts'
import type { Table } from './tables.ts'

export interface Inspection {
  sha256: string
  /** Null for a workbook. */
  encoding: Encoding | null
  delimiter: Delimiter | null
  /** The files of an archive or the sheets of a workbook; empty for a single text file. */
  parts: Part[]
  /** The one that was looked at; null when it has to be said. */
  part: string | null
  tables: {
    table: Table
    /** Without totals and notes. */
    rows: number
    /** The first rows, as they are: for the screen of whoever chose the file, and for nothing else. */
    sample: string[][]
  }[]
  /** The usual recipe of a layout that is known. */
  suggestion: Recipe | null
}

/**
 * Looks at a file.
 *
 * Errors: refuses what is no table or has no row.
 */
export function inspectFile(
  file: Blob,
  part: string | undefined,
  reading: Reading = {},
): Promise<Result<Inspection, CountProblem>> {
  return refusable(async () => {
    const opened = await openFile(file, part, passOf(reading, 0, 2))
    const { source, sha256, parts } = opened
    const reader = { readDate: createDateReader('UTC'), siteOf: () => null }
    const tables = source ? await lookAt(source, undefined, reader, passOf(reading, 1, 2)) : []
    // Of several parts another one can be chosen.
    if (source && parts.length < 2) refuseEmpty(tables)
    const suggestion = suggestRecipe(tables)
    const named = opened.part !== null && parts.length > 1 && { part: opened.part }
    return {
      sha256,
      encoding: source?.encoding ?? null,
      delimiter: source?.delimiter ?? null,
      parts,
      part: opened.part,
      tables: tables.map(({ table, rows, sample }) => ({ table, rows, sample })),
      suggestion: suggestion ? { ...suggestion, ...named } : null,
    }
  })
}
