/**
 * Counting a raw file by a recipe, on the computer where the file is. What comes out
 * are numbers, rows left out by reason, and where the numbers come from: no cell of the
 * file, except what it calls sites that nobody knows, which only go into a question.
 */

import { canonicalJson } from '../canonical-json.ts'
import type { Provenance } from '../observation.ts'
import type { Result } from '../result.ts'
import { chooseTable } from './choose-table.ts'
import type { Amount } from './count-rows.ts'
import { countRows } from './count-rows.ts'
import type { Covered } from './covered.ts'
import { coveredBy } from './covered.ts'
import { createDateReader } from './date-cell.ts'
import { decide } from './decide.ts'
import type { LeftOut } from './left-out.ts'
import { LeftOutRows } from './left-out.ts'
import { lookAt } from './look.ts'
import { hashOfAny, openFile } from './open-file.ts'
import type { District } from './place.ts'
import { createSiteFinder } from './place.ts'
import type { Question } from './question.ts'
import { Questions } from './question.ts'
import type { Reading } from './reading.ts'
import { passOf } from './reading.ts'
import type { Recipe } from './recipe.ts'
import type { CountProblem } from './refusal.ts'
import { refusable, refuse } from './refusal.ts'
import { Sha256 } from './sha-256.ts'
import { toJson } from './to-json.ts'
import { typedAmounts } from './typed.ts'
import type { Warning } from './warnings.ts'
import { warningsOf } from './warnings.ts'

/** What was counted. */
export interface Count {
  /** First period first, then by site. */
  amounts: Amount[]
  /** Rows of the table, without its headings. */
  read: number
  counted: number
  leftOut: LeftOut[]
  covered: Covered | null
  warnings: Warning[]
  provenance: Provenance
}

/** Either the numbers, or what has to be said first. */
export type Counted = { count: Count; questions: [] } | { count: null; questions: Question[] }

export interface FileToCount {
  file: Blob
  /** Kept with the numbers; never believed. */
  name: string
  recipe: Recipe
  district: District
}

const PASSES = 3

/**
 * Counts a file.
 *
 * Errors: refuses what is no table, and a recipe that does not fit it; aborting the
 * reading throws its reason.
 */
export function countFile(
  { file, name, recipe, district }: FileToCount,
  reading: Reading = {},
): Promise<Result<Counted, CountProblem>> {
  return refusable(async () => {
    if (recipe.counting.how === 'typed') {
      // What a person reads may be a picture or a printed report.
      const sha256 = await hashOfAny(file, reading)
      const evidence = { file: name, sha256, recipe: nameOf(recipe) }
      return counted(typedCount(recipe.counting.values, evidence, district))
    }
    const questions = new Questions()
    const { sha256, source, parts } = await openFile(file, recipe.part, passOf(reading, 0, PASSES))
    const from = { file: name, sha256, recipe: nameOf(recipe) }
    if (!source) {
      const names = parts.map((part) => part.name)
      questions.ask('part', null, 'The file has several parts; which one is counted?', names)
      return { count: null, questions: questions.list }
    }
    const reader = {
      readDate: createDateReader(district.timeZone),
      siteOf: createSiteFinder(recipe, district),
    }
    const tables = await lookAt(source, recipe, reader, passOf(reading, 1, PASSES))
    const chosen = chooseTable(recipe, tables, questions)
    if (!chosen) return { count: null, questions: questions.list }
    const decisions = decide(recipe, source, chosen, tables, { questions, reader })
    if (questions.list.length > 0) return { count: null, questions: questions.list }

    const task = { source, recipe, chosen, decisions, district, reader }
    const rows = await countRows(task, passOf(reading, 2, PASSES))
    askRoster(recipe, rows.amounts, questions)
    if (questions.list.length > 0) return { count: null, questions: questions.list }
    const covered = rows.days && coveredBy(rows.days, district.cycles)
    const leftOut = rows.leftOut.list()
    return counted({
      amounts: rows.amounts,
      read: rows.read,
      counted: rows.counted,
      leftOut,
      covered,
      warnings: warningsOf(task, { counted: rows, covered, tables, fileName: name }),
      provenance: {
        ...from,
        rows: rows.read,
        counted: rows.counted,
        leftOut: Object.fromEntries(leftOut.map(({ reason, count }) => [reason, count])),
      },
    })
  })
}

/** The numbers that may be recorded: those of periods that are over. */
export function recordable({ amounts }: Count, { today }: District): Amount[] {
  return amounts.filter(({ observedOn }) => observedOn <= today)
}

/**
 * The name of a recipe with the beginning of its hash, so that another way of counting is
 * told. What sites are called and where the numbers go is no way of counting.
 */
function nameOf({ name, sites: _sites, metric: _metric, ...way }: Recipe): string {
  const text = new TextEncoder().encode(canonicalJson(toJson(way)))
  return `${name} (${new Sha256().update(text).hex().slice(0, 8)})`
}

function counted(count: Count): Counted {
  return { count, questions: [] }
}

function typedCount(
  values: Parameters<typeof typedAmounts>[0],
  from: Provenance,
  { cycles }: District,
): Count {
  const amounts = typedAmounts(values)
  const [first] = amounts
  if (!first) refuse('recipe_invalid', 'The recipe has no typed value.')
  const days = {
    startsOn: first.observedOn,
    endsOn: amounts.at(-1)?.observedOn ?? first.observedOn,
  }
  const leftOut = new LeftOutRows().list()
  const provenance = { ...from, rows: 0, counted: 0 }
  return {
    amounts,
    read: 0,
    counted: 0,
    leftOut,
    covered: coveredBy(days, cycles),
    warnings: [],
    provenance,
  }
}

function askRoster({ counting }: Recipe, amounts: readonly Amount[], questions: Questions): void {
  if (counting.how !== 'ratio of roster') return
  for (const { site, values } of amounts) {
    if ((values.denominator ?? 0) > 0) continue
    const where = site === null ? '' : ` at ${site}`
    questions.ask(
      'roster',
      site,
      `How many people are on the roster${where}? It is what the rate is of.`,
    )
  }
}
