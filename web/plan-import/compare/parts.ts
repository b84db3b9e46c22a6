/** The parts of a plan that text became: how they are called, and which lines they came from. */

import { REPORT_SECTIONS } from '../../../domain/plan-text/phrases.ts'
import { reportGroups } from '../../plan/sections.ts'
import { importWords } from '../../words/plan-import.ts'
import { planWords } from '../../words/plan.ts'
import type { ReadPlan, ReadLine } from '../reading.ts'
import { documentSections } from './document-sections.ts'

/** First and last line, 1-based. */
export interface LineRange {
  first: number
  last: number
}

/** Where a doubt goes that belongs to no part of its own. */
export const WHOLE_PLAN = 'plan'

/** The part that shows a line's text: chains, contacts and actions are shown whole. */
export function partOf(target: string): string {
  const steps = target.split('.')
  const [kind] = steps
  if (kind === 'chains' || kind === 'department') return steps.slice(0, 2).join('.')
  if (kind === 'priorities' && steps.length < 6) return steps.slice(0, 4).join('.')
  return target
}

/** The first stretch of lines that each part came from; a page header does not end one. */
export function rangesOf(lines: readonly ReadLine[]): Map<string, LineRange> {
  const ranges = new Map<string, LineRange>()
  let before = ''
  for (const { line, role, target } of lines) {
    if (target === undefined) continue
    const part = partOf(target)
    const range = ranges.get(part)
    if (!range) ranges.set(part, { first: line, last: line })
    else if (part === before) range.last = line
    if (role !== 'page_header') before = part
  }
  return ranges
}

/** Every part that the plan's side shows. */
export function partsOf(plan: ReadPlan): Set<string> {
  const groups = reportGroups(documentSections(plan), plan.kind)
  return new Set([
    WHOLE_PLAN,
    'schoolYear',
    ...['name', 'contacts', 'emails', 'phone'].map((field) => `department.${field}`),
    'reportGenerated',
    ...groups.flatMap(({ key, answers }) => [
      `sections.${key}`,
      ...answers.map((answer) => `sections.${answer.key}`),
      ...answers.flatMap(({ blocks }) => blocks.map(({ part }) => part)),
    ]),
    'sections.theoryOfAction',
    ...plan.chains.map((_, at) => `chains.${at + 1}`),
    ...plan.priorities.flatMap(({ actions }, at) => {
      const priority = `priorities.${at + 1}`
      return [priority, ...actions.flatMap((action, next) => actionParts(priority, next, action))]
    }),
    ...(plan.form?.actions ?? []).map((_, at) => `form.actions.${at + 1}`),
  ])
}

type ReadAction = ReadPlan['priorities'][number]['actions'][number]

function actionParts(priority: string, at: number, { metrics }: ReadAction): string[] {
  const action = `${priority}.actions.${at + 1}`
  return [action, ...metrics.map(({ letter }) => `${action}.metrics.${letter}`)]
}

/** What a part is called, with the numbers that are printed: "Metric 2.1.a". */
export function nameOfPart(part: string, plan: ReadPlan): string {
  const say = importWords()
  const [kind = '', second = '', third, fourth, , letter] = part.split('.')
  if (kind === 'chains') return say.parts.chain(second)
  if (kind === 'form') return formName(second, third)
  if (kind === 'priorities') {
    const priority = plan.priorities[Number(second) - 1]
    const number = priority?.number ?? second
    if (third === undefined) return say.parts.priority(number)
    const action = priority?.actions[Number(fourth) - 1]
    const code = `${number}.${action?.number ?? fourth}`
    return letter === undefined ? say.parts.action(code) : say.parts.metric(`${code}.${letter}`)
  }
  if (kind === 'sections') return sectionName(second, third, plan)
  return coverName(part)
}

function sectionName(key: string, at: string | undefined, plan: ReadPlan): string {
  if (key === 'services' && at !== undefined) return importWords().parts.service(at)
  if (key === 'servicesIntro') return REPORT_SECTIONS.services.heading
  if (key === 'budgetNote') return REPORT_SECTIONS.budget.heading
  if (key === 'other') return plan.sections.other[Number(at) - 1]?.heading ?? key
  const known = new Map<string, { heading: string }>(Object.entries(REPORT_SECTIONS))
  return known.get(key)?.heading ?? key
}

function formName(field: string, at: string | undefined): string {
  const { parts } = importWords()
  if (field === 'actions' && at !== undefined) return parts.action(at)
  const names: Record<string, string> = {
    goals: parts.goals,
    metrics: parts.metrics,
    targets: parts.targets,
    division: parts.division,
  }
  return names[field] ?? field
}

function coverName(part: string): string {
  const { page } = planWords()
  const names: Record<string, string> = {
    schoolYear: importWords().compare.year,
    'department.name': page.printedName,
    'department.contacts': page.contact,
    'department.emails': page.email,
    'department.phone': page.phone,
    reportGenerated: page.generated,
  }
  return names[part] ?? part
}
