/** The words of reminders: plain text, one mail for everything a person is told. */

import type { CalendarDate } from '../../domain/calendar.ts'
import { daysBetween } from '../../domain/calendar.ts'
import type { Digest, OwedCycle } from '../../domain/reminder.ts'
import { showDate } from '../../domain/shown-date.ts'

/** What things are called, and where people reach them. */
export interface ReminderNames {
  district: string
  person: string
  departmentOf: (id: string) => string
  cycleOf: (id: string) => { name: string; schoolYear: string } | undefined
  /** `https://plans.district.example`, without a slash at its end. */
  address: string
}

export interface ReminderText {
  subject: string
  text: string
}

export function reminderText(
  { kind, owed }: Pick<Digest, 'kind' | 'owed'>,
  today: CalendarDate,
  names: ReminderNames,
): ReminderText {
  return kind === 'own' ? ownText(owed, today, names) : overviewText(owed, today, names)
}

function ownText(
  owed: readonly OwedCycle[],
  today: CalendarDate,
  names: ReminderNames,
): ReminderText {
  const [first] = owed
  const silent = owed.reduce((sum, one) => sum + one.silent, 0)
  const what = silent > 0 ? `${metrics(silent)} to log` : 'Ready to submit'
  const until = first && first.lastOn >= today ? `, due ${showDate(first.dueOn)}` : ', late'
  const where =
    owed.length === 1 && first
      ? `${names.departmentOf(first.departmentId)}, ${cycle(first, names)}: `
      : ''
  return {
    subject: `${where}${what}${until}`,
    text: letter(names, [
      `This is still open at ${names.district}.`,
      '',
      ...owed.flatMap((one) => [
        `${names.departmentOf(one.departmentId)}, ${cycle(one, names)}`,
        `  ${leftOf(one)}`,
        `  ${dueOf(one, today)}`,
        `  Log a quarter: ${logAddress(one, names)}`,
        '',
      ]),
      'If a number cannot be had, say why in its cell; that counts as logged.',
    ]),
  }
}

function overviewText(
  owed: readonly OwedCycle[],
  today: CalendarDate,
  names: ReminderNames,
): ReminderText {
  const departments = new Set(owed.map(({ departmentId }) => departmentId)).size
  const byCycle = Map.groupBy(owed, ({ cycleId }) => cycleId)
  return {
    subject: departments === 1 ? '1 department is late' : `${departments} departments are late`,
    text: letter(names, [
      `These departments of ${names.district} are past the last day in time.`,
      ...Array.from(byCycle.values()).flatMap((late) => [
        '',
        ...late.slice(0, 1).map((one) => cycle(one, names)),
        ...late.flatMap((one) => [
          `  ${names.departmentOf(one.departmentId)}: ${daysLateOf(one, today)}`,
          `    ${leftOf(one)}`,
        ]),
        ...late.slice(0, 1).map((one) => `  Collection: ${collectionAddress(one, names)}`),
      ]),
      '',
      'Owners and editors who want reminders are told of their own departments.',
    ]),
  }
}

function letter({ person, address }: ReminderNames, lines: readonly string[]): string {
  return [
    person === '' ? 'Hello,' : `Hello ${person},`,
    '',
    ...lines,
    '',
    'You get one mail for everything, and may turn it off under Your account:',
    `${address}/account`,
    '',
  ].join('\n')
}

function leftOf({ due, silent }: OwedCycle): string {
  if (silent === 0) return 'Everything is logged; it waits to be submitted.'
  const verb = silent === 1 ? 'has' : 'have'
  return `${silent} of ${metrics(due)} ${verb} nothing logged yet.`
}

function dueOf(one: OwedCycle, today: CalendarDate): string {
  const { dueOn, lastOn, until } = one
  if (until !== null)
    return `It was opened for you again and takes values until ${showDate(until)}.`
  if (today > lastOn) return `It was due ${showDate(dueOn)} and is ${daysLateOf(one, today)}.`
  if (today > dueOn) return `It was due ${showDate(dueOn)}; ${showDate(lastOn)} is still in time.`
  const left = daysBetween(today, dueOn)
  const when = left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days`
  return `It is due ${showDate(dueOn)}, ${when}.`
}

function daysLateOf({ lastOn }: OwedCycle, today: CalendarDate): string {
  const days = daysBetween(lastOn, today)
  return days === 1 ? '1 day late' : `${days} days late`
}

function metrics(count: number): string {
  return count === 1 ? '1 metric' : `${count} metrics`
}

function cycle({ cycleId }: OwedCycle, { cycleOf }: ReminderNames): string {
  const found = cycleOf(cycleId)
  return found ? `${found.name} ${found.schoolYear}` : cycleId
}

function logAddress({ cycleId, departmentId }: OwedCycle, names: ReminderNames): string {
  const found = names.cycleOf(cycleId)
  const search = new URLSearchParams({ year: found?.schoolYear ?? '', cycle: found?.name ?? '' })
  const department = encodeURIComponent(departmentId)
  return `${names.address}/departments/${department}/log?${search.toString()}`
}

function collectionAddress({ cycleId }: OwedCycle, names: ReminderNames): string {
  const search = new URLSearchParams({
    year: names.cycleOf(cycleId)?.schoolYear ?? '',
    cycle: cycleId,
  })
  return `${names.address}/collection?${search.toString()}`
}
