/** A plan read from the text of its report or form. */

import type { Result } from '../result.ts'
import { err, ok } from '../result.ts'
import type { Context } from './context.ts'
import { countMarks, isDepartmentPlan, refuseText } from './evidence.ts'
import type { FormRow } from './form-rows.ts'
import { toFormRows } from './form-rows.ts'
import type { Content } from './furniture.ts'
import { withoutFurniture } from './furniture.ts'
import type { Notes } from './notes.ts'
import { createNotes } from './notes.ts'
import { measureLayout } from './paragraphs.ts'
import { countGoalTables, formDepartments, isDivisionForm, readForm } from './read-form.ts'
import { readReport } from './read-report.ts'
import type { FoundPlan, PlanMarks, PlanReading, PlanRefusal } from './reading.ts'
import { nameInPurpose } from './report-checks.ts'
import type { PlanPart } from './several-plans.ts'
import { separatePlans } from './several-plans.ts'
import type { SourceText } from './source-lines.ts'
import { countBreaks, splitLines } from './source-lines.ts'
import { findStructure } from './structure.ts'
import { tokenize } from './tokens.ts'

/** What the caller knows about the text. */
export interface ReadOptions {
  /** Which of several plans to read; 1 is the first. */
  plan?: number
}

const MOST_CHARACTERS = 5_000_000
const MOST_LINES = 100_000

/**
 * The plan that a text holds, with a doubt for every line the reader is unsure of
 * and the role of every line.
 *
 * Errors: a refusal when the text is no plan, or holds several and none was chosen.
 * Limit: five million characters, 100,000 lines. Time and memory grow with the length of the text.
 */
export function readPlanText(
  text: string,
  options: ReadOptions = {},
): Result<PlanReading, PlanRefusal> {
  const tooLong = refuseLength(text)
  if (tooLong) return err(tooLong)
  const source = splitLines(text)
  const content = withoutFurniture(source.lines)
  const tokens = tokenize(content.lines)
  const structure = findStructure(tokens)
  const rows = toFormRows(content.lines)
  const marks = countMarks(tokens, content, structure)
  marks.goalTables = countGoalTables(rows)
  if (!isDepartmentPlan(tokens, marks, structure)) {
    if (!isDivisionForm(rows)) return err(refuseText(tokens, marks))
    return readChosenForm(rows, openNotes(source, content), marks, options)
  }
  const parts = separatePlans(tokens, structure)
  const chosen = parts.length === 1 ? parts[0] : parts[(options.plan ?? 0) - 1]
  if (!chosen)
    return err(
      refuseSeveral(
        parts.map(({ found }) => found),
        marks,
      ),
    )
  const notes = openNotes(source, content)
  markOthers(parts, chosen, notes)
  const layout = measureLayout(chosen.tokens)
  const context: Context = { notes, layout, structure }
  const years = content.headerYears.filter(({ line }) => belongsTo(line, chosen, parts))
  const plan = readReport(chosen.tokens, years, context)
  return ok({ plan, suggestedName: nameInPurpose(plan.sections.purpose), ...notes.finish() })
}

function readChosenForm(
  rows: FormRow[],
  notes: Notes,
  marks: PlanMarks,
  options: ReadOptions,
): Result<PlanReading, PlanRefusal> {
  const departments = formDepartments(rows)
  const chosen = departments.length > 1 ? options.plan : 1
  const isThere = departments.length < 2 || departments.some(({ number }) => number === chosen)
  if (chosen === undefined || !isThere) return err(refuseSeveral(departments, marks))
  const plan = readForm(rows, departments, chosen, notes)
  for (const found of departments) if (found.number !== chosen) warnLeftOut(found, notes)
  return ok({ plan, suggestedName: nameInPurpose(plan.sections.purpose), ...notes.finish() })
}

function refuseLength(text: string): PlanRefusal | undefined {
  const lines = text.length > MOST_CHARACTERS ? 0 : countBreaks(text) + 1
  if (lines > 0 && lines <= MOST_LINES) return undefined
  const lookedFor: PlanMarks = {
    priorities: 0,
    actions: 0,
    metricsHeadings: 0,
    sectionHeadings: 0,
    chainLabels: 0,
    pageHeaders: 0,
    goalTables: 0,
  }
  const size =
    lines > 0
      ? `${lines} lines; at most ${MOST_LINES}`
      : `${text.length} characters; at most ${MOST_CHARACTERS}`
  const message = `The text has ${size} are read. Hand in the plan alone.`
  return { code: 'text_too_long', message, lookedFor }
}

function refuseSeveral(plans: FoundPlan[], lookedFor: PlanMarks): PlanRefusal {
  const names = plans.slice(0, 20).map((plan) => {
    const name = plan.departmentName ?? 'no name'
    return `${plan.number}: ${name}, lines ${plan.firstLine} to ${plan.lastLine}`
  })
  const message = `The text holds ${plans.length} plans (${names.join('; ')}). Choose which one to import.`
  return { code: 'several_plans', message, lookedFor, plans }
}

function openNotes(source: SourceText, content: Content): Notes {
  const notes = createNotes(source.lines, source.lineCount)
  for (const line of content.ruleLines) notes.mark(line, 'boilerplate')
  for (const line of content.pageLines) notes.mark(line, 'page_header')
  for (const { line } of content.headerYears) notes.remark(line, 'page_header', 'schoolYear')
  if (source.replacedAt !== null) {
    const message = `From line ${source.replacedAt} on, characters that cannot be stored were read as blanks. Compare the texts with the report.`
    notes.warn(source.replacedAt, 'characters_replaced', message)
  }
  return notes
}

function markOthers(parts: PlanPart[], chosen: PlanPart, notes: Notes): void {
  for (const { tokens, found } of parts) {
    if (found.number === chosen.found.number) continue
    for (const { line, lastLine } of tokens) {
      for (let number = line.number; number <= lastLine; number += 1) {
        notes.mark(number, 'other_plan', `plans.${found.number}`)
      }
    }
    warnLeftOut(found, notes)
  }
}

function warnLeftOut({ firstLine, lastLine, departmentName }: FoundPlan, notes: Notes): void {
  const message = `Lines ${firstLine} to ${lastLine} hold another plan (${departmentName ?? 'no name'}). It is left out; import it by itself.`
  notes.warn(firstLine, 'several_plans', message)
}

/** A page header belongs to the plan whose text follows it. */
function belongsTo(line: number, { found }: PlanPart, parts: readonly PlanPart[]): boolean {
  const before = parts[found.number - 2]?.found.lastLine ?? 0
  return line > before && (line <= found.lastLine || found.number === parts.length)
}
