import { describe, expect, test } from 'vitest'

import { OBSERVATION_COLUMNS, PROGRESS_COLUMNS } from '../../domain/csv-shapes.ts'
import { differenceFromHistory } from '../../domain/packet/against-history.ts'

const ROW = {
  metric_id: 'sessions',
  cycle: 'Q1',
  actual: '62',
  previous: '60',
  same_cycle_last_year: '58',
  status: 'on_track',
  sentence: '62 %, 2 points more than before',
  target: '80',
  suppressed: '',
}
const OTHER = { ...ROW, cycle: 'Q2' }

function compare(sealed: Record<string, string>[], history = [ROW, OTHER]) {
  return differenceFromHistory(sealed, history, {
    columns: PROGRESS_COLUMNS.filter(({ name }) => name in ROW),
    key: ['metric_id', 'cycle'],
  })
}

describe('a packet beside the record', () => {
  test('agrees in whatever order its rows are', () => {
    expect(compare([OTHER, ROW])).toBeUndefined()
  })

  test.each(['actual', 'previous', 'status', 'sentence', 'target'])(
    'is found to say another %s',
    (column) => {
      expect(compare([{ ...ROW, [column]: '99' }, OTHER])).toBe(
        `${column} of sessions Q1 is not what the record says it was`,
      )
    },
  )

  test('may hide a number, but not what the metric is held to', () => {
    const hidden = { ...ROW, actual: '', status: 'no_data', sentence: 'hidden', suppressed: '*' }
    expect(compare([hidden, OTHER])).toBeUndefined()
    expect(compare([{ ...hidden, target: '70' }, OTHER])).toContain('target')
  })

  test.each([
    {
      file: 'progress.csv',
      columns: PROGRESS_COLUMNS,
      told: [
        'actual',
        'progress',
        'status',
        'short_by',
        'coverage_have',
        'coverage_expected',
        'sentence',
        'numerator',
        'denominator',
        'missing_reason',
        'last_observed_on',
      ],
    },
    {
      file: 'observations.csv',
      columns: OBSERVATION_COLUMNS,
      told: [
        'value',
        'numerator',
        'denominator',
        'n',
        'missing_reason',
        'note',
        'evidence_url',
        'source_file',
        'source_sha256',
        'restated_reason',
        'stage',
        'done',
        'provenance',
        'invited',
        'answered',
        'survey_scale',
        'wording',
      ],
    },
  ])('a hidden row of $file differs in what could tell its number, and in nothing else', (file) => {
    const record = Object.fromEntries(file.columns.map(({ name }) => [name, 'x']))
    const [key] = file.columns
    const may = file.columns.filter(({ name }) => {
      const sealed = { ...record, [name]: 'y', suppressed: '*' }
      const options = { columns: file.columns, key: [key.name] }
      return differenceFromHistory([sealed], [record], options) === undefined
    })
    expect(may.map(({ name }) => name).filter((name) => name !== 'suppressed')).toEqual(file.told)
  })

  test('names the first column that differs', () => {
    expect(compare([{ ...ROW, target: '70', actual: '99' }, OTHER])).toContain('target of')
  })

  test('may leave out either number of another cycle, also of a hidden one', () => {
    const one = { ...ROW, same_cycle_last_year: '', sentence: '62\u202F%' }
    expect(compare([one, OTHER])).toBeUndefined()
    const hidden = { ...ROW, actual: '', previous: '', status: 'no_data', suppressed: '*' }
    expect(compare([hidden, OTHER])).toBeUndefined()
    expect(compare([{ ...hidden, previous: '61' }, OTHER])).toContain('previous')
  })

  test('may leave another cycle’s number out, and then tell it in other words', () => {
    expect(compare([{ ...ROW, previous: '', sentence: '62 %' }, OTHER])).toBeUndefined()
    expect(compare([{ ...ROW, actual: '' }, OTHER])).toContain('actual')
  })

  test('has neither a row more nor a row less', () => {
    expect(compare([ROW])).toBe('it lacks the row of sessions Q2')
    expect(compare([ROW, OTHER, { ...ROW, cycle: 'Q3' }])).toBe(
      'it has a row of sessions Q3 that the record did not have',
    )
    expect(compare([ROW, ROW, OTHER])).toContain('it has a row of sessions Q1')
  })
})
