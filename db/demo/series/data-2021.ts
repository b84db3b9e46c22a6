/** What Data and Research logged in 2021-22, but for the school-by-school series. */

import { DEMO_ACTORS } from '../organisation.ts'
import type { Series } from './reading.ts'
import { byGroup, monthly, share, surveyed, value } from './reading.ts'

const actor = DEMO_ACTORS.data

const ACCESS_QUESTION = { scale: 5, wording: 'version 1' }

export const DATA_SERIES_2021: Series[] = [
  {
    metricId: 'dr-2021-1-1-a',
    actor,
    rhythm: 'month',
    readings: [
      ...byGroup('2021-08-12', { 'Office staff': 34, Teachers: 12, Administrators: 6 }, value),
      ...byGroup('2021-09-22', { 'Office staff': 9, Teachers: 8 }, value),
      ...byGroup('2021-10-20', { 'Office staff': 14, Teachers: 21, Administrators: 5 }, value),
      ...byGroup('2021-11-09', { 'Office staff': 6, Teachers: 17 }, value),
      ...byGroup('2022-01-19', { 'Office staff': 11, Teachers: 24, Administrators: 3 }, value),
      ...byGroup('2022-02-23', { 'Office staff': 8, Teachers: 16 }, value),
      ...byGroup('2022-03-16', { Teachers: 19, Administrators: 4 }, value),
      ...byGroup('2022-05-18', { 'Office staff': 13, Teachers: 38 }, value),
    ],
  },
  {
    metricId: 'dr-2021-1-2-a',
    actor,
    rhythm: 'quarter',
    readings: [
      { observedOn: '2021-09-30', ...share([41, 96]) },
      { observedOn: '2021-12-31', ...share([62, 131]) },
      { observedOn: '2022-03-31', ...share([80, 154]) },
      { observedOn: '2022-06-30', ...share([89, 162]) },
    ],
  },
  {
    metricId: 'dr-2021-1-3-a',
    actor,
    rhythm: 'quarter',
    readings: [
      {
        observedOn: '2021-09-24',
        value: 655,
        note: 'Two schools were still on last year’s codes.',
      },
      { observedOn: '2021-12-17', value: 588 },
      { observedOn: '2022-03-25', value: 502 },
      { observedOn: '2022-06-24', value: 480 },
    ],
  },
  {
    metricId: 'dr-2021-2-1-a',
    actor,
    rhythm: 'quarter',
    readings: [
      { observedOn: '2021-09-30', stage: 'not started' },
      { observedOn: '2021-12-31', stage: 'not started' },
      { observedOn: '2022-03-31', stage: 'not started', note: 'The tender was repeated.' },
      { observedOn: '2022-06-30', stage: 'designed' },
    ],
  },
  {
    metricId: 'dr-2021-2-1-b',
    actor,
    rhythm: 'month',
    readings: [
      ...monthly(
        '2021-07',
        [[29, 31], [30, 31], [28, 30], [29, 31], [29, 30], [30, 31], [28, 31], null] as const,
        share,
      ),
      {
        observedOn: '2022-02-28',
        missing: 'source_unavailable',
        note: 'The job log of the old server was lost when it was replaced.',
      },
      ...monthly(
        '2022-03',
        [
          [30, 31],
          [28, 30],
          [30, 31],
          [29, 30],
        ] as const,
        share,
      ),
    ],
  },
  {
    metricId: 'dr-2021-3-1-a',
    actor,
    rhythm: 'month',
    readings: monthly('2021-07', [21, 22, 19, 17, 18, 15, 16, 13, 14, 12, 11, 12], value),
  },
  {
    metricId: 'dr-2021-3-2-a',
    actor,
    rhythm: 'quarter',
    readings: [
      ...byGroup(
        '2021-11-19',
        {
          Teachers: [81, 186, 480],
          'Office staff': [30, 63, 140],
          Administrators: [14, 30, 58],
        } as const,
        ([yes, answers, invited]) => surveyed(share([yes, answers]), invited, ACCESS_QUESTION),
      ),
      ...byGroup(
        '2022-05-20',
        {
          Teachers: [92, 194, 486],
          'Office staff': [33, 66, 141],
          Administrators: [16, 32, 59],
          Counselors: [4, 8, 17],
        } as const,
        ([yes, answers, invited]) => surveyed(share([yes, answers]), invited, ACCESS_QUESTION),
      ),
    ],
  },
]
