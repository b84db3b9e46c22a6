/** The schools of the demonstration district. All of them are invented. */

import type { CalendarDate, SchoolYear } from '../../domain/calendar.ts'
import { boundsOf, calendarDate } from '../../domain/calendar.ts'

/** A school, with the sizes that its invented values are made from. */
export interface DemoSite {
  id: string
  code: string
  name: string
  level: 'Elementary' | 'Middle' | 'High' | 'Alternative'
  pupils: number
  teachers: number
  /** Members of the school site council. */
  members: number
  /** Null while the school is open. */
  closedOn: CalendarDate | null
}

const PUPILS_A_TEACHER = 26

/** Every school, the closed one too. */
export const DEMO_SITES: readonly DemoSite[] = [
  site('alder-creek', '101', 'Alder Creek Elementary', 'Elementary', 412, 10),
  site('bay-laurel', '102', 'Bay Laurel Elementary', 'Elementary', 388, 10),
  site('canyon-wren', '103', 'Canyon Wren Elementary', 'Elementary', 521, 10),
  site('desert-willow', '104', 'Desert Willow Elementary', 'Elementary', 297, 10),
  site('elderberry', '105', 'Elderberry Elementary', 'Elementary', 364, 10),
  site('granite-wash', '106', 'Granite Wash Elementary', 'Elementary', 446, 10),
  site('juniper-flat', '107', 'Juniper Flat Elementary', 'Elementary', 274, 10),
  site('lupine-meadow', '108', 'Lupine Meadow Elementary', 'Elementary', 503, 10),
  site('manzanita', '109', 'Manzanita Elementary', 'Elementary', 335, 10),
  site('quail-hollow', '110', 'Quail Hollow Elementary', 'Elementary', 419, 10),
  site('sage-hill', '111', 'Sage Hill Elementary', 'Elementary', 318, 10),
  site('sycamore-bend', '112', 'Sycamore Bend Elementary', 'Elementary', 477, 10),
  site('toyon', '113', 'Toyon Elementary', 'Elementary', 352, 10),
  site('yarrow', '114', 'Yarrow Elementary', 'Elementary', 233, 10),
  site('poppy-hill', '115', 'Poppy Hill Elementary', 'Elementary', 168, 10, '2022-06-30'),
  site('cottonwood', '201', 'Cottonwood Middle', 'Middle', 742, 12),
  site('larkspur', '202', 'Larkspur Middle', 'Middle', 688, 12),
  site('redbud', '203', 'Redbud Middle', 'Middle', 594, 12),
  site('stone-bridge', '204', 'Stone Bridge Middle', 'Middle', 816, 12),
  site('watershed', '205', 'Watershed Middle', 'Middle', 531, 12),
  site('arroyo-vista', '301', 'Arroyo Vista High', 'High', 1684, 14),
  site('buckeye-ridge', '302', 'Buckeye Ridge High', 'High', 1392, 14),
  site('chaparral', '303', 'Chaparral High', 'High', 1508, 14),
  site('ironwood', '304', 'Ironwood High', 'High', 1127, 14),
  site('open-gate', '401', 'Open Gate Alternative', 'Alternative', 96, 8),
]

/** The schools that are open in a school year. */
export function sitesIn(year: SchoolYear): DemoSite[] {
  const { startsOn } = boundsOf(year)
  return DEMO_SITES.filter(({ closedOn }) => closedOn === null || closedOn >= startsOn)
}

/** Their ids. */
export function siteIdsIn(year: SchoolYear): string[] {
  return sitesIn(year).map(({ id }) => id)
}

function site(
  id: string,
  code: string,
  name: string,
  level: DemoSite['level'],
  pupils: number,
  members: number,
  closedOn?: string,
): DemoSite {
  return {
    id,
    code,
    name,
    level,
    pupils,
    teachers: Math.round(pupils / PUPILS_A_TEACHER),
    members,
    closedOn: closedOn === undefined ? null : calendarDate(closedOn),
  }
}
