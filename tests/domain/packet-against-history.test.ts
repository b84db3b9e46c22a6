import { describe, expect, test } from 'vitest'

import { PROGRESS_COLUMNS } from '../../domain/csv-shapes.ts'
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
