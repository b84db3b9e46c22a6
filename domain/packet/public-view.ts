/**
 * What a sealed packet tells the public: figures, statuses and plain sentences in two languages.
 * Notes, reflections, decisions and names of people are left out.
 */

import type { CalendarDate } from '../calendar.ts'
import type { Status } from '../status.ts'
import type { Packet, PacketMetric, PacketPriority, PacketStanding } from './packet.ts'
import type { PublicMonths } from './public-months.ts'
import { publicMonthsOf } from './public-months.ts'
import type { Language, PublicWords } from './public-words.ts'
import { publicWords, unitIn } from './public-words.ts'
import { shownFigure, shownTerm } from './shown.ts'

/**
 * Sentences that somebody wrote for the public, by what they stand for: `intro`, `department:ID`,
 * `priority:ID`, `metric:ID` (its name) and `says:ID` (in the place of its sentence).
 */
export type PublicTexts = {
  readonly [L in Language]?: Readonly<Record<string, string>> | undefined
}

/** A text, and the language it is written in. */
export interface Text {
  text: string
  language: Language
}

export interface PublicView {
  language: Language
  district: string
  title: Text
  schoolYear: string
  cycle: string
  day: CalendarDate
  demonstration: boolean
  intro: Text | null
  departments: PublicDepartment[]
}

export interface PublicDepartment {
  id: string
  name: Text
  purpose: Text | null
  priorities: PublicPriority[]
}

export interface PublicPriority {
  id: string
  number: number
  title: Text
  metrics: PublicMetric[]
}

export interface PublicMetric {
  id: string
  name: Text
  status: Status
  /** The status, and how the number stands, in plain words. */
  says: Text
  /** One for each cycle shown, in order. */
  figures: PublicFigure[]
  baseline: string
  aim: string
  /** Only where the months are published too. */
  months?: PublicMonths
}

export interface PublicFigure {
  cycle: string
  figure: string
  status: Status
  /** In the metric's unit, for drawing; null where there is nothing to draw. */
  value: number | null
  path: number | null
}

/** What the texts of a packet may stand for. */
export function textKeysOf({ departments }: Packet): Set<string> {
  const keys = new Set(['intro', 'title'])
  for (const { id, priorities } of departments) {
    keys.add(`department:${id}`).add(`purpose:${id}`)
    for (const priority of priorities) {
      keys.add(`priority:${priority.id}`)
      for (const metric of metricsOf(priority)) {
        keys.add(`metric:${metric.id}`).add(`says:${metric.id}`)
      }
    }
  }
  return keys
}

/** What is written for the public, and whether the months are told too. */
interface Published {
  texts: PublicTexts
  months?: boolean
}

/** The page of a packet in one language. */
export function publicViewOf(
  packet: Packet,
  { texts, months = false }: Published,
  language: Language,
): PublicView {
  const written = (key: string, printed: string) => textIn(texts, language, key, printed)
  const { district, schoolYear, cycle, day, departments, title } = packet
  const shown = departments.filter(({ priorities }) => priorities.length > 0)
  return {
    language,
    district: district.name,
    title: written('title', title),
    schoolYear,
    cycle: cycle.name,
    day,
    demonstration: district.demonstration,
    intro: someText(written('intro', '')),
    departments: shown.map(({ id, name, purpose, priorities }) => ({
      id,
      name: written(`department:${id}`, name),
      purpose: someText(written(`purpose:${id}`, purpose[0] ?? '')),
      priorities: priorities.map((priority) => ({
        id: priority.id,
        number: priority.number,
        title: written(`priority:${priority.id}`, priority.title),
        metrics: metricsOf(priority).map((metric) =>
          toPublicMetric(metric, packet, { texts, months }, language),
        ),
      })),
    })),
  }
}

function toPublicMetric(
  metric: PacketMetric,
  { cycles, cycle }: Packet,
  { texts, months }: Published,
  language: Language,
): PublicMetric {
  const say = publicWords(language)
  const own = { ...metric, unit: unitIn(language, metric.unit) }
  const now = metric.standings.find(({ cycleId }) => cycleId === cycle.id)
  const name = textIn(texts, language, `metric:${metric.id}`, metric.title || metric.text)
  const places = metric.standings[0]?.coverage.expected ?? 1
  const termOf = (one: PacketMetric) => (value: number | null) =>
    value === null
      ? say.figures.none
      : (inWords(one, value, places, say) ?? shownTerm(one, value, places))
  const term = termOf(own)
  const terms = { baseline: term(metric.baseline), aim: term(metric.target) }
  const says = textIn(texts, language, `says:${metric.id}`, '')
  return {
    id: metric.id,
    name,
    status: now?.status ?? 'no_data',
    says:
      says.text === ''
        ? { text: sentenceOf(own, now, { cycle: cycle.name, ...terms }, say), language }
        : says,
    figures: metric.standings.map((standing) => ({
      cycle: cycles.find(({ id }) => id === standing.cycleId)?.name ?? standing.cycleId,
      figure: figureOf(own, standing, say),
      status: standing.status,
      value: standing.suppressed === null ? standing.value : null,
      path: standing.path,
    })),
    ...terms,
    ...(months && {
      months: publicMonthsOf(metric, {
        cycles,
        say,
        language,
        show: term,
        ...withoutUnit(own, termOf),
      }),
    }),
  }
}

/** A table names the unit once, but for the signs that belong to a number. */
function withoutUnit(
  metric: PacketMetric,
  termOf: (one: PacketMetric) => (value: number | null) => string,
) {
  const { kind, unit } = metric
  const isSign = unit === '$' || kind === 'milestone' || kind === 'yes_no'
  return isSign
    ? { bare: termOf(metric), unit: '' }
    : { bare: termOf({ ...metric, unit: '' }), unit }
}

function sentenceOf(
  metric: PacketMetric,
  standing: PacketStanding | undefined,
  { cycle, baseline, aim }: { cycle: string; baseline: string; aim: string },
  say: PublicWords,
): string {
  if (standing?.suppressed === '*') return say.sentence.hidden
  if (!standing || standing.value === null) return say.sentence.none(cycle)
  const parts = [say.sentence.now(cycle, figureOf(metric, standing, say))]
  if (metric.baseline !== null && !metric.accumulates) parts.push(say.sentence.began(baseline))
  if (metric.target !== null) parts.push(say.sentence.aim(aim))
  return parts.join(' ')
}

function figureOf(metric: PacketMetric, standing: PacketStanding, say: PublicWords): string {
  const { value, suppressed, coverage } = standing
  const word =
    value === null || suppressed !== null
      ? undefined
      : inWords(metric, value, coverage.expected, say)
  return word ?? shownFigure(metric, standing, say.figures)
}

/** Yes and no, where that is what was measured. */
function inWords(
  { kind }: PacketMetric,
  value: number,
  places: number,
  { figures }: PublicWords,
): string | undefined {
  if (kind !== 'yes_no' || places > 1) return undefined
  return value > 0 ? figures.yes : figures.no
}

/** What was written for it in the language, else what is printed, which is English. */
function textIn(texts: PublicTexts, language: Language, key: string, printed: string): Text {
  const written = texts[language]?.[key]?.trim() ?? ''
  if (written !== '') return { text: written, language }
  const english = texts.en?.[key]?.trim() ?? ''
  return { text: english === '' ? printed : english, language: 'en' }
}

function someText(text: Text): Text | null {
  return text.text === '' ? null : text
}

function metricsOf({ actions }: PacketPriority): PacketMetric[] {
  return actions.flatMap(({ metrics }) => metrics)
}
