import { describe, expect, test } from 'vitest'

import type { Packet, PacketMetric, PacketStanding } from '../../domain/packet/packet.ts'
import type { PublicMetric, PublicTexts } from '../../domain/packet/public-view.ts'
import { publicViewOf, textKeysOf } from '../../domain/packet/public-view.ts'
import type { Language } from '../../domain/packet/public-words.ts'
import { packetMetricOf, packetOf } from '../support/packets.ts'

const RATE = { kind: 'rate', unit: '%', baseline: 40, target: 80 } as const

describe('the public page of a packet', () => {
  test('names the district, the cycle and the day, in the words that are printed', () => {
    expect(publicViewOf(packetOf([]), { texts: {} }, 'en')).toEqual({
      language: 'en',
      district: 'Bay Harbor Unified',
      title: english('DLN 2'),
      schoolYear: '2022-23',
      cycle: 'Q2',
      day: '2023-02-10',
      demonstration: false,
      intro: null,
      departments: [
        {
          id: 'data',
          name: english('Data and Research'),
          purpose: english('To answer.'),
          priorities: [{ id: 'priority-1', number: 1, title: english('Attendance'), metrics: [] }],
        },
      ],
    })
  })

  test('leaves a department without a plan out, and a purpose that nobody wrote', () => {
    const [department] = packetOf([]).departments
    if (!department) throw new Error('a packet has a department')
    const departments = [
      { ...department, id: 'other', priorities: [] },
      { ...department, purpose: [] },
    ]
    const view = publicViewOf(packetOf([], { departments }), { texts: {} }, 'en')
    expect(view.departments.map(({ id, purpose }) => [id, purpose])).toEqual([['data', null]])
  })

  test('a metric says how it stands, where it began and what it is to reach', () => {
    const standings = [{ value: 45 }, { value: 52, path: 50, status: 'at_risk' as const }]
    expect(publicMetric(standings, RATE)).toEqual({
      id: 'metric-1',
      name: english('Sessions held'),
      status: 'at_risk',
      says: english(
        'In Q2 it was 52\u202F%. It began at 40\u202F%. The aim for the year is 80\u202F%.',
      ),
      figures: [
        { cycle: 'Q1', figure: '45\u202F%', status: 'on_track', value: 45, path: null },
        { cycle: 'Q2', figure: '52\u202F%', status: 'at_risk', value: 52, path: 50 },
      ],
      baseline: '40\u202F%',
      aim: '80\u202F%',
    })
  })

  test.each<[string, Partial<PacketMetric>, string]>([
    [
      'a running total began at nothing',
      { accumulates: true },
      'The aim for the year is 80\u202F%.',
    ],
    ['no baseline', { baseline: null }, 'The aim for the year is 80\u202F%.'],
    ['no target', { target: null }, 'It began at 40\u202F%.'],
    ['neither', { baseline: null, target: null }, ''],
  ])('its sentence with %s tells nothing else', (_, terms, more) => {
    const told = publicMetric([{ value: 45 }, { value: 52 }], { ...RATE, ...terms })
    expect(told.says.text).toBe(`In Q2 it was 52\u202F%. ${more}`.trim())
  })

  test('says a term that is not set by a dash', () => {
    const told = publicMetric([{}, {}], { ...RATE, baseline: null, target: null })
    expect([told.baseline, told.aim]).toEqual(['–', '–'])
  })

  test('a hidden number is neither said nor drawn, and says why', () => {
    // The packet has no number there either; the page does not rest on that.
    const told = publicMetric([{ value: 45 }, { value: 52, suppressed: '*' }], RATE)
    expect(told.says.text).toBe('The number is not shown, because so few people stand behind it.')
    expect(told.figures[1]).toMatchObject({ figure: 'hidden', value: null })
    expect(JSON.stringify(told)).not.toContain('52')
  })

  test.each([
    ['<=', 'In Q2 it was 5\u202F% or less. It began at 40\u202F%.'],
    ['>=', 'In Q2 it was 5\u202F% or more. It began at 40\u202F%.'],
  ] as const)(
    'a share said by its bound (%s) is not drawn as if it were the share',
    (mark, says) => {
      const told = publicMetric([{}, { value: 5, suppressed: mark }], { ...RATE, target: null })
      expect(told.says.text).toBe(says)
      expect(told.figures[1]?.value).toBeNull()
    },
  )

  test('without a number it says that there is none for the cycle', () => {
    expect(publicMetric([{ value: 45 }, {}], RATE).says.text).toBe('There is no number for Q2.')
    const unreported = publicMetric([{ value: 45 }], RATE)
    expect(unreported.says.text).toBe('There is no number for Q2.')
    expect(unreported.status).toBe('no_data')
  })

  test('yes and no are said in the reader’s language, of one place and not of several', () => {
    const decided = { kind: 'yes_no', unit: '', baseline: 0, target: 100 } as const
    const one = { value: 100, coverage: { have: 1, expected: 1 } }
    const none = { value: 0, coverage: { have: 1, expected: 1 } }
    const spanish = publicMetric([none, one], decided, {}, 'es')
    expect(spanish.figures.map(({ figure }) => figure)).toEqual(['no', 'sí'])
    expect([spanish.baseline, spanish.aim]).toEqual(['no', 'sí'])
    expect(publicMetric([{}, { ...one, value: 1 }], decided, {}, 'es').figures[1]?.figure).toBe(
      'sí',
    )
    const several = { value: 75, coverage: { have: 2, expected: 2 } }
    const places = publicMetric([several, several], { ...decided, unit: '%' }, {}, 'es')
    expect(places.figures[1]?.figure).toBe('75\u202F%')
    expect([places.baseline, places.aim]).toEqual(['0\u202F%', '100\u202F%'])
    // So it is in the year's first cycle.
    expect(publicMetric([several], { ...decided, unit: '%' }, {}, 'es').aim).toBe('100\u202F%')
    // A metric that has no cycle yet is taken for one place.
    expect(publicMetric([], decided, {}, 'es').aim).toBe('sí')
  })

  test('a hidden answer is not said either', () => {
    const told = publicMetric([{}, { value: 100, suppressed: '*' }], { kind: 'yes_no', unit: '' })
    expect(told.figures[1]?.figure).toBe('hidden')
  })

  test('takes the printed text of a metric without a title, and its unit in the language', () => {
    expect(publicMetric([{}], { title: '' }).name).toEqual(english('Number of sessions'))
    expect(publicMetric([{ value: 3 }], {}, {}, 'es').figures[0]?.figure).toBe('3 sesiones')
  })

  test('a cycle that the packet does not list is called by its id', () => {
    const packet = packetOf([packetMetricOf([{ value: 1 }])], { cycles: [] })
    expect(metricIn(packet, {}, 'en').figures[0]?.cycle).toBe('2022-23-Q1')
  })
})

