/** `count FILE`: counts a raw file where it is; only counts are printed, written or recorded. */

import { openAsBlob } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'

import { listCycles } from '../../db/cycle-rows.ts'
import { importObservations } from '../../db/observation-import.ts'
import { listSchoolYears } from '../../db/school-years.ts'
import { findDistrict } from '../../db/settings.ts'
import { listSites } from '../../db/sites.ts'
import type { Db } from '../../db/tables.ts'
import { checkRecipe } from '../../domain/counting/check-recipe.ts'
import type { Count } from '../../domain/counting/count.ts'
import { countFile, recordable } from '../../domain/counting/count.ts'
import { inspectFile } from '../../domain/counting/inspect.ts'
import type { District } from '../../domain/counting/place.ts'
import type { Recipe } from '../../domain/counting/recipe.ts'
import type { CountProblem } from '../../domain/counting/refusal.ts'
import { tidyCsv } from '../../domain/counting/tidy.ts'
import { dayIn } from '../clock.ts'
import type { Command, CommandContext } from './command.ts'
import { EXIT, readWords, UsageError } from './command.ts'
import type { Answers } from './count-answers.ts'
import { ANSWER_OPTIONS, withAnswers } from './count-answers.ts'
import { inspectionLines, questionLines, reportLines } from './count-report.ts'

const OPTIONS = {
  recipe: { type: 'string' },
  suggest: { type: 'boolean', default: false },
  out: { type: 'string' },
  record: { type: 'boolean', default: false },
  save: { type: 'string' },
  json: { type: 'boolean', default: false },
  ...ANSWER_OPTIONS,
} as const

const SUGGESTED = 'suggested'

export const countCommand: Command = {
  words: ['count'],
  usage:
    'count FILE [--recipe RECIPE.json | --recipe suggested] [--suggest] [--save RECIPE.json] ' +
    '[--metric ID] [--out CSV] [--record] [--json] and the flags that answer its questions',
  does: 'counts a raw file by a recipe; its rows stay where they are, only counts go on',
  run: count,
}

async function count(context: CommandContext): Promise<number> {
  const { db, words, out, say } = context
  const { values, positionals } = readWords(words, OPTIONS)
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw new UsageError('Name one file.')
  const file = await openToRead(path)
  if (!file) return refuse(context, `${path} cannot be read.`)
  if (values.recipe === undefined) return inspect(context, file, values)

  const recipe = await readRecipe(file, values.recipe, values)
  if (!recipe.ok) return refuse(context, recipe.error.message)
  const needed = values.out !== undefined || values.record
  if (needed && recipe.value.metric === undefined) {
    return refuse(
      context,
      'Say which metric the numbers are of: --metric ID, as the export has it.',
    )
  }
  const district = await readDistrict(db)
  const job = { file, name: basename(path), recipe: recipe.value, district }
  const counted = await countFile(job)
  if (!counted.ok) return refuse(context, counted.error.message)
  if (!counted.value.count) {
    for (const line of questionLines(counted.value.questions)) say(line)
    return refuse(context, 'Nothing was counted before this is said.')
  }
  const done = counted.value.count
  if (values.json) out(JSON.stringify(done, null, 2))
  else for (const line of reportLines(done)) out(line)
  if (values.save !== undefined)
    await writeFile(values.save, `${JSON.stringify(recipe.value, null, 2)}\n`)
  if (!needed) return EXIT.done
  const csv = tidyCsv(recipe.value.metric ?? '', recordable(done, district), done.provenance)
  if (values.out !== undefined) await writeFile(values.out, csv)
  return values.record ? record(context, csv, done, district) : EXIT.done
}

async function inspect(
  context: CommandContext,
  file: Blob,
  { part, suggest }: { part?: string | undefined; suggest: boolean },
): Promise<number> {
  const inspected = await inspectFile(file, part)
  if (!inspected.ok) return refuse(context, inspected.error.message)
  const { suggestion } = inspected.value
  if (!suggest) {
    for (const line of inspectionLines(inspected.value)) context.out(line)
    return EXIT.done
  }
  if (!suggestion) return refuse(context, 'The layout is not known; write a recipe for it.')
  context.out(JSON.stringify(suggestion, null, 2))
  return EXIT.done
}

/** The file; undefined when it is not there or is no file. */
async function openToRead(path: string): Promise<Blob | undefined> {
  try {
    return (await stat(path)).isFile() ? await openAsBlob(path) : undefined
  } catch {
    return undefined
  }
}

/** The recipe of a file of JSON, or of the layout that the headings show, with the answers put in. */
async function readRecipe(file: Blob, from: string, answers: Answers) {
  const given = from === SUGGESTED ? await suggested(file, answers) : await readJson(from)
  const recipe = await checkRecipe(given)
  return recipe.ok ? checkRecipe(withAnswers(recipe.value, answers)) : recipe
}

async function suggested(file: Blob, { part }: Answers): Promise<Recipe> {
  const inspected = await inspectFile(file, part)
  if (!inspected.ok) throw new UsageError(inspected.error.message)
  if (inspected.value.suggestion) return inspected.value.suggestion
  throw new UsageError('The layout of the file is not known; write a recipe and name its file.')
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (thrown) {
    const why = thrown instanceof SyntaxError ? `is not JSON: ${thrown.message}` : 'cannot be read'
    throw new UsageError(`The recipe ${path} ${why}.`)
  }
}

async function readDistrict(db: Db): Promise<District> {
  const district = await findDistrict(db)
  const timeZone = district?.timeZone ?? 'America/Los_Angeles'
  const cycles = []
  for (const { id } of await listSchoolYears(db)) cycles.push(...(await listCycles(db, id)))
  const today = district?.demonstrationOn ?? dayIn(timeZone, new Date())
  return { sites: await listSites(db), cycles, timeZone, today }
}

/** Stores the numbers as an import does: the same again changes nothing. */
async function record(
  context: CommandContext,
  csv: string,
  { provenance }: Count,
  { today }: District,
): Promise<number> {
  const { db, actor, out, say } = context
  const { importId, counts, rejects } = await importObservations(db, piecesOf(csv), {
    by: { actor, at: new Date() },
    fileName: provenance.file ?? '',
    dryRun: false,
    latestDay: today,
  })
  for (const { line, column, message } of rejects) say(`number ${line - 1}, ${column}: ${message}`)
  const { added, corrected, same, rejected } = counts
  out(`${added} added, ${corrected} corrected, ${same} unchanged, ${rejected} refused`)
  if (rejected > 0) return refuse(context, 'Nothing was stored.')
  if (importId !== null) out(`Import ${importId}.`)
  return EXIT.done
}

async function* piecesOf(text: string): AsyncGenerator<string> {
  yield text
}

function refuse({ say }: CommandContext, message: CountProblem['message']): number {
  say(message)
  return EXIT.refused
}
