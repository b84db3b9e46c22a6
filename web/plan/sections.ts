/** The sections of a plan in the order of the printed report. */

import { REPORT_SECTIONS } from '../../domain/plan-text/phrases.ts'
import { planWords } from '../words/plan.ts'

/** Printed paragraphs or list items by section name. */
export type Sections = Readonly<Record<string, readonly string[]>>

/** Headings of the report that belong together. */
export interface SectionGroup {
  key: 'about' | 'priorYear' | 'currentYear' | 'other'
  /** Null: the headings stand alone. */
  heading: string | null
  answers: Answer[]
}

/** What is printed under one heading. */
export interface Answer {
  key: string
  heading: string
  /** Printed under the heading by the form itself. */
  questions: readonly string[]
  blocks: Block[]
}

/** A stretch of an answer that the import points to as one. */
export interface Block {
  /** `sections.services.2` */
  part: string
  /** One line per paragraph; a line of a printed list begins with `- `. */
  lines: readonly string[]
  look?: 'item' | 'note'
}

type ReportKey = keyof typeof REPORT_SECTIONS

const GROUPS: readonly {
  key: SectionGroup['key']
  heading: ReportKey | null
  answers: readonly ReportKey[]
}[] = [
  { key: 'about', heading: null, answers: ['purpose', 'services', 'budget'] },
  {
    key: 'priorYear',
    heading: 'priorYear',
    answers: ['priorYearOutcomes', 'priorYearAchievement', 'priorYearLearnings'],
  },
  {
    key: 'currentYear',
    heading: 'currentYear',
    answers: ['dataUsed', 'stakeholderInput', 'keyFindings', 'currentPriorities'],
  },
]

const FORM_PARTS: Readonly<Record<string, string>> = {
  formGoals: 'form.goals',
  formMetrics: 'form.metrics',
  formTargets: 'form.targets',
  divisionName: 'form.division.name',
  divisionPurpose: 'form.division.purpose',
  divisionTheoryOfAction: 'form.division.theoryOfAction',
  divisionOrganizationalChart: 'form.division.organizationalChart',
  divisionContact: 'form.division.contact',
  divisionTelephone: 'form.division.telephone',
}

const FORM_LISTS = new Set(['formGoals', 'formMetrics', 'formTargets'])
const OTHER = 'other: '
/** Said elsewhere: in the theory of action, or as a part of another answer. */
const ELSEWHERE = ['theoryOfAction', 'servicesIntro', 'budgetNote']

/** The report's own headings, given or not; for the 2016 form only those that are given. */
export function reportGroups(sections: Sections, kind: string): SectionGroup[] {
  const isForm = kind === 'division_form_2016'
  const groups = GROUPS.map(({ key, heading, answers }): SectionGroup => {
    const all = answers.map((name) => reportAnswer(name, sections))
    return {
      key,
      heading: heading && REPORT_SECTIONS[heading].heading,
      answers: isForm ? all.filter(isGiven) : all,
    }
  })
  const rest: SectionGroup = { key: 'other', heading: null, answers: otherAnswers(sections) }
  return [...groups, rest].filter(({ answers }) => answers.length > 0)
}

/** Whether anything is printed; the report's "N/A" says that nothing is. */
function isGiven({ blocks }: Answer): boolean {
  return blocks.some(({ lines }) => lines.some((line) => !isNotApplicable(line)))
}

/** Whether a printed answer only says that there is none. */
export function isNotApplicable(line: string): boolean {
  return /^\s*(?:n\s?\/\s?a\.?)?\s*$/i.test(line)
}

function reportAnswer(key: ReportKey, sections: Sections): Answer {
  const { heading, questions } = REPORT_SECTIONS[key]
  return { key, heading, questions, blocks: blocksOf(key, sections) }
}

function blocksOf(key: ReportKey, sections: Sections): Block[] {
  const whole = block(key, sections[key])
  if (key === 'services') {
    const items = (sections.services ?? []).map((line, index): Block => ({
      part: `sections.services.${index + 1}`,
      lines: [line],
      look: 'item',
    }))
    return [...block('servicesIntro', sections.servicesIntro), ...items]
  }
  if (key !== 'budget') return whole
  const note = block('budgetNote', sections.budgetNote)
  return [...whole, ...note.map((found): Block => ({ ...found, look: 'note' }))]
}

function block(key: string, lines: readonly string[] = []): Block[] {
  return lines.length === 0 ? [] : [{ part: `sections.${key}`, lines }]
}

/** What has a name of its own: headings that are none of the report's, and the form's fields. */
function otherAnswers(sections: Sections): Answer[] {
  const own: ReadonlySet<string> = new Set([
    ...GROUPS.flatMap(({ answers }) => answers),
    ...ELSEWHERE,
  ])
  const names = Object.keys(sections).filter((name) => !own.has(name))
  let others = 0
  return names.map((name): Answer => {
    const lines = sections[name] ?? []
    const isOther = name.startsWith(OTHER)
    if (isOther) others += 1
    const part = isOther ? `sections.other.${others}` : (FORM_PARTS[name] ?? `sections.${name}`)
    const listed = FORM_LISTS.has(name) ? lines.map((line) => `- ${line}`) : lines
    return { key: name, heading: headingOf(name), questions: [], blocks: [{ part, lines: listed }] }
  })
}

function headingOf(name: string): string {
  const known = new Map<string, string>(Object.entries(planWords().formHeadings))
  return name.startsWith(OTHER) ? name.slice(OTHER.length) : (known.get(name) ?? name)
}
