import { pino } from 'pino'
import { afterAll, describe, expect, test } from 'vitest'

import { insertAction } from '../../db/actions.ts'
import { insertMetric } from '../../db/metrics.ts'
import { insertPlan } from '../../db/plans.ts'
import { insertPriority } from '../../db/priorities.ts'
import { insertSchoolYear } from '../../db/school-years.ts'
import type { Db } from '../../db/tables.ts'
import { boundsOf, daysAfter, schoolYearOf } from '../../domain/calendar.ts'
import { dayIn, startOf } from '../../server/clock.ts'
import { listen } from '../../server/listen.ts'
import { createMailer } from '../../server/mail.ts'
import { pageRoutes } from '../../server/pages.ts'
import type { SenderDeps } from '../../server/reminders/sender.ts'
import { sendReminders } from '../../server/reminders/sender.ts'
import { expectAccessible, useServer } from '../support/browser.ts'
import { createDoor, PASSWORD } from '../support/door.ts'
import type { MailCatcher } from '../support/mail.ts'
import { catchMail } from '../support/mail.ts'
import { change, DEPARTMENT } from '../support/plans.ts'

const ZONE = 'America/Los_Angeles'
const HOUR = 60 * 60 * 1000

describe('reminders', () => {
  let post: MailCatcher | undefined
  let sender: SenderDeps | undefined
  const site = useServer(async () => {
    post = await catchMail()
    const mail = { host: '127.0.0.1', port: post.port, secure: false, clear: true }
    const sendMail = createMailer({ ...mail, credentials: null, from: 'plans@district.example' })
    const mailing = { sendMail, address: () => 'https://plans.district.example' }
    const door = await createDoor('sqlite', { pages: await pageRoutes(), mailing })
    await insertUnlogged(door.db)
    const tomorrow = daysAfter(dayIn(ZONE, new Date()), 1)
    const now = () => new Date(startOf(ZONE, tomorrow).getTime() + 12 * HOUR)
    sender = { db: door.db, clock: { now }, log: pino({ level: 'silent' }), ...mailing }
    const { server, port } = await listen({ fetch: door.app.fetch, port: 0, host: '127.0.0.1' })
    return {
      address: `http://localhost:${port}`,
      firstLink: undefined,
      credentialsOf: async () => ({ email: 'coordinator@district.example', password: PASSWORD }),
      stop: async () => {
        server.closeAllConnections()
        await new Promise((done) => void server.close(done))
        await door.db.destroy()
      },
    }
  })
  afterAll(() => post?.stop())

  test('are turned on by the coordinator, go out a day later, and stand in the list', async () => {
    const { page, faults, close } = await site.open({ width: 390, scheme: 'dark' })
    await send()
    expect(post?.mails).toEqual([])

    await page.goto(`${site.address}/administration`, { waitUntil: 'networkidle' })
    await page.getByRole('link', { name: 'Reminders' }).press('Enter')
    await page.getByText('Nobody is reminded yet.').waitFor()
    await page.getByText('They are turned off under District settings.').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'To the District settings' }).press('Enter')
    await page.getByLabel('Remind people by mail of what is left to log').press('Space')
    await page.getByLabel('Days before the due day').fill('30')
    await page.keyboard.press('Enter')
    await page.getByText('The settings are saved.').waitFor()
    await expectAccessible(page)

    await send()
    expect(post?.mails.map(({ to }) => to)).toContain('editor@district.example')
    const mail = post?.mails.find(({ to }) => to === 'editor@district.example')
    expect(mail?.text).toContain(`/departments/${DEPARTMENT}/log?`)
    const before = post?.mails.length
    await send()
    expect(post?.mails).toHaveLength(before ?? 0)

    await page.goto(`${site.address}/administration/reminders`, { waitUntil: 'networkidle' })
    await page.getByText(/^Reminders are on/).waitFor()
    const list = page.getByRole('table', { name: 'What was sent' })
    await list.getByText('Sent', { exact: true }).first().waitFor()
    expect(await list.textContent()).toContain('Sam')
    expect(await list.textContent()).toContain('Data and Research')
    await page.getByRole('button', { name: 'Read the mails first' }).press('Enter')
    await page
      .getByRole('dialog')
      .getByText(/^Hello /)
      .first()
      .waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })

  async function send(): Promise<void> {
    if (sender) await sendReminders(sender)
  }
})

/** A metric with nothing logged in the last cycle that is over, whatever day it is. */
async function insertUnlogged(db: Db): Promise<void> {
  const year = schoolYearOf(daysAfter(dayIn(ZONE, new Date()), -92))
  const years = [year, schoolYearOf(daysAfter(boundsOf(year).endsOn, 1))]
  await change(db, async (going) => {
    for (const one of years) await insertSchoolYear(going, one)
    await insertPlan(going, { id: 'now', departmentId: DEPARTMENT, schoolYear: year, sections: {} })
    await insertPriority(going, { id: 'first', planId: 'now', title: 'Better numbers' })
    await insertAction(going, { id: 'check', priorityId: 'first', text: 'Check every file' })
    await insertMetric(going, {
      id: 'files',
      actionId: 'check',
      text: 'Files checked',
      kind: 'count',
    })
  })
}
