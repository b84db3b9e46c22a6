import { describe, expect, test } from 'vitest'

import { defaultCycles } from '../../domain/calendar.ts'
import type { ObservationContext, ObservationDraft } from '../../domain/observation.ts'
import { checkObservation } from '../../domain/observation.ts'
import type { Metric } from '../../domain/plan.ts'
import { day, metricOf, rateOf, scoreOf } from '../support/metrics.ts'

const STAGES = { kind: 'milestone', stages: ['Planned', 'Drafted'] } as const
const METRICS: Record<string, Metric> = {
  count: metricOf(),
  rate: rateOf(),
  'rate per 1000': rateOf({ rateBase: 1000 }),
  score: scoreOf(),
  level: metricOf({ kind: 'level' }),
  milestone: metricOf({ ...STAGES, stages: [...STAGES.stages] }),
  'percent complete': metricOf({ kind: 'milestone' }),
  'yes/no': metricOf({ kind: 'yes_no' }),
}

describe('what is stored', () => {
  test('is the checked draft, its texts trimmed, with its cycle and school year', () => {
    const draft = {
      observedOn: '2022-10-01',
      value: -0,
      note: ' after\r\nschool ',
      group: ' Staff ',
    }
    expect(check(draft)).toEqual({
      ok: true,
      value: {
        observedOn: '2022-10-01',
        cycleId: '2022-23-Q2',
        schoolYear: '2022-23',
        siteId: null,
        group: 'Staff',
        value: 0,
        numerator: null,
        denominator: null,
        n: null,
        stage: null,
        done: null,
        missing: null,
        survey: null,
        note: 'after\nschool',
        evidenceUrl: null,
        provenance: null,
      },
    })
  })

  test.each<[string, Partial<ObservationDraft>, object]>([
    ['count', { value: 0 }, { value: 0 }],
    ['count', { value: 1.5 }, { value: 1.5 }],
    ['rate', { numerator: 0, denominator: 1 }, { numerator: 0, denominator: 1 }],
    ['rate', { numerator: 240, denominator: 240 }, { numerator: 240, denominator: 240 }],
    ['rate per 1000', { numerator: 3, denominator: 2 }, { numerator: 3, denominator: 2 }],
    ['score', { mean: 1, n: 1 }, { value: 1, n: 1 }],
    ['score', { mean: 5, n: 240 }, { value: 5, n: 240 }],
    ['level', { value: -12.5 }, { value: -12.5 }],
    ['level', { value: 9e9 }, { value: 9e9 }],
    ['milestone', { stage: ' drafted ' }, { stage: 'Drafted', value: null }],
    ['percent complete', { value: 0 }, { value: 0, stage: null }],
    ['percent complete', { stage: 100 }, { value: 100, stage: null }],
    ['percent complete', { stage: '40' }, { value: 40, stage: null }],
    ['yes/no', { done: false }, { done: false }],
  ])('of a %s %j is %j', (kind, draft, stored) => {
    expect(check(draft, kind)).toMatchObject({ ok: true, value: stored })
  })

  test.each(Object.keys(METRICS))('of a %s may be a missing code', (kind) => {
    expect(check({ missing: 'not_held' }, kind)).toMatchObject({
      ok: true,
      value: { missing: 'not_held', value: null, numerator: null, stage: null, done: null },
    })
  })
})

