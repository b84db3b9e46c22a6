import { expect, test } from 'vitest'

import { splitMetricText } from '../../../domain/plan-text/split-metric.ts'
import { suggestMeasure } from '../../../domain/plan-text/suggest-measure.ts'

test.each([
  [
    'Budgets include new shelves. Order logs. Reader survey',
    ['Budgets include new shelves', 'Order logs', 'Reader survey'],
  ],
  ['Sign-in sheet and/or course catalog', ['Sign-in sheet', 'course catalog']],
  ['Order logs, meeting agendas', ['Order logs', 'meeting agendas']],
  ['turnout and comments from guests', ['turnout', 'comments from guests']],
  ['loans, visits, and returns', ['loans', 'visits', 'returns']],
  ['Book orders,', ['Book orders']],
  ['Reader survey', ['Reader survey']],
  [
    'Loans (by grade, and by campus), e.g. of Dr. Seuss',
    ['Loans (by grade, and by campus)', 'e.g. of Dr. Seuss'],
  ],
  ['1,500 loans', ['1,500 loans']],
])('the sources of "%s" are suggested', (text, sources) => {
  expect(splitMetricText(text).sources).toEqual(sources)
})

test('a split says why', () => {
  expect(splitMetricText('a, b').reason).toContain('2 sources')
  expect(splitMetricText('a').reason).toContain('one source')
  expect(splitMetricText('').sources).toEqual([''])
})

test.each([
  ['monitor attendance of members', 'rate', '%'],
  ['Percentage of books returned', 'rate', '%'],
  ['Completion of the course', 'rate', '%'],
  ['Status of project', 'milestone', null],
  ['participant feedback', 'score', 'points'],
  ['Reader survey', 'score', 'points'],
  ['monthly traffic and views of recordings', 'count', 'uses'],
  ['Number of trees planted', 'count', 'items'],
  ['Order logs, meeting agendas', 'count', 'items'],
  ['Budgets include new shelves', 'yes_no', null],
  ['Each campus has an action plan', 'yes_no', null],
  ['Active library accounts', 'level', 'items'],
])('"%s" suggests a %s in %s', (text, kind, unit) => {
  expect(suggestMeasure(text)).toMatchObject({ kind, unit })
})

test('a suggestion names the word that led to it', () => {
  expect(suggestMeasure('Status of project')?.reason).toBe('"Status of" moves through stages.')
})

test('a text that says nothing of a measure suggests none', () => {
  expect(suggestMeasure('Shelves')).toBeNull()
})
