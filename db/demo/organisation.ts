/** The demonstration district, its divisions and departments. All names are invented. */

import type { NewDepartment } from '../departments.ts'
import type { NewDivision } from '../divisions.ts'
import type { NewDistrict } from '../settings.ts'

/** The district; whether and on which day it demonstrates is added when it is seeded. */
export const DEMO_DISTRICT: Omit<NewDistrict, 'demonstration' | 'demonstrationOn'> = {
  name: 'Arroyo Vista Unified School District',
  timeZone: 'America/Los_Angeles',
  meetingName: 'DLN',
  smallestGroup: 11,
  coverageFloor: 0.8,
}

/** The people of the demonstration, by their accounts. */
export const DEMO_ACTORS = {
  coordinator: 'coordinator@demo.example',
  data: 'data@demo.example',
  programs: 'programs@demo.example',
} as const

export const DEMO_DIVISIONS: readonly (NewDivision & { id: string })[] = [
  { id: 'academics', name: 'Academics' },
  { id: 'technology-and-accountability', name: 'Technology and Accountability' },
]

export const DEMO_DEPARTMENTS: readonly (NewDepartment & { id: string })[] = [
  {
    id: 'data-and-research',
    code: 'DR',
    name: 'Data and Research',
    divisionId: 'technology-and-accountability',
  },
  {
    id: 'state-and-federal-programs',
    code: 'SFP',
    name: 'State and Federal Programs',
    divisionId: 'academics',
  },
  { id: 'tk-12-schools', code: 'TK12', name: 'TK-12 Schools', divisionId: 'academics' },
  {
    id: 'innovative-technology-services',
    code: 'ITS',
    name: 'Innovative Technology Services',
    divisionId: 'technology-and-accountability',
  },
]
