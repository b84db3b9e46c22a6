/** What the rule of reminders asks: what departments owe, and whom it concerns. No number is read. */

import { stateAfter } from '../domain/approval.ts'
import type { CalendarDate } from '../domain/calendar.ts'
import { daysAfter } from '../domain/calendar.ts'
import { isSilent } from '../domain/collection.ts'
import type { OwedCycle, Recipient, Reminding } from '../domain/reminder.ts'
import { LOOK_AHEAD, REMINDED_FOR } from '../domain/reminder.ts'
import type { CollectionRow } from './collection.ts'
import { readCollection } from './collection.ts'
import type { DistrictCycle } from './cycle-rows.ts'
import { listCyclesOf } from './cycle-rows.ts'
import { personOf } from './people.ts'
import type { Reopening } from './reopenings.ts'
import { listReopenings } from './reopenings.ts'
import { listSchoolYears } from './school-years.ts'
import type { District } from './settings.ts'
import { listSubmissionSteps } from './submissions.ts'
import type { Db } from './tables.ts'

/** After these nobody is told the same again before the next day of the rhythm. */
const TOLD = ['sending', 'sent', 'refused', 'unknown'] as const

/** What there is to remind of on a day and on the days that are looked ahead to. */
export async function readReminding(
  db: Db,
  district: District,
  today: CalendarDate,
): Promise<Reminding> {
  return {
    rhythm: { daysBefore: district.reminderDaysBefore, daysAfter: district.reminderDaysAfter },
    owed: await readOwed(db, today),
    people: await readRecipients(db),
  }
}

async function readOwed(db: Db, today: CalendarDate): Promise<OwedCycle[]> {
  const years = (await listSchoolYears(db)).map(({ id }) => id)
  const all = years.length > 0 ? await listCyclesOf(db, years) : []
  const begun = all.filter(({ startsOn }) => startsOn <= daysAfter(today, LOOK_AHEAD))
  const ids = begun.filter(({ closedAt }) => closedAt !== null).map(({ id }) => id)
  const reopenings = ids.length > 0 ? await listReopenings(db, ids) : []
  const owed: OwedCycle[] = []
  for (const cycle of begun) {
    const times = timesOf(
      cycle,
      reopenings.filter(({ cycleId }) => cycleId === cycle.id),
      today,
    )
    if (times.size > 0 || isRunning(cycle, today)) {
      owed.push(...(await readCycle(db, cycle, times, today)))
    }
  }
  return owed
}

function isRunning({ closedAt, dueOn, graceDays }: DistrictCycle, today: CalendarDate): boolean {
  return closedAt === null && daysAfter(dueOn, graceDays + REMINDED_FOR) >= today
}

/** Until when departments may change a closed cycle; the newest reopening of each counts. */
function timesOf(
  { closedAt }: DistrictCycle,
  reopenings: readonly Reopening[],
  today: CalendarDate,
): Map<string, CalendarDate> {
  if (closedAt === null) return new Map()
  const newest = new Map(
    reopenings.toReversed().map(({ departmentId, until }) => [departmentId, until]),
  )
  return new Map(Array.from(newest).filter(([, until]) => until >= today))
}

async function readCycle(
  db: Db,
  cycle: DistrictCycle,
  times: ReadonlyMap<string, CalendarDate>,
  today: CalendarDate,
): Promise<OwedCycle[]> {
  const rows = await readCollection(db, cycle, { today })
  const steps = await listSubmissionSteps(db, cycle.id)
  const byDepartment = Map.groupBy(rows, ({ metric }) => metric.departmentId)
  return Array.from(byDepartment, ([departmentId, own]): OwedCycle[] => {
    const until = times.get(departmentId) ?? null
    if (cycle.closedAt !== null && until === null) return []
    const state = stateAfter(steps.filter((step) => step.departmentId === departmentId))
    return [
      {
        cycleId: cycle.id,
        departmentId,
        startsOn: cycle.startsOn,
        dueOn: until ?? cycle.dueOn,
        lastOn: until ?? daysAfter(cycle.dueOn, cycle.graceDays),
        until,
        ...countOwed(own),
        isHandedIn: state === 'submitted' || state === 'approved',
      },
    ]
  }).flat()
}

function countOwed(rows: readonly CollectionRow[]): { due: number; silent: number } {
  return {
    due: rows.filter(({ state }) => state !== 'not_due').length,
    silent: rows.filter(({ state }) => isSilent(state)).length,
  }
}

/** Everybody with an open account. */
async function readRecipients(db: Db): Promise<Recipient[]> {
  const rows = await db
    .selectFrom('person')
    .selectAll()
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute()
  const members = Map.groupBy(
    await db.selectFrom('department_member').selectAll().orderBy('department_id').execute(),
    (member) => member.person_id,
  )
  const told = await db
    .selectFrom('reminder')
    .select((eb) => ['person_id', eb.fn.max<CalendarDate>('on_day').as('on_day')])
    .where('state', 'in', TOLD)
    .groupBy('person_id')
    .execute()
  const toldOn = new Map(told.map((row) => [row.person_id, row.on_day]))
  return rows.map((row) => {
    const own = members.get(row.id)?.map((member) => member.department_id) ?? []
    const { id, role, departments } = personOf(row, own)
    const wants = row.reminders_off === 0
    return { id, role, departments, wants, remindedOn: toldOn.get(id) ?? null }
  })
}
