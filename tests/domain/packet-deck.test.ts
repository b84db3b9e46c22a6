import { describe, expect, test } from 'vitest'

import { changesBetween } from '../../domain/packet/changes.ts'
import type { MetricCard } from '../../domain/packet/deck-metric.ts'
import type { DeckMore, Slide, SlideOf } from '../../domain/packet/deck.ts'
import { deckOf } from '../../domain/packet/deck.ts'
import type { Packet } from '../../domain/packet/packet.ts'
import { day } from '../support/metrics.ts'
import { FIRST, packetDecisionOf, packetMetricOf, packetOf } from '../support/packets.ts'

describe('the deck of a packet', () => {
  test('goes from the title over what changed and each department to the proof', () => {
    const slides = slidesOf(packetOf([packetMetricOf([{ value: 40 }, { value: 60 }])]))
    expect(slides.map(({ kind, title, section }) => [kind, title, section])).toEqual([
      ['title', 'DLN 2', 'Bay Harbor Unified'],
      ['changes', 'The first packet', 'Bay Harbor Unified'],
      ['department', 'Data and Research', 'Data and Research'],
      ['priority', 'Attendance', 'Data and Research'],
      ['proof', 'How to prove it', 'Bay Harbor Unified'],
    ])
  })

  test('its first slide says which packet it is, as of when, and whether it is invented', () => {
    const packet = packetOf([packetMetricOf([{}, { status: 'off_track' }])])
    const title = slideOf(packet, 'title')
    expect(title.lines).toEqual([
      'Packet 2 · Q2 of 2022–23',
      'As the record stood on Feb 10, 2023, 10:00 AM.',
    ])
    expect(title.counts.map(({ words }) => words)).toEqual(['1 off track'])
    expect(title.warning).toBe('')
    const invented = packetOf([], { district: { ...packet.district, demonstration: true } })
    expect(slideOf(invented, 'title').warning).toBe('Demonstration data: the values are invented.')
    expect(deckOf(invented, FIRST).footer).toBe(
      'Bay Harbor Unified · Packet 2 · Demonstration data',
    )
  })

  test('a metric is a figure, a status, what it is held to and a line by cycle', () => {
    const sentence = '60 sessions; the path for Q2 is 50 sessions: on track.'
    const card = cardOf([
      { value: 0, path: 25, status: 'off_track' },
      { value: 60, path: 50, sentence },
    ])
    expect(card).toMatchObject({
      code: 'DR-1.1.a',
      name: 'Sessions held',
      figure: '60 sessions',
      status: 'on_track',
      heldTo: 'path 50 sessions · target 100 sessions',
      sentence,
      hidden: '',
    })
    expect(card.chart).toEqual({
      altText:
        'Line chart of DR-1.1.a Sessions held, in sessions. Q1: 0 sessions, off track. Q2: 60 sessions, on track. Path 50 sessions · target 100 sessions.',
      labels: ['Q1', 'Q2', 'Q3', 'Q4'],
      series: [
        { role: 'value', name: 'Value', values: [0, 60, null, null] },
        { role: 'path', name: 'Path', values: [25, 50, null, null] },
        { role: 'target', name: 'Target', values: [100, 100, 100, 100] },
      ],
      axis: { min: 0, max: 100, step: 50 },
      numbered: true,
    })
  })

  test('a hidden number is a gap, and said as hidden', () => {
    const card = cardOf([
      { value: null, suppressed: '*', status: 'no_data' },
      { value: 95, suppressed: '>=', status: 'met' },
    ])
    expect(card.chart?.series[0]?.values).toEqual([null, null, null, null])
    expect(card.figure).toBe('95 sessions or more')
    expect(card.hidden).toBe(
      'Hidden, because so few people stand behind it: Q1. Said by a bound alone, and not drawn: Q2.',
    )
    expect(card.chart?.altText).toContain('Q1: hidden, no number. Q2: 95 sessions or more, met.')
  })

  test('without any number there is nothing to draw', () => {
    const none = packetMetricOf([{}, { status: 'no_data' }], { target: null })
    expect(cardsOf(packetOf([none]))[0]).toMatchObject({ figure: '–', heldTo: '', chart: null })
  })

  test.each([
    [0, [[]]],
    [4, [[0, 1, 2, 3]]],
    [
      5,
      [
        [0, 1, 2],
        [3, 4],
      ],
    ],
    [
      9,
      [
        [0, 1, 2],
        [3, 4, 5],
        [6, 7, 8],
      ],
    ],
  ])('%i metrics of a priority stand on slides of four at most, evenly', (count, expected) => {
    const metrics = Array.from({ length: count }, (_, at) =>
      packetMetricOf([{}, { value: at }], { id: `m${at}`, code: String(at) }),
    )
    const pages = slidesOf(packetOf(metrics)).filter((one) => one.kind === 'priority')
    expect(pages.map(({ cards }) => cards.map(({ code }) => Number(code)))).toEqual(expected)
    const of = pages.length
    expect(pages.map(({ title }) => title)).toEqual(
      pages.map((_, at) => (of === 1 ? 'Attendance' : `Attendance (${at + 1} of ${of})`)),
    )
  })

  test('a department tells its counts in words, what was decided, and whether it moved', () => {
    const metrics = [
      packetMetricOf([{ value: 10 }, { value: 0 }]),
      packetMetricOf([{}, { status: 'off_track' }], { id: 'other' }),
    ]
    const slide = slideOf(packetOf(metrics, { decisions: [packetDecisionOf()] }), 'department')
    expect(slide.purpose).toBe('To answer.')
    expect(slide.counts.map(({ words }) => words)).toEqual(['1 off track', '1 on track'])
    expect(slide.decisions).toMatchObject([
      {
        eyebrow: 'Adjust · after Q1',
        text: 'Move the sessions to the morning.',
        who: 'Director · due Mar 31, 2023',
        moved: {
          metric: 'DR-1.1.a Sessions held',
          words: 'moved towards the target',
          figures: [
            { cycle: 'Q1', figure: '10 sessions' },
            { cycle: 'Q2', figure: '0 sessions' },
          ],
        },
      },
    ])
    expect(slide.undecided).toBe('')
  })

  test('decisions beyond three go on the next slide of their department', () => {
    const decisions = [1, 2, 3, 4].map((at) => packetDecisionOf({ id: String(at) }))
    const slides = slidesOf(packetOf([], { decisions }))
    const own = slides.filter((one) => one.kind === 'department')
    expect(own.map((one) => [one.title, one.decisions.length])).toEqual([
      ['Data and Research (1 of 2)', 2],
      ['Data and Research (2 of 2)', 2],
    ])
  })

  test('what changed is told by metric, with the status before and after', () => {
    const now = packetOf([packetMetricOf([{ value: 431, status: 'at_risk' }, { value: 60 }])])
    const then = packetOf([packetMetricOf([{ value: 402 }, { value: 60 }])], { number: 1 })
    const slide = slideOf(now, 'changes', { ...FIRST, since: sinceOf(then, now) })
    expect(slide).toMatchObject({ title: 'What changed since packet 1', lede: '1 metric changed.' })
    expect(slide.rows).toEqual([
      {
        department: 'Data and Research',
        code: 'DR-1.1.a',
        name: 'Number of sessions',
        lines: [
          {
            kind: 'Restated',
            text: 'Q1: reported 402 sessions at DLN 2, now 431 sessions',
            statuses: { before: 'on_track', after: 'at_risk' },
          },
        ],
      },
    ])
    const same = slideOf(now, 'changes', { ...FIRST, since: sinceOf(now, now) })
    expect(same.lede).toBe('Nothing changed: every value, status and target is the same.')
  })

  test('many changes go on over slides, none left out', () => {
    const now = packetOf(fortyAt(1))
    const slides = slidesOf(now, { ...FIRST, since: sinceOf(packetOf(fortyAt(2)), now) })
    const pages = slides.filter((one) => one.kind === 'changes')
    expect(pages.length).toBeGreaterThan(2)
    expect(pages.flatMap(({ rows }) => rows)).toHaveLength(40)
    expect(new Set(pages.map(({ title }) => title)).size).toBe(pages.length)
  })

  test('the notes say everything a speaker needs, whole', () => {
    const sentence = `${'Sixty sessions were held in all of the schools, '.repeat(5)}: on track.`
    const deviation = { reason: 'The hall is closed', owner: 'Cabinet', endsOn: day('2023-04-01') }
    const metric = packetMetricOf([
      { value: 62, restatedBecause: ['the roster was wrong'] },
      { value: 60, path: 50, sentence, deviation },
    ])
    const reflection = { happened: 'Held.', learned: 'Mornings fill.', next: '', felt: 'at_risk' }
    const slide = slideOf(
      packetOf([metric], {
        reflections: [
          { ...reflection, felt: 'at_risk', actionId: 'action-1', cycleId: '2022-23-Q2' },
          { ...reflection, felt: null, actionId: 'action-1', cycleId: '2022-23-Q1' },
        ],
      }),
      'priority',
    )
    expect(slide.cards[0]?.sentence).toMatch(/…$/)
    expect(slide.notes).toEqual([
      'Data and Research, Priority 1: Attendance',
      'DR-1.1.a Sessions held (Number of sessions)',
      sentence,
      'Q1: 62 sessions, on track. Q2: 60 sessions, on track.',
      'Baseline 0 sessions · path 50 sessions · target 100 sessions.',
      'Corrected in Q1: the roster was wrong.',
      'Accepted until Apr 1, 2023 (Cabinet): The hall is closed',
      'Source: Sign-in sheets.',
      'Action 1.1: Train the site teams',
      'What happened: Held.',
      'What we learned: Mornings fill.',
      'How it feels: at risk',
    ])
  })

  test('the last slide has the checksums and the head of the log', () => {
    const files = [{ name: 'progress.csv', sha256: 'b'.repeat(64) }]
    const proof = slideOf(packetOf([]), 'proof', { ...FIRST, files })
    expect(proof.facts.map(({ text }) => text)).toEqual([
      'a'.repeat(64),
      'c'.repeat(64),
      'version 1, format 1',
    ])
    expect(proof.facts[1]?.name).toBe('Log at entry 3,481')
    expect(proof.files).toEqual([{ name: 'progress.csv', text: 'b'.repeat(64) }])
  })
})

function fortyAt(value: number) {
  return Array.from({ length: 40 }, (_, at) => packetMetricOf([{ value }], { id: `m${at}` }))
}

function slidesOf(packet: Packet, more: DeckMore = FIRST): Slide[] {
  return deckOf(packet, more).slides
}

function slideOf<K extends Slide['kind']>(packet: Packet, kind: K, more = FIRST): SlideOf<K> {
  const found = slidesOf(packet, more).find((one): one is SlideOf<K> => one.kind === kind)
  if (!found) throw new Error(`no slide of ${kind}`)
  return found
}

function cardsOf(packet: Packet): MetricCard[] {
  return slideOf(packet, 'priority').cards
}

function cardOf(standings: Parameters<typeof packetMetricOf>[0]): MetricCard {
  const [card] = cardsOf(packetOf([packetMetricOf(standings)]))
  if (!card) throw new Error('no card')
  return card
}

function sinceOf(earlier: Packet, later: Packet) {
  return { number: earlier.number, changes: changesBetween(earlier, later) }
}
