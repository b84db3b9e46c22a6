/** A plan in the layout of its generated report, which `readPlanText` reads back. */

import type { PlanChain, PlanDocument, PlanPriority, PlanSections } from './document.ts'
import type { ReportSection, SectionKey } from './phrases.ts'
import { REPORT_SECTIONS, sectionKeys } from './phrases.ts'
import { printForm } from './print-form.ts'
import { printStamp } from './stamp.ts'

/** What a print says that the plan does not. */
export interface PrintOptions {
  /** In the page headers. */
  district?: string
  /** Of the stamp that says when the report was made. */
  timeZone?: string
}

const DISTRICT = 'UNIFIED SCHOOL DISTRICT'
const TIME_ZONE = 'America/Los_Angeles'
/** Headings that begin a page. */
const NEW_PAGE = new Set<SectionKey>(['priorYear', 'currentYear', 'planned'])

/**
 * The plan as the report's text, one paragraph per line with blank lines between.
 *
 * Limit: a text that is itself a label, such as a metric that reads "Metrics", or
 * a paragraph that begins in lower case after one without a stop, reads back
 * differently; the format has no way to tell them apart.
 */
export function printPlanText(plan: PlanDocument, options: PrintOptions = {}): string {
  if (plan.kind === 'division_form_2016') return printForm(plan)
  const header = pageHeader(plan, options.district ?? DISTRICT)
  const blocks = [
    ...header,
    ...coverBlocks(plan, options.timeZone ?? TIME_ZONE),
    ...sectionBlocks(plan.sections, header),
    ...plan.chains.flatMap(chainBlocks),
    ...header,
    ...plan.priorities.flatMap(priorityBlocks),
  ]
  return `${blocks.join('\n\n')}\n`
}

function pageHeader({ schoolYear }: PlanDocument, district: string): string[] {
  if (schoolYear === null) return []
  const first = schoolYear.slice(0, 4)
  return [`${district}\n${first}-${Number(first) + 1} DEPARTMENT PLAN`]
}

function coverBlocks({ department, reportGenerated }: PlanDocument, timeZone: string): string[] {
  const stamp = reportGenerated === null ? '' : printStamp(reportGenerated, timeZone)
  return [
    field('Department Name:', department.name ?? ''),
    field('Department Contact:', department.contacts.join('\n')),
    field('Contact Email:', department.emails.join('\n')),
    field('Contact Phone:', department.phone ?? ''),
    field('Report Last Generated:', stamp),
  ]
}

function field(label: string, value: string): string {
  return value === '' ? label : `${label} ${value}`
}

function sectionBlocks(sections: PlanSections, header: string[]): string[] {
  return sectionKeys().flatMap((key) => {
    const { heading, questions }: ReportSection = REPORT_SECTIONS[key]
    const others = key === 'theoryOfAction' ? otherBlocks(sections) : []
    const page = NEW_PAGE.has(key) ? header : []
    return [...others, ...page, heading, ...questions, ...answerBlocks(sections, key)]
  })
}

/** Marked as a heading, since the report has none of that name. */
function otherBlocks({ other }: PlanSections): string[] {
  return other.flatMap(({ heading, text }) => [`## ${heading}`, ...paragraphs(text)])
}

function answerBlocks(sections: PlanSections, key: SectionKey): string[] {
  if (key === 'priorYear' || key === 'currentYear' || key === 'planned') return []
  if (key === 'services') {
    const list = sections.services.map((service) => `- ${service}`)
    return [...paragraphs(sections.servicesIntro), ...list]
  }
  const note = key === 'budget' && sections.budgetNote !== null
  return [
    ...paragraphs(sections[key]),
    ...(note ? ['Note:', ...paragraphs(sections.budgetNote)] : []),
  ]
}

function paragraphs(text: string | null): string[] {
  return text === null || text === '' ? [] : text.split('\n')
}

function chainBlocks({ ifWe, then, whichWill }: PlanChain): string[] {
  return [
    ...labelled('If we...', ifWe),
    ...labelled('then...', then),
    ...labelled('which will...', whichWill === null ? [] : [whichWill]),
  ]
}

function labelled(label: string, items: string[]): string[] {
  if (items.length === 0) return [label]
  return items.flatMap((item, at) => (at === 0 ? [`${label} ${item}`] : ['and', item]))
}

function priorityBlocks({ number, title, actions }: PlanPriority): string[] {
  const printed = actions.flatMap((action) => [
    `[Action ${action.number}]`,
    ...(action.text === '' ? [] : [action.text]),
    'Metrics',
    ...action.metrics.map(({ letter, text }) => `- ${letter}. ${text}`),
  ])
  return [`Priority ${number}: ${title}`, ...printed]
}
