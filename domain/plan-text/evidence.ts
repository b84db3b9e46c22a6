/** Whether a text is a plan at all, by the structure of its lines. */

import type { Content } from './furniture.ts'
import type { PlanMarks, PlanRefusal } from './reading.ts'
import type { Structure } from './structure.ts'
import type { Token } from './tokens.ts'

/** Clock times at the start of lines: an agenda's mark. */
const CLOCK = /^(?:[-*\u2022] {0,9})?\(?\d{1,2}:\d{2} {0,2}(?:[ap]\.?m\b|-)/i
const AGENDA = /^[^a-z]{0,40}(?:meeting )?agenda\b/i
const LEAST_TIMES = 3
const LEAST_HEADINGS = 3
const CHAIN_LABELS = 3
const OTHER_FAMILY =
  /\b(?:local control and accountability plan|school plan for student achievement|lcap|spsa|single plan for (?:student|pupil)|board (?:of education|report|agenda item))\b/i
const FAMILY_GOAL =
  /^(?:lcap )?(?:goal|strategy\/activity|annual measurable outcomes?) {0,3}(?:#? ?\d|$|:)/i

/** Counts of everything by which a department plan is told. */
export function countMarks(
  tokens: readonly Token[],
  content: Content,
  structure: Structure,
): PlanMarks {
  const marks: PlanMarks = {
    priorities: structure.priorities.size,
    actions: 0,
    metricsHeadings: 0,
    sectionHeadings: 0,
    chainLabels: 0,
    pageHeaders: content.headerYears.length,
    goalTables: 0,
  }
  for (const token of tokens) {
    if (token.kind === 'action' && token.bracketed) marks.actions += 1
    else if (token.kind === 'metrics') marks.metricsHeadings += 1
    else if (token.kind === 'heading') marks.sectionHeadings += 1
    else if (token.kind === 'chain') marks.chainLabels += token.labels.length
  }
  return marks
}

/**
 * Whether the lines are those of a department plan: a priority, an action after
 * it, and in a text with an agenda's marks the report's own headings as well.
 */
export function isDepartmentPlan(
  tokens: readonly Token[],
  marks: PlanMarks,
  structure: Structure,
): boolean {
  const first = tokens.findIndex((token) => structure.priorities.has(token))
  if (first < 0) return false
  const hasAction = tokens.some(
    (token, at) => at > first && token.kind === 'action' && token.bracketed,
  )
  if (!hasAction) return false
  return !isAgenda(tokens) || hasReportMarks(marks)
}

/** What an agenda does not have, even one that speaks of priorities and metrics. */
function hasReportMarks(marks: PlanMarks): boolean {
  if (marks.pageHeaders > 0 || marks.sectionHeadings >= LEAST_HEADINGS) return true
  return marks.chainLabels >= CHAIN_LABELS && marks.metricsHeadings > 0
}

function isAgenda(tokens: readonly Token[]): boolean {
  const titled = tokens.slice(0, 60).some(({ line }) => AGENDA.test(line.folded.slice(0, 80)))
  return titled || clockLines(tokens) >= LEAST_TIMES
}

function clockLines(tokens: readonly Token[]): number {
  return tokens.filter(({ line }) => CLOCK.test(line.folded)).length
}

/** The refusal of a text that is no department plan and no 2016 form. */
export function refuseText(tokens: readonly Token[], marks: PlanMarks): PlanRefusal {
  if (tokens.length === 0) {
    const message =
      marks.pageHeaders > 0
        ? `The text has only page headers (${marks.pageHeaders}): no priorities and no actions were found. Copy the whole report, not just its headers.`
        : 'The text is empty: no priorities, actions or goal tables were found. Paste the whole text of the report.'
    return { code: 'not_a_department_plan', message, lookedFor: marks }
  }
  const family = otherFamily(tokens)
  if (family) {
    const message = `This looks like another kind of plan ("${family.line.printed.slice(0, 80)}", line ${family.line.number}). Only the department plan report, with "Priority 1:" and "[Action 1]" lines, and the 2016 division form can be read. ${found(marks)}`
    return { code: 'unsupported_plan_family', message, lookedFor: marks }
  }
  const kind = isAgenda(tokens)
    ? ' It looks like a meeting agenda, which can be attached as evidence.'
    : ''
  const message = `This is not a department plan. Looked for lines "Priority 1: ...", "[Action 1]" and "Metrics", or the goal and action tables of the 2016 division form. ${found(marks)}${kind}`
  return { code: 'not_a_department_plan', message, lookedFor: marks }
}

function found(marks: PlanMarks): string {
  const { priorities, actions, metricsHeadings, goalTables } = marks
  return `Found ${priorities} priorities, ${actions} actions, ${metricsHeadings} metrics headings and ${goalTables} goal tables.`
}

/** A title line of another family of plans, in a text that also has that family's goals. */
function otherFamily(tokens: readonly Token[]): Token | undefined {
  if (isAgenda(tokens)) return undefined
  if (!tokens.some(({ line }) => FAMILY_GOAL.test(line.folded))) return undefined
  return tokens
    .slice(0, 60)
    .find(
      ({ line, bullet }) => !bullet && line.plain.length <= 120 && OTHER_FAMILY.test(line.folded),
    )
}
