/** Who is reminded of what on which day. */

import type { PersonRole } from './access.ts'
import { isBoundRole, mayUse } from './access.ts'
import type { CalendarDate } from './calendar.ts'
import { daysAfter, daysBetween } from './calendar.ts'

/** `own` tells somebody of their own departments, `overview` tells who is late. */
export const DIGEST_KINDS = ['own', 'overview'] as const
export type DigestKind = (typeof DIGEST_KINDS)[number]

/** How often the district wants people reminded. */
export interface ReminderRhythm {
  /** Days before the due day on which the first reminder goes out. At least 1. */
  daysBefore: number
  /** After the last day in time a reminder goes out every so many days. At least 1. */
  daysAfter: number
}

/** What one department owes of one cycle that takes values. */
export interface OwedCycle {
  cycleId: string
  departmentId: string
  startsOn: CalendarDate
  /** Where the department was let into a closed cycle again, the last day of that. */
  dueOn: CalendarDate
  /** The last day in time: the due day and its grace. */
  lastOn: CalendarDate
  /** The last day on which a cycle that was closed takes values; null for one that was not. */
  until: CalendarDate | null
  /** Metrics that are due. */
  due: number
  /** Of these, the ones of which nothing is said yet. */
  silent: number
  /** Whether it waits for somebody else, or is accepted. */
  isHandedIn: boolean
}

/** Somebody with an open account. */
export interface Recipient {
  id: string
  role: PersonRole
  departments: 'all' | readonly string[]
  /** Whether they let themselves be reminded. */
  wants: boolean
  /** The last day on which they were; null for never. */
  remindedOn: CalendarDate | null
}

/** What one person is told in one mail. */
export interface Digest {
  personId: string
  kind: DigestKind
  /** At least one, the first due first. */
  owed: OwedCycle[]
}

export interface Reminding {
  rhythm: ReminderRhythm
  owed: readonly OwedCycle[]
  people: readonly Recipient[]
}

/** A forgotten cycle is called to mind for so many days after its last day in time. */
export const REMINDED_FOR = 90
/** For how many days ahead the next reminders are looked for. */
export const LOOK_AHEAD = 120

/** The digests of a day: one a person at the most, and nobody's is empty. */
export function digestsOn(day: CalendarDate, { rhythm, owed, people }: Reminding): Digest[] {
  const running = owed
    .map((one) => ({ one, stage: stageOn(day, one, rhythm) }))
    .filter(({ one, stage }) => stage !== undefined && isOwed(one, day))
  return people.flatMap((person) => {
    const kind = digestKindOf(person)
    if (kind === undefined || !person.wants) return []
    const told = running.filter(({ one }) => concerns(one, person, kind, day))
    const isDue = told.some(
      ({ stage }) =>
        stage !== undefined && (person.remindedOn === null || person.remindedOn < stage),
    )
    if (!isDue) return []
    return [{ personId: person.id, kind, owed: inOrder(told.map(({ one }) => one)) }]
  })
}

/** What everybody would be told of one cycle if somebody asked for it on a day, whatever the rhythm. */
export function digestsOfCycle(
  day: CalendarDate,
  cycleId: string,
  { owed, people }: Pick<Reminding, 'owed' | 'people'>,
): Digest[] {
  const open = owed.filter((one) => one.cycleId === cycleId && isOwed(one, day))
  return people.flatMap((person) => {
    const kind = digestKindOf(person)
    if (kind === undefined || !person.wants || person.remindedOn === day) return []
    const told = inOrder(open.filter((one) => concerns(one, person, kind, day)))
    return told.length > 0 ? [{ personId: person.id, kind, owed: told }] : []
  })
}

/** The first day from `from` on that has digests if nothing more is logged, and those. */
export function nextDigests(
  from: CalendarDate,
  reminding: Reminding,
): { day: CalendarDate; digests: Digest[] } | undefined {
  for (let ahead = 0; ahead <= LOOK_AHEAD; ahead += 1) {
    const day = daysAfter(from, ahead)
    const digests = digestsOn(day, reminding)
    if (digests.length > 0) return { day, digests }
  }
  return undefined
}

/** What a role is told of; undefined for nothing. */
export function digestKindOf({ role }: Pick<Recipient, 'role'>): DigestKind | undefined {
  if (mayUse(role, 'close_cycle')) return 'overview'
  return isBoundRole(role) && mayUse(role, 'observe') ? 'own' : undefined
}

/**
 * The last day on or before `day` on which a cycle is called to mind: before it is due, and again
 * and again after its last day in time. Undefined when it is too early, or was too long ago.
 */
function stageOn(
  day: CalendarDate,
  { startsOn, dueOn, lastOn }: OwedCycle,
  rhythm: ReminderRhythm,
): CalendarDate | undefined {
  const early = daysAfter(dueOn, -rhythm.daysBefore)
  const first = early < startsOn ? startsOn : early
  const late = daysBetween(lastOn, day)
  if (day < first || late > REMINDED_FOR) return undefined
  const rounds = Math.floor(late / rhythm.daysAfter)
  return rounds < 1 ? first : daysAfter(lastOn, rounds * rhythm.daysAfter)
}

/** Something is left to log; once it is late, handing it in is enough to be left. */
function isOwed(one: OwedCycle, day: CalendarDate): boolean {
  const { startsOn, lastOn, until, due, silent, isHandedIn } = one
  if (day < startsOn || (until !== null && day > until)) return false
  return due > 0 && !isHandedIn && (silent > 0 || day > lastOn)
}

function concerns(
  { departmentId, lastOn }: OwedCycle,
  { departments }: Recipient,
  kind: DigestKind,
  day: CalendarDate,
): boolean {
  if (kind === 'overview') return day > lastOn
  return departments !== 'all' && departments.includes(departmentId)
}

function inOrder(owed: readonly OwedCycle[]): OwedCycle[] {
  const keyOf = ({ dueOn, cycleId, departmentId }: OwedCycle) =>
    `${dueOn} ${cycleId} ${departmentId}`
  return owed.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}
