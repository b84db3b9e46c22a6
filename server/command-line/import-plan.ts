/** `plan import FILE`: reads a plan's text and stores it. */

import { readFile } from 'node:fs/promises'

import { insertDepartment } from '../../db/departments.ts'
import { storePlan } from '../../db/plan-import.ts'
import { insertSchoolYear } from '../../db/school-years.ts'
import type { Writing } from '../../db/writing.ts'
import { writing } from '../../db/writing.ts'
import type { SchoolYear } from '../../domain/calendar.ts'
import { isSchoolYear } from '../../domain/calendar.ts'
import { decodePlanBytes } from '../../domain/plan-text/decode.ts'
import type { PlanDocument } from '../../domain/plan-text/document.ts'
import { readPlanText } from '../../domain/plan-text/read.ts'
import { findPlace } from '../plan-import-place.ts'
import type { Command, CommandContext } from './command.ts'
import { EXIT, UsageError, readWords } from './command.ts'

const OPTIONS = {
  year: { type: 'string' },
  department: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  create: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

export const importPlanCommand: Command = {
  words: ['plan', 'import'],
  usage: 'plan import FILE [--year 2022-23] [--department ID] [--create] [--dry-run] [--json]',
  does: "stores a plan from its report's text; --create adds the year and department it names",
  run: importPlan,
}

async function importPlan({ db, actor, words, out, say }: CommandContext): Promise<number> {
  const { values, positionals } = readWords(words, OPTIONS)
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('Name one file.')
  const { text } = decodePlanBytes(await readFile(file))
  const read = readPlanText(text)
  if (!read.ok) {
    say(`${read.error.code}: ${read.error.message}`)
    return EXIT.refused
  }
  const { plan, warnings, unread } = read.value
  for (const { line, code, message } of warnings) say(`line ${line}: ${code}: ${message}`)
  if (unread.length > 0) say(`Lines that were not read: ${unread.join(', ')}`)
  if (values.json) out(JSON.stringify({ plan, warnings, unread }, null, 2))
  else out(summaryOf(plan))
  if (values['dry-run']) return EXIT.done

  const { year, department } = values
  if (year !== undefined && !isSchoolYear(year)) throw new UsageError(`Not a school year: ${year}`)
  const asked = { year, department }
  const outcome = await writing(db, { actor, at: new Date() }, async (change) => {
    if (values.create) await createPlace(change, read.value.plan, asked)
    const place = await findPlace(change.tx, read.value, asked)
    const { schoolYear, departmentId, existing, errors } = place
    if (existing) return `The department has a plan for that year already: ${existing.id}`
    if (!schoolYear || !departmentId || errors.length > 0) {
      return [
        ...errors.map(({ message }) => message),
        'Or say --create to add what is missing.',
      ].join('\n')
    }
    const stored = await storePlan(change, plan, { schoolYear, departmentId, sourceText: text })
    return typeof stored === 'string' ? stored : { id: stored.id }
  })
  if (typeof outcome === 'string') {
    say(`${outcome}\nNothing was stored.`)
    return EXIT.refused
  }
  if (!values.json) out(`Stored as plan ${outcome.id}.`)
  return EXIT.done
}

/** Adds the school year and the department that the plan goes to, where they are not there. */
async function createPlace(
  change: Writing,
  plan: PlanDocument,
  asked: { year?: SchoolYear | undefined; department?: string | undefined },
): Promise<void> {
  const year = asked.year ?? plan.schoolYear
  if (year !== null) await insertSchoolYear(change, year)
  const { name } = plan.department
  if (asked.department === undefined && name !== null) await insertDepartment(change, { name })
}

function summaryOf({ kind, schoolYear, department, priorities, chains }: PlanDocument): string {
  const actions = priorities.flatMap((priority) => priority.actions)
  const metrics = actions.flatMap((action) => action.metrics)
  return [
    `${kind}, ${schoolYear ?? 'no school year'}, ${department.name ?? 'no department name'}:`,
    `${priorities.length} priorities, ${actions.length} actions, ${metrics.length} metrics, ${chains.length} chains`,
  ].join(' ')
}