describe('what somebody wrote for the public', () => {
  const packet = packetOf([packetMetricOf([{ value: 45 }, { value: 52 }])])

  test('may stand for the page, its departments, priorities and metrics', () => {
    expect(Array.from(textKeysOf(packet))).toEqual([
      'intro',
      'title',
      'department:data',
      'purpose:data',
      'priority:priority-1',
      'metric:metric-1',
      'says:metric-1',
    ])
  })

  test('takes the place of each of them', () => {
    const texts = Object.fromEntries(Array.from(textKeysOf(packet), (key) => [key, `<${key}>`]))
    const { title, intro, departments } = publicViewOf(packet, { texts: { en: texts } }, 'en')
    const [department] = departments
    const priority = department?.priorities[0]
    const metric = priority?.metrics[0]
    const told = [
      title,
      intro,
      department?.name,
      department?.purpose,
      priority?.title,
      metric?.name,
      metric?.says,
    ]
    expect(told).toEqual(
      [
        'title',
        'intro',
        'department:data',
        'purpose:data',
        'priority:priority-1',
        'metric:metric-1',
        'says:metric-1',
      ].map((key) => english(`<${key}>`)),
    )
  })

  test('is read in the language asked for, else in English, else as printed', () => {
    const texts = { en: { title: ' Winter ' }, es: { title: ' Invierno ' } }
    expect(publicViewOf(packet, { texts }, 'es').title).toEqual({
      text: 'Invierno',
      language: 'es',
    })
    const blank = { en: texts.en, es: { title: '  ' } }
    expect(publicViewOf(packet, { texts: blank }, 'es').title).toEqual(english('Winter'))
    expect(publicViewOf(packet, { texts: { en: { title: ' ' } } }, 'es').title).toEqual(
      english('DLN 2'),
    )
  })

  test('a sentence of the page’s own is in the language asked for', () => {
    expect(metricIn(packet, {}, 'es').says).toEqual({
      text: 'En Q2 fue: 52 sesiones. Empezó en: 0 sesiones. La meta del año: 100 sesiones.',
      language: 'es',
    })
  })
})

function publicMetric(
  standings: Partial<PacketStanding>[],
  partial: Partial<PacketMetric> = {},
  texts: PublicTexts = {},
  language: Language = 'en',
): PublicMetric {
  return metricIn(packetOf([packetMetricOf(standings, partial)]), texts, language)
}

function metricIn(packet: Packet, texts: PublicTexts, language: Language): PublicMetric {
  const metric = publicViewOf(packet, { texts }, language).departments[0]?.priorities[0]?.metrics[0]
  if (!metric) throw new Error('no metric on the page')
  return metric
}

function english(text: string) {
  return { text, language: 'en' }
}
