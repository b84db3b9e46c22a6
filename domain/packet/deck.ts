/**
 * The deck of a packet: what each of its slides says, in their order. It is drawn from the packet
 * alone, and from the one before it. Decision: docs/decisions/0033-a-deck-of-a-packet.md.
 */

import type { MetricChange } from './changes.ts'
import type { ChangeRow } from './deck-changes.ts'
import { changeNotes, changePages } from './deck-changes.ts'
import type { DecisionCard, StatusCount } from './deck-department.ts'
import { countsOf, decisionCardOf, metricsOf } from './deck-department.ts'
import type { MetricCard } from './deck-metric.ts'
import { cardOf } from './deck-metric.ts'
import { clip, evenly } from './deck-text.ts'
import { DECK_WORDS, FELT_WORDS } from './deck-words.ts'
import type { Packet, PacketDepartment, PacketPriority } from './packet.ts'

export interface Deck {
  title: string
  district: string
  /** UTC instant that every date of the file is. */
  asOf: string
  /** Stands on every slide. */
  footer: string
  slides: Slide[]
}

/** A slide; the notes are what its speaker reads, a paragraph each. */
export type Slide = { section: string; title: string; notes: string[] } & (
  | { kind: 'title'; eyebrow: string; lines: string[]; counts: StatusCount[]; warning: string }
  | { kind: 'changes'; lede: string; rows: ChangeRow[] }
  | {
      kind: 'department'
      purpose: string
      counts: StatusCount[]
      decisions: DecisionCard[]
      /** Said where there is none. */
      undecided: string
    }
  | { kind: 'priority'; eyebrow: string; counts: StatusCount[]; cards: MetricCard[]; none: string }
  | { kind: 'proof'; lede: string; facts: ProofFact[]; files: ProofFact[] }
)

export type SlideOf<K extends Slide['kind']> = Extract<Slide, { kind: K }>

export interface ProofFact {
  name: string
  text: string
}

/** What a packet does not say of itself. */
export interface DeckMore {
  /** Null for the first packet. */
  since: { number: number; changes: readonly MetricChange[] } | null
  /** Of the archive. */
  sha256: string
  files: readonly { name: string; sha256: string }[]
}

const MOST_METRICS = 4
const MOST_DECISIONS = 3
const LONGEST_TITLE = 90
const LONGEST_PURPOSE = 420

export function deckOf(packet: Packet, more: DeckMore): Deck {
  const { district, number, asOf } = packet
  return {
    title: packet.title,
    district: district.name,
    asOf,
    footer: [
      district.name,
      DECK_WORDS.packet(number),
      ...(district.demonstration ? [DECK_WORDS.demonstrationShort] : []),
    ].join(' · '),
    slides: slidesOf(packet, more),
  }
}

function slidesOf(packet: Packet, more: DeckMore): Slide[] {
  const { departments, decisions } = packet
  const told = departments.filter(
    ({ id, priorities }) =>
      priorities.length > 0 || decisions.some(({ departmentId }) => departmentId === id),
  )
  return [
    titleSlide(packet),
    ...changeSlides(packet, more),
    ...told.flatMap((department) => [
      ...departmentSlides(department, packet),
      ...department.priorities.flatMap((one) => prioritySlides(one, department, packet)),
    ]),
    proofSlide(packet, more),
  ]
}

function titleSlide(packet: Packet): Slide {
  const { district, number, cycle, schoolYear, asOf, title } = packet
  const metrics = packet.departments.flatMap(metricsOf)
  const eyebrow = `${DECK_WORDS.packet(number)} · ${DECK_WORDS.cycle(cycle.name, schoolYear)}`
  const stood = DECK_WORDS.asOf(sayMoment(asOf, district.timeZone))
  const warning = district.demonstration ? DECK_WORDS.demonstration : ''
  const counts = countsOf(metrics, cycle.id)
  return {
    kind: 'title',
    section: district.name,
    title: clip(title, LONGEST_TITLE),
    eyebrow: district.name,
    lines: [eyebrow, stood],
    counts,
    warning,
    notes: [
      `${district.name}. ${title}. ${eyebrow}.`,
      stood,
      warning,
      `${DECK_WORDS.metrics(metrics.length)}: ${sayCounts(counts)}.`,
    ].filter((one) => one !== ''),
  }
}

