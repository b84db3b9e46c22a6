/** Who entered what, and when: the demonstration as a list of sittings. */

import type { SchoolYear } from '../../domain/calendar.ts'
import { THIS_YEAR, YEAR_BEFORE } from './calendar.ts'
import { DEMO_ACTORS } from './organisation.ts'
import { insertDemoPlan, plansOf } from './plans.ts'
import { openYear, setUpDistrict, closeSchools } from './setting-up.ts'
import type { Sitting, Write } from './sitting.ts'

/** Every sitting up to a moment, in the order of time. */
export function sessionsUntil(now: Date): Sitting[] {
  const sittings = [...organisation(now)]
  return sittings.filter(({ at }) => at <= now).toSorted((a, b) => Number(a.at) - Number(b.at))
}

function organisation(now: Date): Sitting[] {
  return [
    coordinator('2021-07-12T17:00:00Z', setUpDistrict(now), openYear(YEAR_BEFORE)),
    coordinator('2021-08-19T17:00:00Z', ...enterPlans(YEAR_BEFORE)),
    coordinator('2022-07-05T17:00:00Z', closeSchools, openYear(THIS_YEAR)),
    coordinator('2022-08-26T17:00:00Z', ...enterPlans(THIS_YEAR)),
  ]
}

function coordinator(at: string, ...work: Write[]): Sitting {
  return { actor: DEMO_ACTORS.coordinator, at: new Date(at), work }
}

function enterPlans(year: SchoolYear): Write[] {
  return plansOf(year).map((plan) => (writing) => insertDemoPlan(writing, plan))
}
