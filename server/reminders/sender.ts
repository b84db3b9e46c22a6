/** Sends the reminders of the day. Several servers on one database may run it at once. */

import { randomUUID } from 'node:crypto'

import { findPerson } from '../../db/people.ts'
import type { Claim, Outcome, Reminder } from '../../db/reminders.ts'
import {
  beginSending,
  claimReminder,
  dropReminder,
  endSending,
  insertReminders,
  listWaiting,
  settleReminders,
} from '../../db/reminders.ts'
import { readReminding } from '../../db/reminding.ts'
import type { District } from '../../db/settings.ts'
import { findDistrict } from '../../db/settings.ts'
import { hourIn } from '../../domain/day-in.ts'
import { digestsOfCycle, digestsOn } from '../../domain/reminder.ts'
import { dayIn } from '../clock.ts'
import type { Deps } from '../context.ts'
import type { SendMail } from '../mail.ts'
import { failureOf } from './failure.ts'
import { readReminderNames } from './names.ts'
import { reminderText } from './reminder-text.ts'

/** How mail goes out, and the address people use. */
export interface Mailing {
  /** Absent where the district has set no mail up. */
  sendMail: SendMail | undefined
  address: () => string
}

export type SenderDeps = Pick<Deps, 'db' | 'clock' | 'log'> & Mailing

/** Mails go out from this hour of the district's day until that one. */
const SENDING_HOURS = { from: 7, to: 20 }
/** In milliseconds. Longer than a mail server may take. */
const CLAIM_HOLDS = 5 * 60 * 1000

/** Whether the district sends reminders, and why not. */
export function whyNot(
  district: District,
  { sendMail }: Pick<Mailing, 'sendMail'>,
): ('off' | 'no_mail' | 'demonstration')[] {
  return [
    ...(district.remindersOn ? [] : (['off'] as const)),
    ...(sendMail ? [] : (['no_mail'] as const)),
    ...(district.demonstration ? (['demonstration'] as const) : []),
  ]
}

/** Puts down who is reminded today, and sends what waits. */
export async function sendReminders(deps: SenderDeps): Promise<void> {
  const { db, clock } = deps
  const district = await findDistrict(db)
  if (!district || whyNot(district, deps).length > 0) return
  const now = clock.now()
  const today = dayIn(district.timeZone, now)
  const at = now.toISOString()
  await settleReminders(db, { today, at })
  const hour = hourIn(district.timeZone, now)
  if (hour < SENDING_HOURS.from || hour >= SENDING_HOURS.to) return
  const reminding = await readReminding(db, district, today)
  await insertReminders(db, digestsOn(today, reminding), { on: today, at })
  await deliver(deps, district)
}

/** Sends what waits, one after the other. */
export async function deliver(deps: SenderDeps, district: District): Promise<void> {
  const { db, clock } = deps
  const today = dayIn(district.timeZone, clock.now())
  const by = randomUUID()
  for (const reminderId of await listWaiting(db, today, clock.now().toISOString())) {
    await deliverOne(deps, district, { reminderId, by })
  }
}

async function deliverOne(deps: SenderDeps, district: District, claim: Claim): Promise<void> {
  const { db, clock, log, sendMail } = deps
  const now = clock.now()
  const until = new Date(now.getTime() + CLAIM_HOLDS).toISOString()
  const reminder = await claimReminder(db, claim, { at: now.toISOString(), until })
  if (!reminder || !sendMail) return
  const mail = await composeMail(deps, district, reminder)
  if (!mail) return dropReminder(db, claim, clock.now().toISOString())
  if (!(await beginSending(db, claim, mail.owed, clock.now().toISOString()))) return
  const outcome = await attempt(sendMail, mail, reminder, clock.now())
  await endSending(db, claim, outcome, clock.now().toISOString())
  if (outcome.state === 'sent') return
  log.warn({ reminderId: reminder.id, code: outcome.error }, 'a reminder was not sent')
}

async function attempt(
  sendMail: SendMail,
  { to, fromName, subject, text }: Parameters<SendMail>[0],
  { id, tries }: Reminder,
  now: Date,
): Promise<Outcome> {
  try {
    await sendMail({ to, fromName, subject, text, id })
    return { state: 'sent' }
  } catch (error) {
    return failureOf(error, tries + 1, now)
  }
}

/** The mail as things are now; undefined when there is nothing to say any more. */
async function composeMail(deps: SenderDeps, district: District, reminder: Reminder) {
  const { db, address } = deps
  const { personId, on, askedCycleId } = reminder
  const reminding = await readReminding(db, district, on)
  const digests =
    askedCycleId === null ? digestsOn(on, reminding) : digestsOfCycle(on, askedCycleId, reminding)
  const digest = digests.find((one) => one.personId === personId)
  const person = digest && (await findPerson(db, { id: personId }))
  if (!digest || !person) return undefined
  const names = await readReminderNames(db, { district, address: address() })
  return {
    to: person.email,
    fromName: district.name,
    owed: digest.owed,
    ...reminderText(digest, on, { ...names, person: person.name }),
  }
}
