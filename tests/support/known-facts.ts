/** Facts about files beside the repository, and how a test counts them. */

import { expect } from 'vitest'

import { calendarDate } from '../../domain/calendar.ts'
import type { Count } from '../../domain/counting/count.ts'
import type { Values } from '../../domain/counting/tally.ts'
import type { SomeRecipe } from './counting.ts'
import { counted } from './counting.ts'
import { hasSharedFile, sharedFile, sharedFilesPresent, sharedJson } from './shared-files.ts'

export interface Facts {
  delimiter?: string
  headerRecord?: number
  columns?: number
  dataRecords?: number
  totalsRecord?: number
  checks: { what: string; value: unknown }[]
}

/** A fact of a file by the beginning of its words, and how it is counted. */
export type FactCheck = readonly [
  path: string,
  what: string,
  check: (value: unknown) => Promise<void>,
]

export const factsPresent = sharedFilesPresent && hasSharedFile('csv_expected.json')
const files = factsPresent ? Object.entries(factsOf(sharedJson('csv_expected.json'))) : []

/** The files that are there, with their facts. */
export const filesWithFacts = files.filter(([path]) => hasSharedFile(path))

/** Says what is skipped. */
export function sayWhatIsMissing(): void {
  const missing = files.filter(([path]) => !hasSharedFile(path)).map(([path]) => path)
  if (!factsPresent)
    console.log('skipped: the files with known facts are not beside this repository')
  else if (missing.length > 0) console.log(`skipped: not there: ${missing.join(', ')}`)
}

/** The facts of some files, each with its check. */
export function checksIn(paths: RegExp, checks: readonly FactCheck[]) {
  return filesWithFacts
    .filter(([path]) => paths.test(path))
    .flatMap(([path, facts]) =>
      facts.checks.map(({ what, value }) => {
        const known = checks.find(([file, words]) => file === path && what.startsWith(words))
        if (!known) throw new Error(`nobody counts “${what}” of ${path}`)
        return { path, what, value, check: known[2] }
      }),
    )
}

const DAY = calendarDate('2022-10-18')
export const ON_A_DAY = { by: 'day', date: { from: DAY, to: DAY } } as const
const NOTHING: Values = {}

export async function single(path: string, recipe: SomeRecipe) {
  const done = await counted(sharedFile(path), { ...ON_A_DAY, ...recipe })
  return done.amounts[0]?.values ?? NOTHING
}

export function percentOf(
  { numerator = 0, denominator = 1 }: Count['amounts'][number]['values'],
  places: number,
) {
  return Number(((numerator / denominator) * 100).toFixed(places))
}

/** Rows by what stands in a column; `known` names the cells, as keys or as a list. */
export async function countsOf(
  path: string,
  column: string,
  known: unknown,
): Promise<Record<string, number>> {
  const names = Array.isArray(known) ? known.map(String) : Object.keys(Object(known))
  const counts: Record<string, number> = {}
  for (const name of names) {
    const where = [{ column, is: [name] }]
    const done = await counted(sharedFile(path), {
      ...ON_A_DAY,
      counting: { how: 'rows' },
      where,
      totals: 'keep',
    })
    if (done.counted > 0) counts[name] = done.counted
  }
  const where = [{ column, isNot: names }]
  const others = await counted(sharedFile(path), {
    ...ON_A_DAY,
    counting: { how: 'rows' },
    where,
    totals: 'keep',
  })
  expect(others.counted).toBe(0)
  return counts
}

export function warned({ warnings }: Count): string[] {
  return warnings.map(({ code }) => code)
}

function factsOf(json: unknown): Record<string, Facts> {
  // The list is written by hand and read by these tests alone.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return json as Record<string, Facts>
}