describe('a refused value', () => {
  test.each<[string, Partial<ObservationDraft>, string, string]>([
    ['count', {}, 'value', 'value_required'],
    ['count', { value: null }, 'value', 'value_required'],
    ['count', { value: -1 }, 'value', 'value_negative'],
    ['count', { value: Number.NaN }, 'value', 'not_a_number'],
    ['count', { value: Number.POSITIVE_INFINITY }, 'value', 'not_a_number'],
    ['count', { value: 9_000_000_001 }, 'value', 'number_too_large'],
    ['count', { value: 0.1234567 }, 'value', 'too_many_places'],
    ['rate', { numerator: 241, denominator: 240 }, 'numerator', 'numerator_above_denominator'],
    ['rate', { numerator: -1, denominator: 240 }, 'numerator', 'value_negative'],
    ['rate', { numerator: 0, denominator: 0 }, 'denominator', 'denominator_not_positive'],
    ['rate', { numerator: 3 }, 'denominator', 'value_required'],
    ['rate', { value: 62 }, 'value', 'field_not_of_kind'],
    ['score', { mean: 0.9, n: 3 }, 'mean', 'outside_scale'],
    ['score', { mean: 5.1, n: 3 }, 'mean', 'outside_scale'],
    ['score', { mean: 4, n: 0 }, 'n', 'answers_not_whole'],
    ['score', { mean: 4, n: 2.5 }, 'n', 'answers_not_whole'],
    ['score', { mean: 4 }, 'n', 'value_required'],
    ['score', { value: 4, n: 3 }, 'value', 'field_not_of_kind'],
    ['milestone', { stage: 'Adopted' }, 'stage', 'stage_unknown'],
    ['milestone', { stage: '' }, 'stage', 'value_required'],
    ['milestone', { value: 50 }, 'value', 'field_not_of_kind'],
    ['percent complete', { value: 100.1 }, 'value', 'outside_percent'],
    ['percent complete', { value: -0.1 }, 'value', 'outside_percent'],
    ['percent complete', { stage: 'half' }, 'stage', 'not_a_number'],
    ['percent complete', {}, 'value', 'value_required'],
    ['yes/no', {}, 'done', 'value_required'],
    ['yes/no', { value: 1 }, 'value', 'field_not_of_kind'],
    ['count', { missing: 'lost' }, 'missing', 'missing_unknown'],
    ['count', { missing: 'not_held', value: 0 }, 'missing', 'missing_with_value'],
  ])('of a %s %j names %s: %s', (kind, draft, path, code) => {
    expect(problems(check(draft, kind))).toEqual([`${path}: ${code}`])
  })

  test('names every field of another kind', () => {
    expect(problems(check({ value: 62, n: 3, done: true }, 'rate'))).toEqual([
      'value: field_not_of_kind',
      'n: field_not_of_kind',
      'done: field_not_of_kind',
    ])
  })

  test('of a metric without a kind asks for the kind', () => {
    const checked = check({ value: 3 }, metricOf({ kind: null }))
    expect(problems(checked)).toEqual(['value: measure_not_defined'])
    expect(words(checked)).toContain('set its kind first')
  })

  test.each<[string, Partial<ObservationDraft>, string]>([
    ['count', { value: 0.1234567 }, '0.123457'],
    [
      'rate',
      { numerator: 241, denominator: 240 },
      'The numerator 241 is above the denominator 240',
    ],
    ['rate', { value: 62 }, 'A rate is logged as numerator and denominator.'],
    ['score', { mean: 6, n: 3 }, 'the scale 1 to 5'],
    ['milestone', { stage: 'Adopted' }, 'Planned, Drafted'],
  ])('of a %s %j says “%s”', (kind, draft, message) => {
    expect(words(check(draft, kind))).toContain(message)
  })
})

describe('a day', () => {
  test.each(['2022-07-01', '2022-10-05'])('%s is accepted', (observedOn) => {
    expect(check({ observedOn, value: 1 }).ok).toBe(true)
  })

  test.each([
    ['2023-02-29', 'date_invalid', '“2023-02-29” is not a day'],
    ['soon', 'date_invalid', '2022-10-05'],
    ['0001-01-01', 'date_invalid', '0001-01-01'],
    ['2022-06-30', 'date_outside_year', 'belongs to the school year 2021-22'],
    ['2023-07-01', 'date_outside_year', '2022-07-01 to 2023-06-30'],
    ['2022-10-06', 'date_in_future', 'no later than 2022-10-05'],
  ])('%s is refused as %s and says “%s”', (observedOn, code, message) => {
    const checked = check({ observedOn, value: 1 })
    expect(problems(checked)).toEqual([`observedOn: ${code}`])
    expect(words(checked)).toContain(message)
  })

  test('in no cycle is refused', () => {
    const checked = check({ value: 1 }, 'count', { cycles: [] })
    expect(problems(checked)).toEqual(['observedOn: date_outside_cycles'])
  })
})

describe('a site', () => {
  const perSite = metricOf({ siteIds: ['a', 'b'] })
  test.each<[Metric, string | null | undefined, string[]]>([
    [metricOf(), null, []],
    [metricOf(), 'a', []],
    [metricOf(), 'zzz', ['siteId: site_unknown']],
    [perSite, 'b', []],
    [perSite, undefined, ['siteId: site_required']],
    [perSite, 'c', ['siteId: site_not_expected']],
    [perSite, 'zzz', ['siteId: site_unknown']],
  ])('of the metric %#: %s', (metric, siteId, expected) => {
    expect(problems(check({ value: 1, siteId }, metric))).toEqual(expected)
  })
})

