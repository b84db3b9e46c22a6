/** The plan of Innovative Technology Services for 2021-22, on the older form of 2016. */

import { YEAR_BEFORE } from '../calendar.ts'
import type { DemoMetric, DemoPlan } from '../shape.ts'
import { siteIdsIn } from '../sites.ts'

// The form's three lists are of different lengths and do not line up.
const GOALS = [
  'Every pupil has a working device, at school and at home.',
  'Families follow attendance and grades online.',
  'Classrooms are connected without interruption.',
  'Help comes within a day.',
]

const TARGETS = [
  'A device for every pupil by the end of 2021-22',
  'Parent accounts up from 1,900 to 3,000',
  'Nine of ten requests closed within a day',
]

const METRICS: DemoMetric[] = [
  {
    text: 'Devices in working order, by school',
    title: 'Working devices',
    definition: 'Devices in working order on the day of the count, added over the schools.',
    kind: 'level',
    unit: 'devices',
    direction: 'up',
    baseline: 11900,
    baselineSource: 'Count of June 2021',
    target: 15400,
    sourceSystem: 'Destiny device inventory',
    owner: 'Device manager',
    headline: true,
    siteIds: siteIdsIn(YEAR_BEFORE),
  },
  {
    text: 'Devices older than five years, average of the schools',
    title: 'Old devices',
    definition: 'Share of devices older than five years, as the mean of the schools.',
    kind: 'level',
    unit: '%',
    direction: 'down',
    baseline: 24,
    baselineSource: 'Count of June 2021',
    target: 15,
    tolerance: { unit: 'value', amount: 1 },
    acrossSites: 'mean',
    sourceSystem: 'Destiny device inventory',
    owner: 'Device manager',
    siteIds: siteIdsIn(YEAR_BEFORE),
  },
  {
    text: 'Parent portal accounts',
    title: 'Parent accounts',
    definition: 'Parent accounts at the end of the quarter, whether used or not.',
    kind: 'level',
    unit: 'accounts',
    direction: 'up',
    baseline: 1900,
    baselineSource: 'July 2021',
    target: 3000,
    sourceSystem: 'Aeries portal account table',
    owner: 'Portal manager',
  },
  {
    text: 'Requests closed within a day',
    title: 'Requests closed within a day',
    definition: 'Requests closed within one working day, out of requests closed in the month.',
    kind: 'rate',
    unit: '%',
    direction: 'at_least',
    target: 90,
    tolerance: { unit: 'value', amount: 3 },
    cadence: 'monthly',
    sourceSystem: 'Help desk',
    owner: 'Help desk lead',
  },
  {
    text: 'Classes active in the old learning platform',
    title: 'Classes in the old platform',
    definition: 'Classes with at least one sign-in during the month.',
    kind: 'count',
    unit: 'classes',
    direction: 'at_most',
    target: 30,
    cadence: 'monthly',
    sourceSystem: 'Haiku LMS usage report',
    owner: 'Platform manager',
  },
]

export const TECHNOLOGY_2021: DemoPlan = {
  cover: {
    id: 'its-2021',
    departmentId: 'innovative-technology-services',
    schoolYear: YEAR_BEFORE,
    kind: 'division_form_2016',
    state: 'approved',
    printedDepartment: 'Innovative Technology Services',
    sections: {
      purpose: ['We give schools the devices, networks and platforms that teaching relies on.'],
      services: [
        'Devices for pupils and staff',
        'School networks',
        'Parent and student portals',
        'Online testing',
        'Help desk',
      ],
      theoryOfAction: [
        'If every classroom has equipment that works and someone to call, teachers will plan lessons that use it.',
      ],
      formGoals: GOALS,
      formMetrics: METRICS.map(({ text }) => text),
      formTargets: TARGETS,
      divisionName: ['Technology and Accountability'],
      divisionPurpose: ['We put technology and evidence at the service of learning.'],
    },
  },
  chains: [],
  priorities: [
    {
      title: 'Department goals (outcomes)',
      actions: [
        {
          number: 0,
          text: 'Metrics of the department’s goals (the form does not tie them to an action)',
          goals: [],
          metrics: METRICS,
        },
        {
          number: 1,
          text: 'Replace the oldest devices in three phases.',
          goals: ['LCAP 2'],
          needsResources: true,
          metrics: [],
        },
        {
          number: 2,
          text: 'Move classes from the old learning platform to the one the teachers chose.',
          goals: ['LCAP 1'],
          needsResources: false,
          metrics: [],
        },
        {
          number: 3,
          text: 'Open the help desk an hour earlier.',
          goals: ['LCAP 1'],
          needsResources: true,
          metrics: [],
        },
      ],
    },
  ],
}
