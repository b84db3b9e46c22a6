/** The answers under the report's headings. */

import type { Context } from './context.ts'
import { markToken } from './context.ts'
import type { PlanSections } from './document.ts'
import { emptySections } from './document.ts'
import { fold, trimBlanks } from './fold.ts'
import { continues } from './paragraphs.ts'
import type { SectionKey } from './phrases.ts'
import { REPORT_SECTIONS } from './phrases.ts'
import type { Token } from './tokens.ts'
import { isQuestion } from './tokens.ts'

/** Reads the answers line by line. */
export interface SectionsReader {
  open(token: Token, section: SectionKey, rest: string): void
  openOther(token: Token, heading: string): void
  /** Says that the printed question was seen, so that the next text is the answer. */
  seeQuestion(): void
  take(token: Token): void
  /** The line of a section's heading. */
  lineOf(section: SectionKey): number | undefined
  finish(): PlanSections
}

interface Paragraph {
  bullet: boolean
  texts: string[]
  tokens: Token[]
}

interface Answer {
  section: SectionKey | 'budgetNote' | 'other'
  heading: string
  opening: Token
  asked: boolean
  paragraphs: Paragraph[]
}

const LIST_MARK = /^(?:(?:[a-z]|\d{1,2})\)|\d{1,2}\.) {1,9}/i
const NOTE = /^note {0,3}:/i

/** Sections with nothing read yet. */
export function createSections(context: Context): SectionsReader {
  const answers: Answer[] = []
  let current: Answer | undefined

  function start(section: Answer['section'], heading: string, opening: Token): Answer {
    const answer = { section, heading, opening, asked: false, paragraphs: [] }
    answers.push(answer)
    current = answer
    return answer
  }
  return {
    open(token, section, rest) {
      markToken(context, token, 'heading', `sections.${section}`)
      const known = answers.find((each) => each.section === section)
      if (known) warnRepeated(context, token, known)
      const answer = known ?? start(section, REPORT_SECTIONS[section].heading, token)
      current = answer
      if (rest !== '') addTo(answer, { ...token, body: rest, bullet: false }, context)
    },
    openOther(token, heading) {
      markToken(context, token, 'heading', 'sections.other')
      start('other', heading, token)
      const { number } = token.line
      const message = `Line ${number}, "${heading}", looks like a heading that the report does not have. Its text is kept as a section of its own; move it if it belongs elsewhere.`
      context.notes.warn(number, 'section_not_known', message)
    },
    seeQuestion() {
      if (current) current.asked = true
    },
    take(token) {
      if (!current) return
      const note = current.section === 'budget' ? NOTE.exec(token.line.folded) : null
      if (!note) return addTo(current, token, context)
      const answer = start('budgetNote', 'Note', token)
      const rest = trimBlanks(token.line.plain.slice(note[0].length))
      if (rest === '') markToken(context, token, 'heading', 'sections.budgetNote')
      else addTo(answer, { ...token, body: rest, bullet: false }, context)
    },
    lineOf: (section) => answers.find((each) => each.section === section)?.opening.line.number,
    finish: () => finishSections(answers, context),
  }
}

function addTo(answer: Answer, token: Token, { layout }: Context): void {
  const paragraph = answer.paragraphs.at(-1)
  const before = paragraph?.tokens.at(-1)
  if (paragraph && before && continues(before, token, layout)) {
    paragraph.texts.push(token.body)
    paragraph.tokens.push(token)
  } else {
    answer.paragraphs.push({ bullet: token.bullet, texts: [token.body], tokens: [token] })
  }
}

function warnRepeated({ notes }: Context, token: Token, known: Answer): void {
  const { number } = token.line
  const first = known.opening.line.number
  const message = `The heading in line ${number} was already in line ${first}. The text under both is kept as one answer; take out the one that is too many.`
  notes.warn(number, 'section_repeated', message)
}

function finishSections(answers: Answer[], context: Context): PlanSections {
  const sections = emptySections()
  for (const answer of answers) {
    dropUnknownQuestion(answer, context)
    const { section } = answer
    if (section === 'services') addServices(sections, answer, context)
    else if (section === 'other' || isGroup(section)) addOther(sections, answer, context)
    else {
      const text = textOf(answer, `sections.${section}`, context)
      sections[section] = [sections[section], text].filter(Boolean).join('\n') || null
    }
  }
  return sections
}

function isGroup(section: Answer['section']): section is 'priorYear' | 'currentYear' | 'planned' {
  return section === 'priorYear' || section === 'currentYear' || section === 'planned'
}

/** A question in words that the reader does not know is no answer. */
function dropUnknownQuestion(answer: Answer, context: Context): void {
  const [first] = answer.paragraphs
  if (!first || first.bullet || answer.asked) return
  const text = first.texts.join(' ')
  const introduces = isGroup(answer.section) && /^this section of the\b/i.test(text)
  if (text.length > 400 || !(isQuestion(text) || introduces)) return
  answer.paragraphs.shift()
  for (const token of first.tokens) markToken(context, token, 'boilerplate')
  const number = first.tokens[0]?.line.number ?? 1
  const message = `Line ${number} is taken for the form's own question and left out of the answer. Add it to "${answer.heading}" if the department wrote it.`
  context.notes.warn(number, 'question_not_known', message)
}

function textOf(answer: Answer, target: string, context: Context): string | null {
  const lines = answer.paragraphs.map(({ bullet, texts, tokens }) => {
    for (const token of tokens) markToken(context, token, 'section', target)
    return bullet ? `- ${texts.join(' ')}` : texts.join(' ')
  })
  return lines.join('\n') || null
}

function addOther(sections: PlanSections, answer: Answer, context: Context): void {
  if (answer.section !== 'other' && answer.paragraphs.length === 0) return
  const target = `sections.other.${sections.other.length + 1}`
  const text = textOf(answer, target, context) ?? ''
  sections.other.push({ heading: answer.heading, text })
}

function addServices(sections: PlanSections, answer: Answer, context: Context): void {
  answer.paragraphs.forEach(({ bullet, texts, tokens }, at) => {
    const text = texts.join(' ')
    const isIntro = at === 0 && !bullet && text.endsWith(':') && answer.paragraphs.length > 1
    if (isIntro) sections.servicesIntro = text
    else sections.services.push(withoutListMark(text))
    const target = isIntro
      ? 'sections.servicesIntro'
      : `sections.services.${sections.services.length}`
    for (const token of tokens) markToken(context, token, 'section', target)
  })
}

function withoutListMark(text: string): string {
  return trimBlanks(text.slice(LIST_MARK.exec(fold(text))?.[0].length ?? 0))
}
