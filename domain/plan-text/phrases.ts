/** The headings and questions that the report prints, and where a text has them. */

import type { SourceLine } from './source-lines.ts'

/** A heading's answer, or a group of headings. */
export type SectionKey = keyof typeof REPORT_SECTIONS

/** A heading of the report with its printed questions. */
export interface ReportSection {
  heading: string
  /** Other wordings of the heading. */
  aliases?: readonly string[]
  /** Printed under the heading, in order. */
  questions: readonly string[]
}

/** Every heading of the report, in printed order. */
export const REPORT_SECTIONS = {
  purpose: {
    heading: 'Department Purpose',
    questions: ['What does the department do?'],
  },
  services: {
    heading: 'Department Services',
    questions: ['What is a general list of services that your department provides?'],
  },
  budget: {
    heading: 'Total Department Budget',
    aliases: ['Department Budget'],
    questions: ["What is your department's total budget?"],
  },
  priorYear: {
    heading: 'Prior Year Reflection',
    aliases: ['Prior Year Reflections'],
    questions: [
      'This section of the department plan reviews the intent of prior department plans and the successes/challenges encountered while implementing the planned actions. This portion of the plan summarizes key learnings that inform the planning for the current year.',
    ],
  },
  priorYearOutcomes: {
    heading: 'Prior Year Intended Outcomes',
    questions: ['What did your department plan set out to achieve during the prior year?'],
  },
  priorYearAchievement: {
    heading: 'Prior Year Achievement',
    aliases: ['Prior Year Achievements'],
    questions: ['Did the department achieve what it had outlined? How do you know?'],
  },
  priorYearLearnings: {
    heading: 'Prior Year Successes, Challenges, and Learnings',
    questions: [
      'What successes, challenges, and learnings should be highlighted from the prior year?',
    ],
  },
  currentYear: {
    heading: 'Current Year Priorities',
    questions: [
      "This section of the department plan provides a summary of the identified needs that are prioritized for informing the department plan's actions for the current year.",
    ],
  },
  dataUsed: {
    heading: 'Data and Information Used for Plan Development',
    questions: ['What data did you consider when developing this plan?'],
  },
  stakeholderInput: {
    heading: 'Stakeholder Engagement/Input',
    aliases: [
      'Stakeholder Engagement and Input',
      'Educational Partner Engagement/Input',
      'Educational Partner Engagement and Input',
    ],
    questions: ['What stakeholder engagement or information was used to inform this plan?'],
  },
  keyFindings: {
    heading: 'Key Data Findings/Information for This Plan',
    questions: [
      'Based on data analysis and stakeholder information, what key data findings are considered in the development of this plan?',
    ],
  },
  currentPriorities: {
    heading: 'Current Plan Priorities',
    questions: [
      "Based on the key data findings, what needs emerged from your Department's root cause analysis, and which of these needs are given priority for this planning cycle?",
    ],
  },
  planned: {
    heading: 'Current Year Planned Actions and Metrics',
    questions: [
      'This section of the department plan provides a summary of the planned actions that address the identified priorities based on data analysis and stakeholder input. Metrics associated with monitoring and/or evaluating the effectiveness of the planned actions are summarized in this section.',
      'What action could you take to address the identified needs of your department?',
      'What would you be able to monitor throughout the year (quarterly or more than twice per year) to know that your actions are creating a change?',
    ],
  },
  theoryOfAction: {
    heading: 'Theory Of Action',
    aliases: ['Theories of Action', 'Theory of Action (TOA)'],
    questions: [],
  },
} as const satisfies Record<string, ReportSection>

/** A heading or a question found in a text. */
export interface PhraseMatch {
  kind: 'heading' | 'question'
  section: SectionKey
  /** How many lines it is wrapped over. */
  lineCount: number
}

interface Phrase {
  kind: 'heading' | 'question'
  section: SectionKey
  key: string
}

const LONGEST_LINE = 400
const INDEX_LENGTH = 5
const INDEX_REACH = 12
const PHRASES = indexPhrases()

/** The heading or question that begins at a line, over as many lines as it is wrapped. */
export function matchPhrase(lines: readonly SourceLine[], at: number): PhraseMatch | undefined {
  const start = normalized((lines[at]?.folded ?? '').slice(0, INDEX_REACH))
  const candidates = PHRASES.get(start.slice(0, INDEX_LENGTH)) ?? []
  let best: PhraseMatch | undefined
  for (const phrase of candidates) {
    const lineCount = linesTaken(phrase.key, lines, at)
    if (lineCount > 0 && (!best || lineCount < best.lineCount)) {
      best = { kind: phrase.kind, section: phrase.section, lineCount }
    }
  }
  return best
}

/** The section whose heading stands before a colon, as in `Department Purpose: We ...`. */
export function headingBeforeColon(
  folded: string,
): { section: SectionKey; end: number } | undefined {
  const colon = folded.slice(0, 60).indexOf(':')
  if (colon < 0) return undefined
  const key = normalized(folded.slice(0, colon))
  const match = PHRASES.get(key.slice(0, INDEX_LENGTH))?.find(
    (phrase) => phrase.kind === 'heading' && phrase.key === key,
  )
  return match && { section: match.section, end: colon + 1 }
}

function linesTaken(phrase: string, lines: readonly SourceLine[], at: number): number {
  let position = 0
  for (let count = 0; position < phrase.length; count += 1) {
    const key = keyOf(lines[at + count])
    if (key === '' || !phrase.startsWith(key, position)) return 0
    position += key.length
    if (position === phrase.length) return count + 1
  }
  return 0
}

function keyOf(line: SourceLine | undefined): string {
  if (!line || line.plain.length > LONGEST_LINE) return ''
  return normalized(line.folded)
}

function normalized(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/[^a-z0-9]+/g, '')
}

function indexPhrases(): Map<string, Phrase[]> {
  const index = new Map<string, Phrase[]>()
  function add(kind: Phrase['kind'], section: SectionKey, text: string): void {
    const key = normalized(text)
    const start = key.slice(0, INDEX_LENGTH)
    index.set(start, [...(index.get(start) ?? []), { kind, section, key }])
  }
  for (const section of sectionKeys()) {
    const { heading, questions, ...rest }: ReportSection = REPORT_SECTIONS[section]
    for (const wording of [heading, ...(rest.aliases ?? [])]) {
      add('heading', section, wording)
      if (questions[0]) add('heading', section, wording + questions[0])
    }
    for (const question of questions) add('question', section, question)
  }
  return index
}

/** The keys of the report's headings, in printed order. */
export function sectionKeys(): SectionKey[] {
  return [
    'purpose',
    'services',
    'budget',
    'priorYear',
    'priorYearOutcomes',
    'priorYearAchievement',
    'priorYearLearnings',
    'currentYear',
    'dataUsed',
    'stakeholderInput',
    'keyFindings',
    'currentPriorities',
    'planned',
    'theoryOfAction',
  ]
}
