/** A district that reminds its people, its days, and a mail server that catches what it sends. */

import type { Logger } from 'pino'
import { pino } from 'pino'

import { insertPerson } from '../../db/people.ts'
import { findDistrict, updateDistrict } from '../../db/settings.ts'
import type { Db } from '../../db/tables.ts'
import { createMailer } from '../../server/mail.ts'
import type { SenderDeps } from '../../server/reminders/sender.ts'
import { sendReminders } from '../../server/reminders/sender.ts'
import type { Dialect } from './databases.ts'
import type { MailCatcher } from './mail.ts'
import { catchMail } from './mail.ts'
import { change, createPlan, DEPARTMENT, OTHER_DEPARTMENT } from './plans.ts'

export const ADDRESS = 'https://plans.district.example'
/** The first cycle of `plans.ts` is due on 2022-10-20; without grace that is its last day in time. */
export const FIRST_CYCLE = '2022-23-Q1'

const PEOPLE = [
  { id: 'p1', name: 'Robin', email: 'coordinator@district.example', role: 'coordinator' },
  { id: 'p2', name: 'Sam', email: 'editor@district.example', role: 'editor' },
  { id: 'p3', name: 'Kim', email: 'viewer@district.example', role: 'viewer' },
  { id: 'p4', name: 'Alex', email: 'other@district.example', role: 'owner' },
] as const

export interface RemindingDistrict {
  db: Db
  post: MailCatcher
  /** What one server sends with; the same for every server on the database. */
  deps: SenderDeps
  /** Sets the clock to a UTC moment. */
  setNow: (moment: string) => void
  /** Sends what is due at a UTC moment; to whom. */
  run: (moment: string) => Promise<string[]>
  states: () => Promise<(string | number | null)[][]>
  stop: () => Promise<void>
}

/** Reminders are on; what the settings say otherwise is changed in them. */
export async function createRemindingDistrict(
  dialect: Dialect,
  settings: Parameters<typeof updateDistrict>[1] = {},
  log: Logger = pino({ level: 'silent' }),
): Promise<RemindingDistrict> {
  const db = await createPlan(dialect)
  const post = await catchMail()
  await change(db, async (going) => {
    for (const person of PEOPLE) {
      const own = { editor: [DEPARTMENT], owner: [OTHER_DEPARTMENT], coordinator: [], viewer: [] }
      await insertPerson(going, { ...person, departments: own[person.role] })
    }
    const version = (await findDistrict(going.tx))?.version ?? 0
    await updateDistrict(going, { remindersOn: true, ...settings }, version)
  })
  let now = new Date('2022-09-01T17:00:00Z')
  const mail = { host: '127.0.0.1', port: post.port, secure: false, clear: true }
  const sendMail = createMailer({ ...mail, credentials: null, from: 'plans@district.example' })
  const deps = { db, clock: { now: () => now }, log, sendMail, address: () => ADDRESS }
  const setNow = (moment: string) => {
    now = new Date(moment)
  }
  return {
    db,
    post,
    deps,
    setNow,
    run: async (moment) => {
      setNow(moment)
      const before = post.mails.length
      await sendReminders(deps)
      return post.mails.slice(before).map(({ to }) => to)
    },
    states: async () => {
      const rows = await db.selectFrom('reminder').selectAll().orderBy('on_day').execute()
      return rows.map((row) => [row.person_id, row.on_day, row.state, row.tries, row.error])
    },
    stop: async () => {
      await db.destroy()
      await post.stop()
    },
  }
}
