/** How the demonstration's cycles were handed in, accepted, closed and once opened again. */

import type { SchoolYear } from '../../domain/calendar.ts'
import { calendarDate, daysAfter } from '../../domain/calendar.ts'
import { isSilent } from '../../domain/collection.ts'
import { readCollection } from '../collection.ts'
import { closeCycle, findCycle } from '../cycles.ts'
import { findMetric } from '../metrics.ts'
import { correctObservation, findObservation } from '../observations.ts'
import { insertReopening } from '../reopenings.ts'
import { takeSubmissionStep } from '../submissions.ts'
import { cyclesWithMeetings, FIRST_YEAR, THIS_YEAR, workdayFrom, YEAR_BEFORE } from './calendar.ts'
import { DEMO_ACTORS } from './organisation.ts'
import { EDITORS } from './plan-way.ts'
import { plansOf } from './plans.ts'
import { done } from './refusals.ts'
import type { Sitting, Write } from './sitting.ts'

const DAYS_TO_SUBMIT = 15
const DAYS_TO_ACCEPT = 17
const DAYS_AFTER_MEETING = 2
const AT = { submit: 'T23:15:00Z', accept: 'T23:25:00Z', close: 'T17:45:00Z' } as const
const NOTHING_KEPT = 'Agreed in the DLN: nobody kept a number for these.'

/** What happened around the ends of all cycles. */
export function cycleSittings(): Sitting[] {
  const years = [FIRST_YEAR, YEAR_BEFORE, THIS_YEAR].flatMap(sittingsOf)
  return [...years, ...secondQuarter(), reopening(), foundLater()]
}

function sittingsOf(year: SchoolYear): Sitting[] {
  return cyclesWithMeetings(year).flatMap(({ name, endsOn, meetingOn }): Sitting[] => {
    const id = `${year}-${name}`
    if (!meetingOn) return []
    const closing = coordinator(`${daysAfter(meetingOn, DAYS_AFTER_MEETING)}${AT.close}`, close(id))
    // The second quarter of this year is still on its way.
    if (id === `${THIS_YEAR}-Q2`) return [closing]
    const submitted = workdayFrom(daysAfter(endsOn, DAYS_TO_SUBMIT))
    const accepted = workdayFrom(daysAfter(endsOn, DAYS_TO_ACCEPT))
    const departments = plansOf(year).map(({ cover }) => cover.departmentId)
    return [
      ...departments.map((department) => ({
        actor: EDITORS[department] ?? '',
        at: new Date(`${submitted}${AT.submit}`),
        work: [step(id, department, 'submit')],
      })),
      coordinator(
        `${accepted}${AT.accept}`,
        ...departments.map((department) => step(id, department, 'approve')),
      ),
      closing,
    ]
  })
}

/** One department accepted, one sent back, one not yet ready. */
function secondQuarter(): Sitting[] {
  const id = `${THIS_YEAR}-Q2`
  const programs = 'state-and-federal-programs'
  const schools = 'tk-12-schools'
  const note = 'Two schools say nothing of December. Are their numbers still to come?'
  return [
    {
      actor: DEMO_ACTORS.programs,
      at: new Date('2023-01-17T23:15:00Z'),
      work: [step(id, programs, 'submit')],
    },
    {
      actor: EDITORS[schools] ?? '',
      at: new Date('2023-01-18T23:15:00Z'),
      work: [step(id, schools, 'submit')],
    },
    coordinator(
      '2023-01-20T18:30:00Z',
      step(id, programs, 'approve'),
      step(id, schools, 'return', note),
    ),
  ]
}

/** The first quarter, for the department whose source spoke late. */
function reopening(): Sitting {
  return coordinator('2022-11-28T18:20:00Z', async (writing) => {
    const cycle = done(await findCycle(writing.tx, `${THIS_YEAR}-Q1`), 'Q1')
    await insertReopening(writing, cycle, {
      departmentId: 'data-and-research',
      until: calendarDate('2022-12-09'),
      reason: 'The state’s second report on errors came after the closing.',
    })
  })
}

/** A value of a closed cycle, told more about when nobody was let in any more. */
function foundLater(): Sitting {
  const id = 'dr-2021-3-1-a-2022-05-31'
  return coordinator('2022-09-22T18:40:00Z', async (writing) => {
    const { tx } = writing
    const before = done(await findObservation(tx, id), id)
    const metric = done(await findMetric(tx, before.metricId), before.metricId)
    const after = {
      ...before,
      note: 'One request was listed under two names; the number is right.',
    }
    const request = {
      expectedVersion: before.version,
      reason: 'asked about in the DLN, and looked up again',
    }
    const late = { ...writing, mayBeLate: true }
    const outcome = await correctObservation(late, metric, id, after, request)
    if (outcome === 'absent' || !('late' in outcome)) throw new Error(`${id} was not corrected`)
  })
}

function step(
  cycleId: string,
  departmentId: string,
  deed: Parameters<typeof takeSubmissionStep>[3]['deed'],
  note = '',
): Write {
  return async (writing) => {
    const cycle = done(await findCycle(writing.tx, cycleId), cycleId)
    await takeSubmissionStep(writing, cycle, departmentId, { deed, note })
  }
}

function close(cycleId: string): Write {
  return async (writing) => {
    const cycle = done(await findCycle(writing.tx, cycleId), cycleId)
    const today = calendarDate(writing.at.slice(0, 10))
    const rows = await readCollection(writing.tx, cycle, { today })
    const silent = rows.flatMap(({ metric, state }) => (isSilent(state) ? [metric.id] : []))
    const reason = silent.length > 0 ? NOTHING_KEPT : null
    done(await closeCycle(writing, cycleId, { reason, silent }), cycleId)
  }
}

function coordinator(at: string, ...work: Write[]): Sitting {
  return { actor: DEMO_ACTORS.coordinator, at: new Date(at), work }
}