describe('the words around a value', () => {
  test.each<[Partial<ObservationDraft>, string[]]>([
    [{ note: 'a'.repeat(2000) }, []],
    [{ note: 'a'.repeat(2001) }, ['note: note_too_long']],
    [{ note: 'tab\tand\nline' }, []],
    [{ note: 'bell\u0007' }, ['note: note_invalid']],
    [{ note: 'nul\u0000' }, ['note: note_invalid']],
    [{ note: 'half \uD83D' }, ['note: note_invalid']],
    [{ note: 'whole 😀 ñ' }, []],
    [{ group: 'g'.repeat(120) }, []],
    [{ group: 'g'.repeat(121) }, ['group: group_too_long']],
    [{ group: 'a\tb' }, ['group: group_invalid']],
    [{ evidenceUrl: 'https://district.test/a?b=c#d' }, []],
    [{ evidenceUrl: 'http://district.test' }, []],
    [{ evidenceUrl: '' }, []],
    [{ evidenceUrl: 'javascript:alert(1)' }, ['evidenceUrl: evidence_url_invalid']],
    [{ evidenceUrl: 'ftp://district.test/a' }, ['evidenceUrl: evidence_url_invalid']],
    [{ evidenceUrl: 'district.test/a' }, ['evidenceUrl: evidence_url_invalid']],
    [{ evidenceUrl: 'https://district.test/a b' }, ['evidenceUrl: evidence_url_invalid']],
    [{ evidenceUrl: 'https://' }, ['evidenceUrl: evidence_url_invalid']],
    [{ evidenceUrl: `https://d.test/${'a'.repeat(1985)}` }, []],
    [{ evidenceUrl: `https://d.test/${'a'.repeat(1986)}` }, ['evidenceUrl: evidence_url_too_long']],
    [{ provenance: { file: 'sign-in.csv', rows: 0, leftOut: { blank: 2 } } }, []],
    [{ provenance: { rows: -1 } }, ['provenance: provenance_invalid']],
    [{ provenance: { rows: 1.5 } }, ['provenance: provenance_invalid']],
    [{ provenance: { sha256: 'abc' } }, ['provenance: provenance_invalid']],
    [{ provenance: { leftOut: { blank: -2 } } }, ['provenance: provenance_invalid']],
  ])('%#', (draft, expected) => {
    expect(problems(check({ value: 1, ...draft }))).toEqual(expected)
  })

  test('carry no more of a file than its known parts', () => {
    const provenance = { file: 'a.csv', sha256: 'AB'.repeat(32), counted: 3, cells: ['Ana'] }
    expect(check({ value: 1, provenance })).toMatchObject({
      value: { provenance: { file: 'a.csv', sha256: 'ab'.repeat(32), counted: 3 } },
    })
    expect(JSON.stringify(check({ value: 1, provenance }))).not.toContain('Ana')
  })
})

test('every problem is said at once, one per field', () => {
  const draft = {
    observedOn: 'soon',
    siteId: 'zzz',
    mean: 9,
    n: 0,
    note: '\u0000',
    evidenceUrl: 'x',
  }
  expect(problems(check(draft, 'score'))).toEqual([
    'observedOn: date_invalid',
    'siteId: site_unknown',
    'mean: outside_scale',
    'n: answers_not_whole',
    'note: note_invalid',
    'evidenceUrl: evidence_url_invalid',
  ])
})

function check(
  draft: Partial<ObservationDraft>,
  measured: string | Metric = 'count',
  context: Partial<ObservationContext> = {},
) {
  const metric = (typeof measured === 'string' ? METRICS[measured] : measured) ?? metricOf()
  const sites = new Set(['a', 'b', 'c'])
  return checkObservation(
    { observedOn: '2022-10-05', ...draft },
    {
      metric,
      cycles: defaultCycles(metric.schoolYear),
      siteExists: (id) => sites.has(id),
      latestDay: day('2022-10-05'),
      ...context,
    },
  )
}

function problems(checked: ReturnType<typeof check>): string[] {
  return checked.ok ? [] : checked.error.map(({ path, code }) => `${path}: ${code}`)
}

function words(checked: ReturnType<typeof check>): string {
  return checked.ok ? '' : checked.error.map(({ message }) => message).join(' ')
}
