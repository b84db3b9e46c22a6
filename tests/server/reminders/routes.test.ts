import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { TestApi } from '../../support/api.ts'
import { createTestApi, textAt } from '../../support/api.ts'
import { DIALECTS } from '../../support/databases.ts'
import { DEPARTMENT } from '../../support/plans.ts'
import type { RemindingDistrict } from '../../support/reminders.ts'
import { ADDRESS, createRemindingDistrict, FIRST_CYCLE } from '../../support/reminders.ts'

const MOMENT = '2022-10-10T17:00:00Z'
const TOLD = [{ cycleId: FIRST_CYCLE, departmentId: DEPARTMENT }]

describe.each(DIALECTS)('%s: reminders over HTTP', { timeout: 60_000 }, (dialect) => {
  let district: RemindingDistrict
  let api: TestApi

  beforeEach(async () => {
    district = await createRemindingDistrict(dialect)
    district.setNow(MOMENT)
    const { db, deps } = district
    api = await createTestApi(dialect, { db, mailing: deps, moment: MOMENT })
  })
  afterEach(() => district.stop())

  test('it can be read who is reminded next, and of what', async () => {
    const answer = await api.request('GET', '/reminders/next')
    expect(answer).toMatchObject({
      status: 200,
      body: {
        obstacles: [],
        next: {
          on: '2022-10-13',
          people: [{ personId: 'p2', personName: 'Sam', kind: 'own', told: TOLD }],
        },
      },
    })
  })

  test.each<[string, string[], { remindersOn?: boolean; mail: boolean }]>([
    ['both', ['off', 'no_mail'], { remindersOn: false, mail: false }],
    ['the setting', ['off'], { remindersOn: false, mail: true }],
    ['mail', ['no_mail'], { mail: false }],
  ])('what is missing is said: %s', async (_, obstacles, { remindersOn = true, mail }) => {
    const { db, deps } = district
    const mailing = mail ? deps : { sendMail: undefined, address: () => ADDRESS }
    const other = await createTestApi(dialect, { db, mailing, moment: MOMENT })
    const headers = { 'if-match': '"2"' }
    await other.request('PATCH', '/settings', { body: { remindersOn }, headers })
    expect(await other.request('GET', '/reminders/next')).toMatchObject({ body: { obstacles } })
    const sent = await other.request('POST', '/reminders/send', { body: { cycleId: FIRST_CYCLE } })
    expect(sent).toMatchObject({
      status: 409,
      body: { type: 'urn:quarterdeck:problem:no_reminders' },
    })
  })

  test('the mails of a cycle are read before they go out, and go out once', async () => {
    const preview = await api.request('GET', `/reminders/preview?cycle=${FIRST_CYCLE}`)
    expect(preview).toMatchObject({ status: 200, body: { items: [{ personName: 'Sam' }] } })
    const body = { cycleId: FIRST_CYCLE }
    expect(await api.request('POST', '/reminders/send', { body })).toMatchObject({
      status: 202,
      body: { added: 1 },
    })
    await expect.poll(() => district.post.mails.length, { timeout: 10_000 }).toBe(1)
    expect(district.post.mails[0]?.text).toContain(textAt(preview, 'items.0.subject'))
    await expect.poll(async () => (await district.states())[0]?.[2]).toBe('sent')
    expect(await api.request('POST', '/reminders/send', { body })).toMatchObject({
      body: { added: 0 },
    })
    expect(await api.request('GET', `/reminders/preview?cycle=${FIRST_CYCLE}`)).toMatchObject({
      body: { items: [] },
    })
  })

  test('the list says who was told of what and how it went, without an address', async () => {
    await district.run('2022-10-13T17:00:00Z')
    const answer = await api.request('GET', '/reminders')
    expect(answer).toMatchObject({
      status: 200,
      body: {
        items: [
          {
            personId: 'p2',
            personName: 'Sam',
            on: '2022-10-13',
            kind: 'own',
            askedCycleId: null,
            state: 'sent',
            tries: 1,
            nextTryAt: null,
            settledAt: '2022-10-13T17:00:00.000Z',
            error: null,
            told: TOLD,
          },
        ],
        nextCursor: null,
      },
    })
    expect(JSON.stringify(answer.body)).not.toContain('@')
  })

  test('a cycle that is not there is 404 to read and 422 to send', async () => {
    expect((await api.request('GET', '/reminders/preview?cycle=none')).status).toBe(404)
    const sent = await api.request('POST', '/reminders/send', { body: { cycleId: 'none' } })
    expect(sent.status).toBe(422)
  })

  test.each([
    ['reminderDaysBefore', [0, 61], [1, 60]],
    ['reminderDaysAfter', [0, 31], [1, 30]],
  ] as const)('%s has its edges', async (field, outside, inside) => {
    for (const [statuses, values] of [
      [400, outside],
      [200, inside],
    ] as const) {
      for (const value of values) {
        const { headers } = await api.request('GET', '/settings')
        const answer = await api.request('PATCH', '/settings', {
          body: { [field]: value },
          headers: { 'if-match': headers.get('etag') ?? '' },
        })
        expect([value, answer.status]).toEqual([value, statuses])
      }
    }
  })
})
