/** Who entered what, and when: the demonstration as a list of sittings. */

import type { CalendarDate, SchoolYear } from '../../domain/calendar.ts'
import { insertDatedEvent } from '../dated-events.ts'
import { insertDeviation } from '../deviations.ts'
import { AFTERTHOUGHTS, COUNTED_TWICE } from './afterthoughts.ts'
import { FIRST_YEAR, PLANS_ENTERED_ON, THIS_YEAR, YEAR_BEFORE } from './calendar.ts'
import { cycleSittings } from './cycle-life.ts'
import { dlnSittings } from './dln.ts'
import { entriesOf } from './entries.ts'
import { GRIDS_SET_AT, setDemoGrids } from './grids.ts'
import { ACCEPTED, HAPPENINGS } from './happenings.ts'
import { meetingSittings } from './meetings.ts'
import { DEMO_ACTORS } from './organisation.ts'
import { addPeople } from './people.ts'
import { planSittings } from './plan-way.ts'
import { insertDemoPlan, plansOf } from './plans.ts'
import { reconsider, record } from './recording.ts'
import { done } from './refusals.ts'
import { DEMO_SERIES } from './series/all.ts'
import type { Series } from './series/reading.ts'
import { closeSchools, openYear, setUpDistrict } from './setting-up.ts'
import type { Sitting, Write } from './sitting.ts'

/** The hour at which each account works, after the coordinator's in the morning. */
const HOURS: Record<Series['actor'], string> = {
  [DEMO_ACTORS.coordinator]: 'T19:05:00Z',
  [DEMO_ACTORS.data]: 'T21:20:00Z',
  [DEMO_ACTORS.programs]: 'T22:45:00Z',
}

/** Every sitting up to a moment, in the order of time. */
export function sittingsUntil(now: Date): Sitting[] {
  return [
    ...organisation(now),
    ...happenings(),
    ...observations(),
    ...afterthoughts(),
    ...cycleSittings(),
    ...meetingSittings(),
    ...dlnSittings(),
  ]
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

function organisation(now: Date): Sitting[] {
  return [
    coordinator('2020-07-06T17:00:00Z', setUpDistrict(now), addPeople, openYear(FIRST_YEAR)),
    coordinator('2021-07-12T17:00:00Z', openYear(YEAR_BEFORE)),
    coordinator('2022-07-05T17:00:00Z', closeSchools, openYear(THIS_YEAR)),
    ...[FIRST_YEAR, YEAR_BEFORE, THIS_YEAR].map((year) =>
      coordinator(`${PLANS_ENTERED_ON[year]}T17:00:00Z`, ...enterPlans(year)),
    ),
    ...[FIRST_YEAR, YEAR_BEFORE, THIS_YEAR].flatMap(planSittings),
  ]
}

function happenings(): Sitting[] {
  const events = HAPPENINGS.map(({ at, event }) =>
    coordinator(at, async (writing) => {
      done(await insertDatedEvent(writing, event), event.id)
    }),
  )
  const deviations = ACCEPTED.map(({ at, deviation }) =>
    coordinator(at, async (writing) => {
      done(await insertDeviation(writing, deviation), deviation.id)
    }),
  )
  return [...events, ...deviations, coordinator(GRIDS_SET_AT, setDemoGrids)]
}

function observations(): Sitting[] {
  const entries = [...DEMO_SERIES, COUNTED_TWICE].flatMap(entriesOf)
  const sittings = Map.groupBy(entries, ({ recordedOn, actor }) => `${recordedOn} ${actor}`)
  return Array.from(sittings.values()).flatMap((own) => {
    const [first] = own
    if (!first) return []
    const byMetric = Map.groupBy(own, ({ metricId }) => metricId)
    const work = Array.from(byMetric, ([metricId, some]) => record(metricId, some))
    return [editor(first.actor, first.recordedOn, work)]
  })
}

function afterthoughts(): Sitting[] {
  return AFTERTHOUGHTS.map((afterthought) =>
    editor(afterthought.actor, afterthought.on, [reconsider(afterthought, afterthought.on)]),
  )
}

function coordinator(at: string, ...work: Write[]): Sitting {
  return { actor: DEMO_ACTORS.coordinator, at: new Date(at), work }
}

function editor(actor: Series['actor'], on: CalendarDate, work: Write[]): Sitting {
  return { actor, at: new Date(`${on}${HOURS[actor]}`), work }
}

function enterPlans(year: SchoolYear): Write[] {
  return plansOf(year).map((plan) => (writing) => insertDemoPlan(writing, plan))
}
