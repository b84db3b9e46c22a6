import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { closeAccount } from '../../../db/accounts.ts'
import { closeCycle, findCycle } from '../../../db/cycles.ts'
import { beginSending, claimReminder, listWaiting } from '../../../db/reminders.ts'
import { updateDistrict } from '../../../db/settings.ts'
import { takeSubmissionStep } from '../../../db/submissions.ts'
import { calendarDate } from '../../../domain/calendar.ts'
import { sendReminders } from '../../../server/reminders/sender.ts'
import { DIALECTS } from '../../support/databases.ts'
import { change, DEPARTMENT } from '../../support/plans.ts'
import type { RemindingDistrict } from '../../support/reminders.ts'
import { ADDRESS, createRemindingDistrict, FIRST_CYCLE } from '../../support/reminders.ts'

const COORDINATOR = 'coordinator@district.example'
const EDITOR = 'editor@district.example'

describe.each(DIALECTS)('%s: reminders', { timeout: 60_000 }, (dialect) => {
  let district: RemindingDistrict

  beforeEach(async () => {
    district = await createRemindingDistrict(dialect)
  })
  afterEach(() => district.stop())

  test('go out before the due day, and after it until it is submitted', async () => {
    const { run } = district
    expect(await run('2022-10-12T17:00:00Z')).toEqual([])
    expect(await run('2022-10-13T17:00:00Z')).toEqual([EDITOR])
    expect(await run('2022-10-13T17:05:00Z')).toEqual([])
    expect(await run('2022-10-14T17:00:00Z')).toEqual([])
    expect((await run('2022-10-21T17:00:00Z')).toSorted()).toEqual([COORDINATOR])
    expect((await run('2022-10-23T17:00:00Z')).toSorted()).toEqual([COORDINATOR, EDITOR])
    await submit()
    expect(await run('2022-10-26T17:00:00Z')).toEqual([])
  })

  test('the mail is plain, calm, and leads to the grid of the department', async () => {
    await district.run('2022-10-13T17:00:00Z')
    const [mail] = district.post.mails
    expect(mail?.text).toMatch(/^From: Example Unified <plans@district\.example>/m)
    expect(mail?.text).toMatch(/^Subject: Data and Research, Q1 2022-23: \d metrics to log, due/m)
    expect(mail?.text).toMatch(/^Content-Type: text\/plain/m)
    expect(mail?.text).toMatch(/^Auto-Submitted: auto-generated/im)
    expect(mail?.text).toContain('It is due Oct 20, 2022, in 7 days.')
    expect(mail?.text).toContain(
      `${ADDRESS}/departments/${DEPARTMENT}/log?year=2022-23&cycle=Q1\r\n`,
    )
    expect(mail?.text).toContain(`${ADDRESS}/account`)
  })

  test('the coordinator’s says who is late, and where to look', async () => {
    await district.run('2022-10-21T17:00:00Z')
    const text = district.post.mails.find(({ to }) => to === COORDINATOR)?.text
    expect(text).toMatch(/^Subject: 1 department is late/m)
    expect(text).toContain('Data and Research: 1 day late')
    expect(text).not.toContain('Family Programs')
    expect(text).toContain(`${ADDRESS}/collection?year=2022-23&cycle=${FIRST_CYCLE}`)
  })

  test('say of a mail what it told of, by ids alone', async () => {
    await district.run('2022-10-13T17:00:00Z')
    expect(await district.states()).toEqual([['p2', '2022-10-13', 'sent', 1, null]])
    const told = await district.db.selectFrom('reminder_cycle').selectAll().execute()
    expect(told).toMatchObject([{ cycle_id: FIRST_CYCLE, department_id: DEPARTMENT }])
    const rows = await district.db.selectFrom('reminder').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('@')
  })

  test.each([
    ['2022-10-13T13:59:00Z', 'before seven in Los Angeles'],
    ['2022-10-14T03:00:00Z', 'from eight in the evening on'],
  ])('none at %s, %s', async (moment) => {
    expect(await district.run(moment)).toEqual([])
    expect(await district.states()).toEqual([])
  })

  test('the sending day is the district’s, also when it springs forward or falls back', async () => {
    const found: string[] = []
    await change(district.db, (going) => updateDistrict(going, { reminderDaysAfter: 1 }, 2))
    // Seven in the morning is 14:00 UTC until summer time ends on 2022-11-06, and 15:00 from then on.
    for (const day of ['2022-11-05', '2022-11-06', '2022-11-07']) {
      for (const hour of ['13:59', '14:00', '14:59', '15:00']) {
        const moment = `${day}T${hour}:00Z`
        if ((await district.run(moment)).includes(EDITOR)) found.push(moment)
      }
    }
    expect(found).toEqual(['2022-11-05T14:00:00Z', '2022-11-06T15:00:00Z', '2022-11-07T15:00:00Z'])
  })

  test('a district far east has its day before', async () => {
    await change(district.db, (going) => updateDistrict(going, { timeZone: 'Pacific/Auckland' }, 2))
    expect(await district.run('2022-10-12T17:59:00Z')).toEqual([])
    expect(await district.run('2022-10-12T18:00:00Z')).toEqual([EDITOR])
  })

  test('two servers at once send everybody one mail', async () => {
    district.setNow('2022-10-23T17:00:00Z')
    await Promise.all([1, 2, 3].map(() => sendReminders(district.deps)))
    expect(district.post.mails.map(({ to }) => to).toSorted()).toEqual([COORDINATOR, EDITOR])
  })

  test('a sender that dies before it sends leaves the mail to another, after a while', async () => {
    await district.run('2022-10-12T17:00:00Z')
    district.post.answer('later')
    await district.run('2022-10-13T17:00:00Z')
    district.post.answer('take')
    const claim = { reminderId: await waitingId('2022-10-13T17:05:00.000Z'), by: 'dead' }
    const at = '2022-10-13T17:05:00.000Z'
    expect(
      await claimReminder(district.db, claim, { at, until: '2022-10-13T17:10:00.000Z' }),
    ).toMatchObject({ personId: 'p2' })
    expect(await district.run('2022-10-13T17:09:00Z')).toEqual([])
    expect(await district.run('2022-10-13T17:10:00Z')).toEqual([EDITOR])
    // Had it only been slow, it would find out before it sends.
    expect(await beginSending(district.db, claim, [], '2022-10-13T17:10:01.000Z')).toBe(false)
  })

  test('a sender that dies while it sends may have sent: nobody is sent it again that day', async () => {
    district.post.answer('later')
    await district.run('2022-10-13T17:00:00Z')
    district.post.answer('take')
    const claim = { reminderId: await waitingId('2022-10-13T17:05:00.000Z'), by: 'dead' }
    const at = '2022-10-13T17:05:00.000Z'
    await claimReminder(district.db, claim, { at, until: '2022-10-13T17:10:00.000Z' })
    expect(await beginSending(district.db, claim, [], at)).toBe(true)
    expect(await district.run('2022-10-13T18:00:00Z')).toEqual([])
    expect(await district.states()).toEqual([['p2', '2022-10-13', 'unknown', 2, 'interrupted']])
    expect(await district.run('2022-10-14T17:00:00Z')).toEqual([])
  })

  test('a mail server that is busy is asked again after growing pauses, until the day is over', async () => {
    district.post.answer('later')
    const tries: string[] = []
    for (const time of ['14:00', '14:04', '14:05', '14:19', '14:20', '15:19', '15:20', '18:20']) {
      const before = Number((await district.states())[0]?.[3] ?? 0)
      await district.run(`2022-10-13T${time}:00Z`)
      if (Number((await district.states())[0]?.[3]) > before) tries.push(time)
    }
    expect(tries).toEqual(['14:00', '14:05', '14:20', '15:20', '18:20'])
    expect(await district.states()).toEqual([['p2', '2022-10-13', 'waiting', 5, 'EENVELOPE 451']])
    district.post.answer('take')
    expect(await district.run('2022-10-14T17:00:00Z')).toEqual([EDITOR])
    expect((await district.states()).map(([, , state]) => state)).toEqual(['given_up', 'sent'])
  })

  test('an address that is refused is not tried again before the next reminder', async () => {
    district.post.answer('refuse')
    await district.run('2022-10-13T17:00:00Z')
    await district.run('2022-10-13T18:00:00Z')
    await district.run('2022-10-14T18:00:00Z')
    expect(await district.states()).toEqual([['p2', '2022-10-13', 'refused', 1, 'EENVELOPE 550']])
  })

  test('a connection that breaks off after the mail was taken sends no second one', async () => {
    district.post.answer('drop')
    expect(await district.run('2022-10-13T17:00:00Z')).toEqual([EDITOR])
    district.post.answer('take')
    expect(await district.run('2022-10-13T18:00:00Z')).toEqual([])
    expect(await district.states()).toMatchObject([
      ['p2', '2022-10-13', 'unknown', 1, 'ECONNECTION'],
    ])
  })

  test('a mail server that is not there is asked again', async () => {
    await district.post.stop()
    await district.run('2022-10-13T17:00:00Z')
    expect(await district.states()).toEqual([['p2', '2022-10-13', 'waiting', 1, 'ESOCKET']])
  })

  test('what was submitted while a mail waited is not told any more', async () => {
    district.post.answer('later')
    await district.run('2022-10-13T17:00:00Z')
    district.post.answer('take')
    await submit()
    expect(await district.run('2022-10-13T18:00:00Z')).toEqual([])
    expect(await district.states()).toMatchObject([
      ['p2', '2022-10-13', 'unneeded', 1, 'EENVELOPE 451'],
    ])
  })

  test('what the process says of a failure names nobody', async () => {
    const lines: string[] = []
    const log = pino({}, { write: (line: string) => void lines.push(line) })
    district.post.answer('refuse')
    district.setNow('2022-10-13T17:00:00Z')
    await sendReminders({ ...district.deps, log })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('EENVELOPE 550')
    expect(lines[0]).not.toMatch(/@|Sam|p2/)
  })

  test('nobody is told whose account is closed, or who turned it off', async () => {
    await change(district.db, (going) => closeAccount(going, 'p2', 1))
    await district.db
      .updateTable('person')
      .set({ reminders_off: 1 })
      .where('id', '=', 'p1')
      .execute()
    expect(await district.run('2022-10-23T17:00:00Z')).toEqual([])
  })

  test('a closed cycle is not called to mind', async () => {
    const closing = { reason: 'counted by hand', silent: [] }
    await change(district.db, (going) => closeCycle(going, FIRST_CYCLE, closing))
    expect(await district.run('2022-10-23T17:00:00Z')).toEqual([])
  })

  test.each<[string, Parameters<typeof updateDistrict>[1]]>([
    ['while they are off', { remindersOn: false }],
    ['of a demonstration', { demonstration: true }],
  ])('none %s', async (_, settings) => {
    await change(district.db, (going) => updateDistrict(going, settings, 2))
    expect(await district.run('2022-10-13T17:00:00Z')).toEqual([])
    expect(await district.states()).toEqual([])
  })

  test('none where no mail is set up', async () => {
    district.setNow('2022-10-13T17:00:00Z')
    await sendReminders({ ...district.deps, sendMail: undefined })
    expect(await district.states()).toEqual([])
  })

  async function waitingId(at: string): Promise<string> {
    const [id = ''] = await listWaiting(district.db, calendarDate('2022-10-13'), at)
    return id
  }

  async function submit(): Promise<void> {
    await change(district.db, async (going) => {
      const cycle = await findCycle(going.tx, FIRST_CYCLE)
      if (cycle) await takeSubmissionStep(going, cycle, DEPARTMENT, { deed: 'submit', note: '' })
    })
  }
})
