/** A metric on a slide: its figure, its chart, and what is said of it. */

import { showDate } from '../shown-date.ts'
import { STATUS_WORDS } from '../status-words.ts'
import type { Status } from '../status.ts'
import type { DeckAxis } from './deck-axis.ts'
import { axisOf } from './deck-axis.ts'
import { clip } from './deck-text.ts'
import { DECK_WORDS } from './deck-words.ts'
import type { Packet, PacketMetric, PacketStanding } from './packet.ts'
import { shownFigure, shownTerm } from './shown.ts'

export type SeriesRole = keyof typeof DECK_WORDS.series

/** A line by cycle. In it null is a gap; zero is zero. */
export interface DeckSeries {
  role: SeriesRole
  name: string
  values: (number | null)[]
}

export interface DeckChart {
  altText: string
  /** Names of the year's cycles. */
  labels: string[]
  series: DeckSeries[]
  axis: DeckAxis
  /** Whether its numbers can be read as numbers; those of stages cannot. */
  numbered: boolean
}

export interface MetricCard {
  code: string
  name: string
  /** In the packet's cycle. */
  figure: string
  status: Status
  /** What it is held to: `path 160 people · target 320 people`. */
  heldTo: string
  sentence: string
  /** Cycles whose number is not shown; empty where there is none. */
  hidden: string
  /** Null where there is nothing to draw. */
  chart: DeckChart | null
  notes: string[]
}

const LONGEST_NAME = 70
const LONGEST_SENTENCE = 150

type Year = Pick<Packet, 'cycles' | 'cycle'>

export function cardOf(metric: PacketMetric, packet: Year): MetricCard {
  const standing = standingIn(metric, packet.cycle.id)
  const sentence = standing?.sentence ?? ''
  return {
    code: metric.code,
    name: clip(nameOf(metric), LONGEST_NAME),
    figure: standing ? shownFigure(metric, standing) : '–',
    status: standing?.status ?? 'not_due',
    heldTo: heldTo(metric, standing),
    sentence: clip(sentence, LONGEST_SENTENCE),
    hidden: hiddenIn(metric, packet),
    chart: chartOf(metric, packet),
    notes: notesOf(metric, packet),
  }
}

export function nameOf({ title, text }: Pick<PacketMetric, 'title' | 'text'>): string {
  return title === '' ? text : title
}

export function standingIn(
  { standings }: Pick<PacketMetric, 'standings'>,
  cycleId: string,
): PacketStanding | undefined {
  return standings.find((one) => one.cycleId === cycleId)
}

function heldTo(metric: PacketMetric, standing: PacketStanding | undefined): string {
  const amount = (value: number) => shownTerm(metric, value, standing?.coverage.expected)
  const { target, targetHigh } = metric
  return [
    ...(typeof standing?.path === 'number' ? [DECK_WORDS.path(amount(standing.path))] : []),
    ...(target === null
      ? []
      : [
          targetHigh === null
            ? DECK_WORDS.target(amount(target))
            : DECK_WORDS.targetBetween(amount(target), amount(targetHigh)),
        ]),
  ].join(' · ')
}

function hiddenIn(metric: PacketMetric, { cycles }: Year): string {
  const of = (isOne: (one: PacketStanding) => boolean) =>
    cycles.flatMap(({ id, name }) => {
      const standing = standingIn(metric, id)
      return standing && isOne(standing) ? name : []
    })
  const hidden = of(({ suppressed }) => suppressed === '*')
  const bound = of(({ suppressed }) => suppressed === '>=' || suppressed === '<=')
  return [
    ...(hidden.length > 0 ? [DECK_WORDS.hiddenIn(hidden.join(', '))] : []),
    ...(bound.length > 0 ? [DECK_WORDS.boundIn(bound.join(', '))] : []),
  ].join(' ')
}

function chartOf(metric: PacketMetric, packet: Year): DeckChart | null {
  const { cycles } = packet
  const at = (valueOf: (one: PacketStanding) => number | null) =>
    cycles.map(({ id }) => {
      const standing = standingIn(metric, id)
      return standing ? valueOf(standing) : null
    })
  const every = (value: number | null) => cycles.map(() => value)
  const lines: [SeriesRole, (number | null)[]][] = [
    ['value', at(({ value, suppressed }) => (suppressed === null ? value : null))],
    ['path', at(({ path }) => path)],
    ['target', every(metric.target)],
    ['targetHigh', every(metric.targetHigh)],
  ]
  const drawn = lines.filter(([role, values]) => role === 'value' || values.some(isNumber))
  const numbers = drawn.flatMap(([, values]) => values.filter(isNumber))
  if (numbers.length === 0) return null
  return {
    altText: altTextOf(metric, packet),
    labels: cycles.map(({ name }) => name),
    series: drawn.map(([role, values]) => ({ role, name: DECK_WORDS.series[role], values })),
    axis: axisOf(numbers, metric.unit === '%' ? 100 : Infinity),
    numbered: isNumbered(metric),
  }
}

function isNumber(value: number | null): value is number {
  return value !== null
}

function isNumbered({ kind, standings }: PacketMetric): boolean {
  if (kind === 'milestone' || kind === 'yes_no') {
    return standings.some(({ coverage }) => coverage.expected > 1)
  }
  return true
}

function altTextOf(metric: PacketMetric, packet: Year): string {
  const { code, kind, unit } = metric
  const of = kind === 'milestone' || unit === '' ? '' : `, in ${unit}`
  const last = standingIn(metric, packet.cycle.id)
  const held = heldTo(metric, last)
  return `Line chart of ${code} ${nameOf(metric)}${of}. ${byCycle(metric, packet)}${held === '' ? '' : ` ${sayFirst(held)}.`}`
}

/** `Q1: 62 people, on track. Q2: hidden, no number.` */
function byCycle(metric: PacketMetric, { cycles }: Year): string {
  return cycles
    .flatMap(({ id, name }) => {
      const standing = standingIn(metric, id)
      if (!standing) return []
      const word = STATUS_WORDS[standing.status].toLowerCase()
      const figure = shownFigure(metric, standing)
      return `${name}: ${figure === '–' ? word : `${figure}, ${word}`}.`
    })
    .join(' ')
}

function notesOf(metric: PacketMetric, packet: Year): string[] {
  const { code, text, baseline, sourceSystem, standings } = metric
  const standing = standingIn(metric, packet.cycle.id)
  const nameOfCycle = (cycleId: string) =>
    packet.cycles.find(({ id }) => id === cycleId)?.name ?? cycleId
  const printed = nameOf(metric) === text ? '' : ` (${text})`
  const terms = [
    ...(baseline === null
      ? []
      : [DECK_WORDS.baseline(shownTerm(metric, baseline, standing?.coverage.expected))]),
    heldTo(metric, standing),
  ].filter((one) => one !== '')
  const deviation = standing?.deviation
  return [
    `${code} ${nameOf(metric)}${printed}`,
    standing?.sentence ?? '',
    byCycle(metric, packet),
    terms.length > 0 ? `${sayFirst(terms.join(' · '))}.` : '',
    hiddenIn(metric, packet),
    ...standings.flatMap(({ cycleId, restatedBecause }) =>
      restatedBecause.length > 0
        ? DECK_WORDS.corrected(nameOfCycle(cycleId), restatedBecause.join('; '))
        : [],
    ),
    deviation
      ? DECK_WORDS.departure(showDate(deviation.endsOn), deviation.owner, deviation.reason)
      : '',
    sourceSystem === '' ? '' : DECK_WORDS.source(sourceSystem),
  ].filter((one) => one !== '')
}

function sayFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
