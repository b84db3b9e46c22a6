/** What Data and Research logged in 2022-23 for priorities 1 and 2, but for the school-by-school series. */

import { DEMO_ACTORS } from '../organisation.ts'
import type { Series } from './reading.ts'
import { byGroup, monthly, score, share, surveyed, value } from './reading.ts'

const actor = DEMO_ACTORS.data

const FEEDBACK_FORM = { scale: 5, wording: 'training form of 2021' }
const ACCESS_QUESTION = { scale: 5, wording: 'version 2' }

export const DATA_SERIES_2022: Series[] = [
  {
    metricId: 'dr-2022-1-1-a',
    actor,
    rhythm: 'month',
    readings: [
      ...byGroup('2022-08-11', { 'Office staff': 22, Teachers: 9, Administrators: 8 }, value),
      ...byGroup('2022-09-21', { 'Office staff': 8, Teachers: 15 }, value),
      ...byGroup('2022-10-19', { 'Office staff': 14, Teachers: 33, Administrators: 3 }, value),
      ...byGroup('2022-11-08', { 'Office staff': 6, Teachers: 26 }, value),
      ...byGroup('2022-12-14', { 'Office staff': 19, Administrators: 4 }, value),
      ...byGroup('2023-01-18', { 'Office staff': 21, Teachers: 12 }, value),
    ],
  },
  {
    metricId: 'dr-2022-1-1-b',
    actor,
    rhythm: 'quarter',
    readings: [
      { observedOn: '2022-09-30', done: false, note: 'Request is with the budget office.' },
      {
        observedOn: '2022-12-09',
        done: true,
        recordedOn: '2022-12-12',
        evidenceUrl: 'https://demo.example/board/2022-12-08/item-7',
      },
    ],
  },
  {
    metricId: 'dr-2022-1-2-a',
    actor,
    rhythm: 'quarter',
    readings: [
      { observedOn: '2022-09-30', ...share([118, 198]) },
      { observedOn: '2022-12-31', ...share([164, 265]) },
    ],
  },
  {
    metricId: 'dr-2022-1-2-b',
    actor,
    rhythm: 'month',
    readings: monthly('2022-07', [0, 1, 1, 1, 1, 0, 1], value),
  },
  {
    metricId: 'dr-2022-1-3-a',
    actor,
    rhythm: 'quarter',
    readings: [
      ...byGroup(
        '2022-08-12',
        {
          Teachers: [4.3, 64, 71],
          'Office staff': [4.4, 31, 34],
          Administrators: [4.1, 7, 9],
        } as const,
        ([mean, n, invited]) => surveyed(score([mean, n]), invited, FEEDBACK_FORM),
      ),
      ...byGroup(
        '2022-11-08',
        {
          Teachers: [4, 58, 88],
          'Office staff': [4.2, 29, 40],
          Administrators: [3.9, 9, 12],
        } as const,
        ([mean, n, invited]) => surveyed(score([mean, n]), invited, FEEDBACK_FORM),
      ),
    ],
  },
  {
    metricId: 'dr-2022-1-3-b',
    actor,
    rhythm: 'quarter',
    readings: [
      { observedOn: '2022-09-23', value: 402 },
      {
        observedOn: '2022-12-16',
        value: 362,
        note: 'Most errors are enrollment dates of the two new programs.',
      },
    ],
  },
  {
    metricId: 'dr-2022-2-1-a',
    actor,
    rhythm: 'quarter',
    readings: [
      { observedOn: '2022-09-30', stage: 'drafted' },
      { observedOn: '2022-12-15', stage: 'discussed' },
    ],
  },
  {
    metricId: 'dr-2022-2-1-b',
    actor,
    rhythm: 'quarter',
    readings: [
      ...byGroup(
        '2022-11-18',
        {
          Teachers: [118, 203, 498],
          'Office staff': [41, 72, 143],
          Administrators: [21, 34, 61],
          Counselors: [5, 9, 18],
        } as const,
        ([yes, answers, invited]) => surveyed(share([yes, answers]), invited, ACCESS_QUESTION),
      ),
      {
        observedOn: '2022-11-18',
        group: 'Librarians',
        missing: 'too_few_to_report',
        note: 'Three answers.',
      },
    ],
  },
  {
    metricId: 'dr-2022-2-2-a',
    actor,
    rhythm: 'quarter',
    readings: [
      { observedOn: '2022-09-30', ...share([6, 46]) },
      {
        observedOn: '2022-12-31',
        ...share([11, 46]),
        note: 'Two of four course dates were given up for the budget workshops.',
      },
    ],
  },
  {
    metricId: 'dr-2022-2-2-b',
    actor,
    rhythm: 'quarter',
    readings: [
      { observedOn: '2022-09-30', value: 5 },
      { observedOn: '2022-12-31', value: 7 },
    ],
  },
  {
    metricId: 'dr-2022-2-3-a',
    actor,
    rhythm: 'quarter',
    readings: [
      { observedOn: '2022-09-30', stage: 'designed' },
      {
        observedOn: '2022-12-31',
        stage: 'designed',
        note: 'The connector for the assessment system is three months late.',
      },
    ],
  },
  {
    metricId: 'dr-2022-2-3-b',
    actor,
    rhythm: 'quarter',
    readings: [
      { observedOn: '2022-09-30', value: 4 },
      { observedOn: '2022-12-31', value: 5 },
    ],
  },
  {
    metricId: 'dr-2022-2-3-c',
    actor,
    rhythm: 'month',
    readings: monthly(
      '2022-07',
      [
        [30, 31],
        [27, 31],
        [27, 30],
        [30, 31],
        [28, 30],
        [30, 31],
        [29, 31],
      ] as const,
      share,
    ),
  },
]
