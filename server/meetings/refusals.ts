/** How meetings, minutes and feedback are refused. */

import type { Context } from 'hono'

import type { CalendarDate } from '../../domain/calendar.ts'
import type { MeetingProblem } from '../../domain/meeting.ts'
import type { Env } from '../context.ts'
import { etagOf } from '../etag.ts'
import { refuse } from '../problem.ts'

/** 422 with each thing that is wrong with a meeting. */
export function brokenMeeting(
  c: Context<Env>,
  problems: readonly MeetingProblem[],
  cycle: { startsOn: CalendarDate },
) {
  const errors = problems.map(({ path, code }) => ({
    path,
    code,
    message: code === 'held_before_cycle' ? beforeCycle(cycle.startsOn) : MESSAGES[code],
  }))
  return refuse(c, 422, 'A rule refuses this meeting.', {
    detail: errors.map(({ message }) => message).join(' '),
    errors,
    code: 'meeting_refused',
  })
}

/** 409 with the meeting that the cycle has. */
export function planned(c: Context<Env>, current: { version: number }) {
  c.header('etag', etagOf(current.version))
  return refuse(c, 409, 'This cycle has a meeting.', {
    detail: 'Change the one there is. The body holds it.',
    code: 'already_planned',
    current,
  })
}

/** 422 where neither the request nor the cycle says a day. */
export function withoutDay(c: Context<Env>) {
  const message = 'Say on which day it is held: the cycle has no meeting day.'
  return refuse(c, 422, message, {
    errors: [{ path: 'heldOn', message, code: 'day_missing' }],
    code: 'day_missing',
  })
}

/** 422 for a text that says nothing where nothing was said. */
export function emptyMinutes(c: Context<Env>) {
  const message = 'Write something: there is nothing here yet that could be emptied.'
  return refuse(c, 422, message, {
    errors: [{ path: 'text', message, code: 'empty' }],
    code: 'empty',
  })
}

/** 422 for feedback without any. */
export function emptyFeedback(c: Context<Env>) {
  const message = 'Answer one of the questions, or write a note.'
  return refuse(c, 422, 'Feedback says something.', {
    detail: message,
    errors: [{ path: 'clear', message, code: 'empty' }],
    code: 'empty',
  })
}

/** 422 for feedback about oneself. */
export function ownFeedback(c: Context<Env>) {
  const message = 'Choose another department: nobody gives feedback to themselves.'
  return refuse(c, 422, 'This is your own department.', {
    detail: message,
    errors: [{ path: 'departmentId', message, code: 'own_department' }],
    code: 'own_department',
  })
}

const MESSAGES: Record<Exclude<MeetingProblem['code'], 'held_before_cycle'>, string> = {
  title_missing: 'Write a title.',
  start_invalid: 'Write the time as HH:MM, from 00:00 to 23:59, or leave it out.',
  minutes_invalid: 'Give whole minutes, 1 to 240.',
  department_missing: 'Say which department this item is about.',
  department_not_meant: 'The opening and the closing are about no single department.',
  department_repeated: 'This department is on the agenda already.',
  department_unknown: 'There is no such department.',
  opening_not_first: 'The opening comes first.',
  closing_not_last: 'The closing comes last.',
  id_repeated: 'Another item has this id. Leave it out for a new item.',
}

function beforeCycle(startsOn: CalendarDate): string {
  return `Choose a day from ${startsOn} on, when the cycle that is looked back on began.`
}
