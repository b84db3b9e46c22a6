import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { closeAccount, reopenAccount } from '../../db/accounts.ts'
import { closeCycle, findCycle, updateCycle } from '../../db/cycles.ts'
import { changeMeeting, findMeeting, planMeeting } from '../../db/meetings.ts'
import { insertReopening } from '../../db/reopenings.ts'
import { calendarDate } from '../../domain/calendar.ts'
import type { Meeting } from '../../domain/meeting.ts'
import { makeAgenda } from '../../domain/meeting.ts'
import { textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import type { TestBrowser, TestDoor } from '../support/door.ts'
import { createDoor } from '../support/door.ts'
import { change, DEPARTMENT, insertExamplePlan, OTHER_DEPARTMENT, YEAR } from '../support/plans.ts'

const PUBLIC_URL = 'https://plans.district.example'
const EDITOR = 'editor@district.example'
const FOUR_DUE = ['Q1', 'Q2', 'Q3', 'Q4'].map((name) => `${name} 2022-23 is due`)
const FEED = /^https:\/\/plans\.district\.example(\/api\/v1\/calendar\/[\w-]{43}\.ics)$/

describe.each(DIALECTS)('%s: the calendar feed', { timeout: 60_000 }, (dialect) => {
  let door: TestDoor
  let editor: TestBrowser

  beforeEach(async () => {
    const address = () => PUBLIC_URL
    const mailing = { sendMail: undefined, address }
    door = await createDoor(dialect, { publicUrl: PUBLIC_URL, mailing })
    await insertExamplePlan(door.db)
    editor = door.browser()
    await editor.signIn(EDITOR)
  })
  afterEach(() => door.db.destroy())

  test('is there for nobody until they make a link', async () => {
    expect(await telling()).toMatchObject({ body: { calendarSince: null } })
    const path = await makeLink(editor)
    expect((await read(path)).status).toBe(200)
    expect(textAt(await telling(), 'calendarSince')).toMatch(/Z$/)
  })

  test('names the days and meetings of the cycles of one’s departments, and no number', async () => {
    await change(door.db, (going) =>
      updateCycle(going, '2022-23-Q1', { meetingOn: calendarDate('2022-11-03') }, 1),
    )
    const { headers, body } = await read(await makeLink(editor))
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(headers.get('cache-control')).toBe('private, no-cache')
    const lines = unfold(body)
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(5)
    expect(lines).toEqual(
      expect.arrayContaining([
        'SUMMARY:Q1 2022-23 is due',
        'DTSTART;VALUE=DATE:20221020',
        'DTEND;VALUE=DATE:20221021',
        'SUMMARY:DLN on Q1 2022-23',
        'DTSTART;VALUE=DATE:20221103',
      ]),
    )
    expect(lines.find((line) => line.startsWith('DESCRIPTION:'))).toContain(
      `Data and Research: ${PUBLIC_URL}/departments/${DEPARTMENT}/log?year=2022-23&cycle=Q1`,
    )
  })

  test('tells the hours of a meeting that is planned with one, and its day where it has none', async () => {
    const path = await makeLink(editor)
    const before = valuesOf((await read(path)).body, 'UID')
    const cycle = { id: '2022-23-Q1', schoolYear: YEAR }
    const agenda = makeAgenda([{ id: DEPARTMENT, name: 'A secret of 17', priorities: 1 }], {
      minutes: 50,
      opening: false,
    })
    const meeting: Meeting = { title: 'A secret of 17', heldOn: calendarDate('2022-11-09'), startsAt: '09:30', state: 'planned', agenda } // prettier-ignore
    const id = await change(door.db, (going) => planMeeting(going, cycle, meeting))
    const planned = await read(path)
    const lines = unfold(planned.body)
    expect(lines).toEqual(
      expect.arrayContaining([
        'SUMMARY:DLN on Q1 2022-23',
        'DTSTART:20221109T173000Z',
        'DTEND:20221109T182000Z',
      ]),
    )
    expect(JSON.stringify(planned.body)).not.toContain('A secret of 17')
    expect(valuesOf(planned.body, 'UID')).toHaveLength(before.length + 1)

    await change(door.db, async (going) => {
      const standing = await findMeeting(going.tx, id ?? '')
      if (standing) await changeMeeting(going, standing, { ...meeting, startsAt: null })
    })
    const moved = await read(path)
    expect(unfold(moved.body)).toContain('DTSTART;VALUE=DATE:20221109')
    expect(valuesOf(moved.body, 'UID')).toEqual(valuesOf(planned.body, 'UID'))
    const counts = [planned, moved].map(({ body }) => Math.max(...valuesOf(body, 'SEQUENCE').map(Number))) // prettier-ignore
    expect(counts[1]).toBeGreaterThan(counts[0] ?? Infinity)
  })

  test('keeps its ids and counts up when a day moves, and says 304 until then', async () => {
    const path = await makeLink(editor)
    const before = await read(path)
    const etag = before.headers.get('etag') ?? ''
    const again = await door.browser({ headers: { 'if-none-match': etag } }).ask('GET', path)
    expect(again.status).toBe(304)
    const cycle = await findCycle(door.db, '2022-23-Q1')
    await change(door.db, (going) =>
      updateCycle(going, '2022-23-Q1', { dueOn: calendarDate('2022-10-24') }, cycle?.version ?? 0),
    )
    const after = await read(path)
    expect(after.headers.get('etag')).not.toBe(etag)
    expect(valuesOf(after.body, 'UID')).toEqual(valuesOf(before.body, 'UID'))
    expect(new Set(valuesOf(after.body, 'UID')).size).toBe(4)
    expect(Number(valuesOf(after.body, 'SEQUENCE')[0])).toBeGreaterThan(
      Number(valuesOf(before.body, 'SEQUENCE')[0]),
    )
  })

  test('a department that is let in again has the last day of it, and no other has', async () => {
    const path = await makeLink(editor)
    await reopen('2022-12-05', DEPARTMENT)
    await reopen('2022-12-06', OTHER_DEPARTMENT)
    const before = await read(path)
    expect(before.headers.get('etag')).not.toBeNull()
    expect(summariesOf(before.body)).toEqual([
      ...FOUR_DUE.slice(0, 1),
      'Last day to change Q1 2022-23: Data and Research',
      ...FOUR_DUE.slice(1),
    ])
    expect(daysOf(before.body)).toContain('20221205')
    expect(JSON.stringify(before.body)).not.toContain('17 sheets')

    await reopen('2022-12-12', DEPARTMENT)
    const after = await read(path)
    expect(summariesOf(after.body)).toEqual(summariesOf(before.body))
    expect(valuesOf(after.body, 'UID')).toEqual(valuesOf(before.body, 'UID'))
    expect(daysOf(after.body)).toContain('20221212')
    expect(daysOf(after.body)).not.toContain('20221205')
    const [, was] = valuesOf(before.body, 'SEQUENCE')
    const [, is] = valuesOf(after.body, 'SEQUENCE')
    expect(Number(is)).toBeGreaterThan(Number(was))

    const viewer = door.browser()
    await viewer.signIn('viewer@district.example')
    const whole = summariesOf((await read(await makeLink(viewer))).body)
    expect(whole.filter((summary) => summary.startsWith('Last day'))).toHaveLength(2)
  })

  test('a year without a plan of one’s departments is left out, for the whole district none is', async () => {
    const viewer = door.browser()
    await viewer.signIn('viewer@district.example')
    expect(valuesOf((await read(await makeLink(viewer))).body, 'UID')).toHaveLength(4)
    await door.db
      .updateTable('department_member')
      .set({ department_id: 'family-programs' })
      .execute()
    expect(valuesOf((await read(await makeLink(editor))).body, 'UID')).toEqual([])
  })

  test('a new link ends the one before; ending it ends it, and so does closing the account', async () => {
    const first = await makeLink(editor)
    const second = await makeLink(editor)
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200])
    await editor.ask('POST', '/api/auth/telling/calendar/end')
    expect((await read(second)).status).toBe(404)
    const third = await makeLink(editor)
    await change(door.db, (going) => closeAccount(going, 'p2', 1))
    expect((await read(third)).status).toBe(404)
    await change(door.db, (going) => reopenAccount(going, 'p2', 2))
    expect((await read(third)).status).toBe(404)
  })

  test('the secret is nowhere but in the link', async () => {
    const path = await makeLink(editor)
    const secret = /([\w-]{43})\.ics$/.exec(path)?.[1] ?? ''
    // A key that is nobody's is put down with the path that it was shown at.
    await door.browser({ headers: { authorization: 'Bearer nobody' } }).ask('GET', path)
    const rows = await door.db.selectFrom('calendar_link').selectAll().execute()
    const entries = await door.db.selectFrom('ledger').selectAll().execute()
    expect(entries.some(({ action }) => action === 'person.calendar_make')).toBe(true)
    expect(entries.some(({ action }) => action === 'access.refuse')).toBe(true)
    expect(JSON.stringify([rows, entries])).not.toContain(secret)
  })

  test('guesses are 404, and after thirty from one address 429, also for a good link', async () => {
    const path = await makeLink(editor)
    const guess = `/api/v1/calendar/${'x'.repeat(43)}.ics`
    for (let time = 0; time < 30; time += 1) expect((await read(guess)).status).toBe(404)
    const blocked = await read(path)
    expect(blocked.status).toBe(429)
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await door.browser({ address: '10.9.0.1' }).ask('GET', path)).status).toBe(200)
    expect((await door.another().browser().ask('GET', path)).status).toBe(429)
  })

  test.each(['', 'short.ics', 'x'.repeat(43), `${'x'.repeat(43)}.ics.ics`])(
    '404 for “%s”',
    async (end) => {
      expect((await read(`/api/v1/calendar/${end}`)).status).toBe(404)
    },
  )

  test('reminders are turned off and on by oneself, and the log has it', async () => {
    expect(await telling()).toMatchObject({ body: { reminders: true, isSending: false } })
    await editor.ask('POST', '/api/auth/telling/reminders', { on: false })
    await editor.ask('POST', '/api/auth/telling/reminders', { on: false })
    expect(await telling()).toMatchObject({ body: { reminders: false } })
    await editor.ask('POST', '/api/auth/telling/reminders', { on: true })
    expect(await telling()).toMatchObject({ body: { reminders: true } })
    const entries = await door.db.selectFrom('ledger').select('action').orderBy('tx').execute()
    expect(entries.slice(-2).map(({ action }) => action)).toEqual([
      'person.reminders_off',
      'person.reminders_on',
    ])
  })

  test('whoever may not log is not offered any, and nobody is who is not signed in', async () => {
    const viewer = door.browser()
    await viewer.signIn('viewer@district.example')
    expect(await viewer.ask('GET', '/api/auth/telling')).toMatchObject({
      body: { reminders: null },
    })
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['POST', '/reminders', { on: true }],
      ['POST', '/calendar', undefined],
      ['POST', '/calendar/end', undefined],
    ] as const) {
      const answer = await door.browser().ask(method, `/api/auth/telling${path}`, body)
      expect(answer.status).toBe(401)
    }
  })

  const telling = () => editor.ask('GET', '/api/auth/telling')

  async function read(path: string): Promise<{ status: number; headers: Headers; body: string }> {
    const answer = await door.browser().ask('GET', path)
    return { ...answer, body: typeof answer.body === 'string' ? answer.body : '' }
  }

  /** Closes the first cycle, unless it is, and opens it again for a department. */
  function reopen(until: string, departmentId: string) {
    const reason = 'Of 17 sheets one came late.'
    return change(door.db, async (going) => {
      await closeCycle(going, '2022-23-Q1', { reason: null, silent: [] })
      const cycle = await findCycle(going.tx, '2022-23-Q1')
      if (!cycle) throw new Error('no cycle')
      await insertReopening(going, cycle, { departmentId, until: calendarDate(until), reason })
    })
  }
})

async function makeLink(browser: TestBrowser): Promise<string> {
  const answer = await browser.ask('POST', '/api/auth/telling/calendar')
  expect(answer.status).toBe(201)
  return FEED.exec(textAt(answer, 'link'))?.[1] ?? 'no link'
}

function unfold(feed: string): string[] {
  return feed.replaceAll('\r\n ', '').split('\r\n')
}

function summariesOf(feed: string): string[] {
  return valuesOf(feed, 'SUMMARY')
}

function daysOf(feed: string): string[] {
  return valuesOf(feed, 'DTSTART;VALUE=DATE')
}

function valuesOf(feed: string, name: string): string[] {
  return unfold(feed).flatMap((line) =>
    line.startsWith(`${name}:`) ? [line.slice(name.length + 1)] : [],
  )
}
