/** A department plan from the tokens of its report. */

import type { ChainCollector } from './chain-events.ts'
import { createChainCollector } from './chain-events.ts'
import { resolveChain } from './chains.ts'
import type { Context } from './context.ts'
import { markToken } from './context.ts'
import type { CoverReader } from './cover.ts'
import { createCover } from './cover.ts'
import type { PlanDocument } from './document.ts'
import type { HeaderYear } from './furniture.ts'
import type { PrioritiesReader } from './priorities.ts'
import { createPriorities } from './priorities.ts'
import { warnAboutPlan } from './report-checks.ts'
import { findSchoolYear } from './school-year.ts'
import type { SectionsReader } from './sections.ts'
import { createSections } from './sections.ts'
import type { Token } from './tokens.ts'

/** The part of the report that the reader is in; text in `nowhere` stays unread. */
type Area = 'nowhere' | 'cover' | 'section' | 'theory' | 'priorities' | 'priority_chain'

interface Reader {
  area: Area
  context: Context
  cover: CoverReader
  sections: SectionsReader
  chains: ChainCollector
  priorities: PrioritiesReader
}

/** Reads a report. What it cannot place stays unread in the context's notes. */
export function readReport(
  tokens: readonly Token[],
  headerYears: readonly HeaderYear[],
  context: Context,
): PlanDocument {
  const reader: Reader = {
    area: 'nowhere',
    context,
    cover: createCover(context),
    sections: createSections(context),
    chains: createChainCollector(),
    priorities: createPriorities(context),
  }
  for (const token of tokens) readToken(reader, token)
  return finishReport(reader, headerYears)
}

function readToken(reader: Reader, token: Token): void {
  switch (token.kind) {
    case 'heading':
      reader.area = token.section === 'theoryOfAction' ? 'theory' : 'section'
      return reader.sections.open(token, token.section, token.rest)
    case 'other_heading':
      return readOtherHeading(reader, token)
    case 'question':
      markToken(reader.context, token, 'boilerplate')
      return reader.sections.seeQuestion()
    case 'cover':
      return readCoverField(reader, token)
    case 'priority':
      if (!reader.context.structure.priorities.has(token)) return readText(reader, token)
      reader.area = 'priorities'
      return reader.priorities.openPriority(token)
    case 'action':
      return readAction(reader, token)
    case 'chain':
      return readChainLabels(reader, token)
    case 'joiner':
    case 'metrics':
    case 'text':
      return readText(reader, token)
  }
}

function readOtherHeading(reader: Reader, token: Token & { kind: 'other_heading' }): void {
  const { area } = reader
  const marked = token.line.printed.startsWith('#')
  const known = area === 'section' || area === 'theory'
  if (!known && !(marked && area === 'priorities')) return readText(reader, token)
  reader.area = 'section'
  reader.sections.openOther(token, token.heading)
}

function readCoverField(reader: Reader, token: Token & { kind: 'cover' }): void {
  if (reader.area === 'nowhere' || reader.area === 'cover') {
    reader.area = 'cover'
    reader.cover.open(token, token.field, token.value)
  } else if (token.field === 'name') markToken(reader.context, token, 'page_header')
  else readText(reader, token)
}

function readAction(reader: Reader, token: Token & { kind: 'action' }): void {
  const { area, context, priorities } = reader
  const inPlan = area === 'priorities' || area === 'priority_chain'
  if (!token.bracketed && !inPlan) return readText(reader, token)
  if (inPlan && priorities.openAction(token)) {
    reader.area = 'priorities'
    return
  }
  reader.area = 'nowhere'
  const { number } = token.line
  const message = `The action in line ${number} stands under no priority, so it and what follows it are not read. Put its "Priority N:" line above it.`
  context.notes.warn(number, 'action_without_priority', message)
}

function readChainLabels(reader: Reader, token: Token & { kind: 'chain' }): void {
  const { area, chains, context, priorities } = reader
  const underPriority = area === 'priorities' && priorities.awaitsAction()
  const free = area === 'section' && !context.structure.hasTheoryHeading
  if (underPriority) reader.area = 'priority_chain'
  else if (free) reader.area = 'theory'
  if (reader.area === 'theory' || reader.area === 'priority_chain') {
    chains.addLabels(token, token.labels)
  } else readText(reader, token)
}

function readText(reader: Reader, token: Token): void {
  switch (reader.area) {
    case 'nowhere':
      return
    case 'cover':
      return reader.cover.take(token)
    case 'section':
      return reader.sections.take(token)
    case 'priorities':
      return reader.priorities.take(token)
    case 'theory':
    case 'priority_chain':
      if (!reader.chains.isOpen()) return reader.sections.take(token)
      if (token.kind === 'joiner') return reader.chains.addJoiner(token)
      return reader.chains.addText(token)
  }
}

function finishReport(reader: Reader, headerYears: readonly HeaderYear[]): PlanDocument {
  const { context } = reader
  const { department, reportGenerated, nameLine } = reader.cover.finish()
  const sections = reader.sections.finish()
  const { priorities, lines } = reader.priorities.finish()
  const gathered = reader.chains.finish()
  const chains = gathered.map((events, at) =>
    resolveChain(events, at + 1, priorities[at]?.title, context),
  )
  const budget = [sections.budget, sections.budgetNote].filter(Boolean).join('\n')
  const plan: PlanDocument = {
    kind: 'department_plan',
    schoolYear: findSchoolYear(headerYears, budget, context.notes),
    department,
    reportGenerated,
    sections,
    chains,
    priorities,
  }
  const places = {
    nameLine,
    chainLine: gathered[0]?.[0]?.token.line.number,
    priorityLine: lines[0] ?? 1,
    budgetLine: reader.sections.lineOf('budget'),
  }
  warnAboutPlan(plan, places, context.notes)
  return plan
}
