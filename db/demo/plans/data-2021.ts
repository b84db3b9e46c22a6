/** The plan of Data and Research for 2021-22, which the one of 2022-23 continues. */

import { planChain } from '../../../domain/plan-text/document.ts'
import { YEAR_BEFORE } from '../calendar.ts'
import type { DemoPlan, DemoPriority } from '../shape.ts'
import { siteIdsIn } from '../sites.ts'

const RECORDS: DemoPriority = {
  title: 'Better records',
  actions: [
    {
      text: 'Train the people who enter student records.',
      goals: ['LCAP 1'],
      metrics: [
        {
          text: 'Training logs',
          title: 'People trained on Aeries',
          definition:
            'People who finished at least one training, counted once, as a running total.',
          kind: 'count',
          unit: 'people',
          direction: 'up',
          baseline: 0,
          target: 260,
          accumulates: true,
          sourceSystem: 'Training sign-in sheets',
          owner: 'Training coordinator',
          headline: true,
        },
      ],
    },
    {
      text: 'Begin a library of self-paced lessons.',
      goals: ['LCAP 1'],
      metrics: [
        {
          text: 'Lesson records',
          title: 'Lessons completed',
          definition: 'Lessons finished out of lessons begun in the quarter.',
          kind: 'rate',
          unit: '%',
          direction: 'up',
          baseline: 40,
          baselineSource: 'Pilot of spring 2021',
          target: 60,
          sourceSystem: 'TeachPoint PD tracking report',
          owner: 'Training coordinator',
        },
      ],
    },
    {
      text: 'Check records every month instead of once a year.',
      goals: ['LCAP 1'],
      metrics: [
        {
          text: 'CALPADS errors',
          title: 'Fatal errors per submission',
          definition: 'Records that the state refused in the newest submission of the quarter.',
          kind: 'level',
          unit: 'errors',
          direction: 'down',
          baseline: 640,
          baselineSource: 'Last submission of 2020-21',
          target: 400,
          sourceSystem: 'CALPADS error report',
          owner: 'State reporting analyst',
          headline: true,
        },
      ],
    },
  ],
}

const ACCESS: DemoPriority = {
  title: 'Easier access',
  actions: [
    {
      text: 'Design the data warehouse.',
      goals: ['LCAP 2'],
      metrics: [
        {
          text: 'Status of project',
          title: 'Data warehouse',
          definition: 'The stage that the project has passed at the end of the quarter.',
          kind: 'milestone',
          unit: '',
          direction: 'up',
          baseline: 0,
          target: 1,
          stages: ['not started', 'designed', 'built', 'tested', 'in use'],
          targetStage: 'designed',
          sourceSystem: 'Project plan',
          owner: 'Warehouse engineer',
        },
        {
          text: 'Nightly loads',
          title: 'Nightly loads without an error',
          definition: 'Nights of the month on which every load ran through.',
          kind: 'rate',
          unit: '%',
          direction: 'at_least',
          target: 95,
          tolerance: { unit: 'value', amount: 2 },
          cadence: 'monthly',
          sourceSystem: 'Warehouse job log',
          owner: 'Warehouse engineer',
        },
      ],
    },
    {
      text: 'Show families what the portal offers.',
      goals: ['LCAP 3'],
      metrics: [
        {
          text: 'Parent portal usage',
          title: 'Parents using the portal',
          definition:
            'Parent accounts that signed in at least once during the month, added over the schools.',
          kind: 'level',
          unit: 'accounts',
          direction: 'up',
          baseline: 4900,
          baselineSource: 'June 2021',
          target: 6300,
          cadence: 'monthly',
          sourceSystem: 'Aeries Parent Portal usage log',
          owner: 'Family portal specialist',
          headline: true,
          siteIds: siteIdsIn(YEAR_BEFORE),
        },
      ],
    },
  ],
}

const ALIGNMENT: DemoPriority = {
  title: 'First things first',
  actions: [
    {
      text: 'Keep one list of data requests and answer the oldest first.',
      goals: ['LCAP 1'],
      metrics: [
        {
          text: 'Request log',
          title: 'Requests open over 10 days',
          definition:
            'Data requests that have waited more than ten working days on the day of the count.',
          kind: 'level',
          unit: 'requests',
          direction: 'down',
          baseline: 21,
          baselineSource: 'June 2021',
          continuesId: 'dr-2020-1-1-a',
          target: 10,
          tolerance: { unit: 'value', amount: 1 },
          cadence: 'monthly',
          sourceSystem: 'Help desk',
          owner: 'Director, Data and Research',
          headline: true,
        },
      ],
    },
    {
      text: 'Ask data users in spring.',
      goals: ['LCAP 1'],
      metrics: [
        {
          text: 'User survey',
          title: 'Staff who can see what they need',
          definition:
            'Share of answers “agree” or “strongly agree” to “I can open the data that my work needs”.',
          kind: 'rate',
          unit: '%',
          direction: 'at_least',
          target: 50,
          tolerance: { unit: 'value', amount: 3 },
          cadence: 'twice_a_year',
          privacyClass: 'survey',
          sourceSystem: 'Data user survey (Qualtrics)',
          owner: 'Research specialist',
          cadenceReason: 'The survey runs in November and May.',
        },
      ],
    },
    {
      text: 'Help teachers to keep their gradebooks up to date.',
      goals: ['LCAP 2'],
      metrics: [
        {
          text: 'Gradebooks up to date',
          title: 'Gradebooks up to date',
          definition:
            'Teachers who entered a grade in the last 14 days, out of teachers with a class.',
          kind: 'rate',
          unit: '%',
          direction: 'up',
          baseline: 54,
          baselineSource: 'May 2021',
          target: 62,
          tolerance: { unit: 'value', amount: 2 },
          cadence: 'monthly',
          sourceSystem: 'Aeries Gradebook query',
          owner: 'Instructional technology coach',
          siteIds: siteIdsIn(YEAR_BEFORE),
        },
      ],
    },
  ],
}

export const DATA_2021: DemoPlan = {
  cover: {
    id: 'dr-2021',
    departmentId: 'data-and-research',
    schoolYear: YEAR_BEFORE,
    state: 'approved',
    reportGenerated: '2021-08-18T17:44:19.000Z',
    printedDepartment: 'Data and Research',
    contacts: ['Director, Data and Research'],
    emails: ['data@demo.example'],
    sections: {
      purpose: [
        'We keep the student information system and bring its figures to those who act on them.',
      ],
      services: ['The student information system.', 'State reporting.', 'Surveys and studies.'],
      budget: ['$184,200 without salaries'],
      keyFindings: ['Records are mended once a year, too late to help anyone.'],
      currentPriorities: ['Better records, easier access, first things first.'],
    },
  },
  chains: [
    planChain(
      ['train those who enter records', 'check records every month'],
      ['errors will be mended while they still matter'],
      'give us better records',
    ),
    planChain(
      ['design one place for our data', 'show families the portal'],
      ['people will find figures without asking for them'],
      'make access easier',
    ),
    planChain(
      ['keep one list of requests'],
      ['the work that helps most will be done first'],
      'put first things first',
    ),
  ],
  priorities: [RECORDS, ACCESS, ALIGNMENT],
}
