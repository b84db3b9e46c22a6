import { describe, expect, test } from 'vitest'

import type { Count } from '../../../domain/counting/count.ts'
import type { SomeRecipe } from '../../support/counting.ts'
import { counted, numbersOf } from '../../support/counting.ts'
import type { FactCheck } from '../../support/known-facts.ts'
import {
  checksIn,
  factsPresent,
  ON_A_DAY,
  percentOf,
  single,
  warned,
} from '../../support/known-facts.ts'
import { sharedFile } from '../../support/shared-files.ts'

const ATTENDEES = { how: 'distinct', keys: ['User Email', 'Name (Original Name)'] } as const
const FORMS = 'exports/SYNTH_google_forms_feedback.csv'
const AGREES = {
  counting: {
    how: 'percent favourable',
    columns: ['I can apply what I learned with our SSC.'],
    favourable: ['Strongly agree', 'Agree'],
  },
  ...ON_A_DAY,
} as const
const AGENDAS = 'exports/SYNTH_meeting_agendas_log.csv'
const PORTAL = 'exports/SYNTH_aeries_portal_usage_log.csv'

const CHECKS: readonly FactCheck[] = [
  ['exports/zoom_meeting001_participants.csv', 'rows', zoomOf((done) => done.read)],
  [
    'exports/zoom_meeting001_participants.csv',
    'distinct people, plain (name)',
    zoomOf((done) => done.amounts[0]?.values.value),
  ],
  [
    'exports/zoom_meeting001_participants.csv',
    'with "Eric\'s iPad',
    async (value) => {
      const where = [{ column: 'Name (Original Name)', isNot: ["Eric's iPad (Clapton)"] }]
      await zoomOf((done) => done.amounts[0]?.values.value, where)(value)
    },
  ],
  [
    'exports/zoom_meeting001_participants.csv',
    'meeting date',
    zoomOf((done) => done.amounts[0]?.observedOn),
  ],
  [
    'exports/zoom_meeting001_participants.csv',
    '"Participants" in the head says',
    async (value) => {
      await zoomOf((done) =>
        Number(/says (\d+)/.exec(done.warnings.map(({ message }) => message).join(' '))?.[1]),
      )(value)
    },
  ],
  ['exports/SYNTH_zoom_join_leave.csv', 'rows', joinsOf((done) => done.read)],
  [
    'exports/SYNTH_zoom_join_leave.csv',
    'distinct by e-mail',
    joinsOf((done) => done.amounts[0]?.values.value),
  ],
  [
    'exports/SYNTH_zoom_join_leave.csv',
    'suggested exclusions',
    joinsOf((done) => done.warnings.find(({ code }) => code === 'doubtful_people')?.lines.length),
  ],
  [
    FORMS,
    'answers (rows)',
    async (value) => {
      expect(
        (await counted(sharedFile(FORMS), { ...ON_A_DAY, counting: { how: 'rows' } })).counted,
      ).toBe(value)
    },
  ],
  [
    FORMS,
    'rows after dropping the repeated answer',
    async (value) => {
      const rows = {
        counting: { how: 'rows' },
        by: 'cycle',
        date: { column: 'Timestamp' },
      } as const
      expect(
        (await counted(sharedFile(FORMS), { ...rows, oncePer: 'Email Address' })).counted,
      ).toBe(value)
      const done = await counted(sharedFile(FORMS), { ...AGREES, date: { column: 'Timestamp' } })
      expect(warned(done)).toContain('repeated_answers')
    },
  ],
  [
    FORMS,
    'Q6 favourable',
    async (value) => {
      const { numerator, denominator } = await single(FORMS, AGREES)
      expect(`${numerator}/${denominator}`).toBe(value)
    },
  ],
  [
    FORMS,
    'mean of 1-5 scale',
    async (value) => {
      const counting = { how: 'mean of scale', columns: ['#5'], scale: [1, 5] } as const
      const { mean = 0 } = await single(FORMS, { counting })
      expect(Number(mean.toFixed(4))).toBe(value)
    },
  ],
  [
    FORMS,
    'by quarter',
    async (value) => {
      const done = await counted(sharedFile(FORMS), {
        counting: { how: 'rows' },
        by: 'cycle',
        date: { column: 'Timestamp' },
      })
      expect(done.amounts.map(({ values }) => values.value)).toEqual(Object.values(Object(value)))
    },
  ],
  [
    PORTAL,
    'distinct accounts, User Type Parent',
    async (value) => {
      const where = [{ column: 'User Type', is: ['Parent'] }]
      expect(
        await single(PORTAL, { counting: { how: 'distinct', keys: ['Account Name'] }, where }),
      ).toEqual({ value })
    },
  ],
  [
    PORTAL,
    'page views a month 2022',
    async (value) => {
      const done = await counted(sharedFile(PORTAL), {
        counting: { how: 'rows' },
        date: { column: 'Date' },
      })
      const months = done.amounts.map(({ observedOn, values }) => [
        Number(observedOn.slice(5, 7)),
        values.value,
      ])
      expect(Object.fromEntries(months)).toEqual(value)
    },
  ],
  [
    PORTAL,
    'exactly 500 rows',
    async () => {
      const done = await counted(sharedFile(PORTAL), {
        counting: { how: 'rows' },
        date: { column: 'Date' },
      })
      expect(warned(done)).toContain('file_may_be_cut')
    },
  ],
  [AGENDAS, 'meetings with agenda posted Oct-Dec 2022', agendasOf('2022-12-31')],
  [AGENDAS, 'Jan 2023', agendasOf('2023-03-31')],
  [
    AGENDAS,
    'attendance where known',
    async (value) => {
      const counting = {
        how: 'ratio of columns',
        numerator: 'Members present',
        denominator: 'Members total',
      } as const
      expect(percentOf(await single(AGENDAS, { counting }), 4)).toBe(value)
    },
  ],
]

describe.skipIf(!factsPresent)('the numbers of exports with known facts', () => {
  test.each(checksIn(/^exports\//, CHECKS))('$path: $what', async ({ check, value }) => {
    await expect(check(value)).resolves.toBeUndefined()
  })
})

function zoomOf(read: (done: Count) => unknown, where?: SomeRecipe['where']) {
  return async (value: unknown) => {
    const recipe = {
      counting: ATTENDEES,
      date: { above: 'Start Time' },
      by: 'day',
      ...(where && { where }),
    } as const
    expect(
      read(await counted(sharedFile('exports/zoom_meeting001_participants.csv'), recipe)),
    ).toBe(value)
  }
}

function joinsOf(read: (done: Count) => unknown) {
  return async (value: unknown) => {
    const recipe = { counting: ATTENDEES, date: { column: 'Join Time' }, by: 'day' } as const
    expect(read(await counted(sharedFile('exports/SYNTH_zoom_join_leave.csv'), recipe))).toBe(value)
  }
}

function agendasOf(day: string) {
  return async (value: unknown) => {
    const where = [{ column: 'Agenda posted', is: ['yes', 'true', '1'] }]
    const done = await counted(sharedFile(AGENDAS), {
      counting: { how: 'rows' },
      where,
      date: { column: 'Date' },
      by: 'cycle',
    })
    expect(numbersOf(done)[day]).toEqual({ value })
  }
}