function changeSlides({ district }: Packet, { since }: DeckMore): Slide[] {
  const say = DECK_WORDS.changes
  const section = district.name
  if (since === null) {
    return [
      {
        kind: 'changes',
        section,
        title: say.first,
        lede: say.firstWhy,
        rows: [],
        notes: [say.firstWhy],
      },
    ]
  }
  const title = say.title(since.number)
  const pages = changePages(since.changes)
  if (pages.length === 0) {
    return [{ kind: 'changes', section, title, lede: say.nothing, rows: [], notes: [say.nothing] }]
  }
  return pages.map((rows, at) => ({
    kind: 'changes',
    section,
    title: DECK_WORDS.part(title, at + 1, pages.length),
    lede: at === 0 ? say.counted(since.changes.length) : '',
    rows,
    notes: rows.map(changeNotes),
  }))
}

function departmentSlides(department: PacketDepartment, packet: Packet): Slide[] {
  const { id, name, purpose } = department
  const counts = countsOf(metricsOf(department), packet.cycle.id)
  const cards = [...(packet.lastYear?.decisions ?? []), ...packet.decisions]
    .filter(({ departmentId }) => departmentId === id)
    .map((decision) => decisionCardOf(decision, packet))
  const pages = cards.length === 0 ? [[]] : evenly(cards, MOST_DECISIONS)
  return pages.map((decisions, at) => ({
    kind: 'department',
    section: name,
    title: DECK_WORDS.part(name, at + 1, pages.length),
    purpose: clip(purpose.join(' '), LONGEST_PURPOSE),
    counts,
    decisions,
    undecided: cards.length === 0 ? DECK_WORDS.noDecisions : '',
    notes: [
      ...(at === 0 ? [...purpose, sayCounts(counts)] : []),
      ...decisions.flatMap(({ notes }) => notes),
    ].filter((one) => one !== ''),
  }))
}

function prioritySlides(
  priority: PacketPriority,
  { name }: PacketDepartment,
  packet: Packet,
): Slide[] {
  const { number, title, actions } = priority
  const metrics = actions.flatMap((action) => action.metrics)
  const pages = metrics.length === 0 ? [[]] : evenly(metrics, MOST_METRICS)
  const counts = countsOf(metrics, packet.cycle.id)
  return pages.map((page, at) => {
    const cards = page.map((metric) => cardOf(metric, packet))
    return {
      kind: 'priority',
      section: name,
      eyebrow: `${name} · ${DECK_WORDS.priority(number)}`,
      title: DECK_WORDS.part(clip(title, LONGEST_TITLE), at + 1, pages.length),
      counts,
      cards,
      none: metrics.length === 0 ? DECK_WORDS.noMetrics : '',
      notes: [
        `${name}, ${DECK_WORDS.priority(number)}: ${title}`,
        ...cards.flatMap(({ notes }) => notes),
        ...(at === 0 ? reflectionNotes(priority, packet) : []),
      ],
    }
  })
}

/** What the department says of the priority's actions after the packet's cycle. */
function reflectionNotes(
  { number, actions }: PacketPriority,
  { reflections, cycle }: Packet,
): string[] {
  return actions.flatMap((action) => {
    const own = reflections.filter(
      ({ actionId, cycleId }) => actionId === action.id && cycleId === cycle.id,
    )
    return own.flatMap(({ happened, learned, next, felt }) => [
      `${DECK_WORDS.action(number, action.number)}: ${action.text}`,
      ...(
        [
          [DECK_WORDS.happened, happened],
          [DECK_WORDS.learned, learned],
          [DECK_WORDS.next, next],
          [DECK_WORDS.felt, felt === null ? '' : FELT_WORDS[felt]],
        ] as const
      ).flatMap(([what, text]) => (text === '' ? [] : `${what}: ${text}`)),
    ])
  })
}

function proofSlide({ district, log, rules, format }: Packet, { sha256, files }: DeckMore): Slide {
  const say = DECK_WORDS.proof
  const facts = [
    { name: say.archive, text: sha256 },
    { name: say.head(log.number), text: log.hash },
    { name: say.rules, text: say.rulesVersion(rules, format) },
  ]
  return {
    kind: 'proof',
    section: district.name,
    title: say.title,
    lede: say.lede,
    facts,
    files: files.map((file) => ({ name: file.name, text: file.sha256 })),
    notes: [say.lede, ...facts.map(({ name, text }) => `${name}: ${text}`)],
  }
}

function sayCounts(counts: readonly StatusCount[]): string {
  return counts.map(({ words }) => words).join(', ')
}

/** `Feb 10, 2023, 10:00 AM` by the district's clock. */
function sayMoment(moment: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone })
    .format(new Date(moment))
    .replaceAll('\u202F', ' ')
}
