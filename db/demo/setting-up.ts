/** What the coordinator enters before any plan: the district, its schools and its years. */

import type { SchoolYear } from '../../domain/calendar.ts'
import { dayIn } from '../../domain/day-in.ts'
import { insertDepartment } from '../departments.ts'
import { insertDivision } from '../divisions.ts'
import { insertSchoolYear } from '../school-years.ts'
import { insertDistrict } from '../settings.ts'
import { findSite, insertSite, updateSite } from '../sites.ts'
import type { Writing } from '../writing.ts'
import { cyclesWithMeetings } from './calendar.ts'
import { DEMO_DEPARTMENTS, DEMO_DISTRICT, DEMO_DIVISIONS } from './organisation.ts'
import { done } from './refusals.ts'
import { DEMO_SITES } from './sites.ts'
import type { Write } from './sitting.ts'

/** The district with its divisions, departments and schools, all of them still open. */
export function setUpDistrict(now: Date): Write {
  return async (writing) => {
    const demonstrationOn = dayIn(DEMO_DISTRICT.timeZone, now)
    const district = { ...DEMO_DISTRICT, demonstration: true, demonstrationOn }
    done(await insertDistrict(writing, district), district.name)
    for (const division of DEMO_DIVISIONS) {
      done(await insertDivision(writing, division), division.id)
    }
    for (const department of DEMO_DEPARTMENTS) {
      done(await insertDepartment(writing, department), department.id)
    }
    for (const { id, code, name, level } of DEMO_SITES) {
      done(await insertSite(writing, { id, code, name, level }), id)
    }
  }
}

/** A school year with its quarters and their meetings. */
export function openYear(year: SchoolYear): Write {
  return async (writing) => {
    done(await insertSchoolYear(writing, year, cyclesWithMeetings(year)), year)
  }
}

/** The schools that closed, said so. */
export const closeSchools: Write = async (writing) => {
  for (const { id, closedOn } of DEMO_SITES) {
    if (closedOn !== null) await closeSchool(writing, id, { closedOn })
  }
}

async function closeSchool(
  writing: Writing,
  id: string,
  changes: Parameters<typeof updateSite>[2],
): Promise<void> {
  const { version } = done(await findSite(writing.tx, id), id)
  done(await updateSite(writing, id, changes, version), id)
}
