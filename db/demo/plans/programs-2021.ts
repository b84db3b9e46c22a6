/** The plan of State and Federal Programs for 2021-22, which the one of 2022-23 continues. */

import { planChain } from '../../../domain/plan-text/document.ts'
import { YEAR_BEFORE } from '../calendar.ts'
import type { DemoPlan, DemoPriority } from '../shape.ts'
import { siteIdsIn } from '../sites.ts'

const PARTNERS: DemoPriority = {
  title: 'Clear news for partners',
  actions: [
    {
      text: 'Report to the advisory committee at each of its meetings.',
      goals: ['LCAP 3'],
      metrics: [
        {
          text: 'Feedback from committee members',
          title: 'Committee members who find it clear',
          definition: 'Members who marked “clear” or “very clear” on the card after the meeting.',
          kind: 'rate',
          unit: '%',
          direction: 'up',
          baseline: 45,
          baselineSource: 'Spring 2021',
          target: 55,
          cadence: 'monthly',
          privacyClass: 'survey',
          sourceSystem: 'Feedback cards',
          owner: 'LCAP coordinator',
          headline: true,
          continuesId: 'sfp-2020-1-1-a',
        },
      ],
    },
  ],
}

const DEPARTMENTS: DemoPriority = {
  title: 'Departments that learn from each other',
  actions: [
    {
      text: 'Begin DLN meetings with short reports of the departments.',
      goals: ['LCAP 1'],
      metrics: [
        {
          text: 'Feedback from departments',
          title: 'DLN presentations: usefulness',
          definition: 'Mean answer of the departments to “This helps us to improve”, 1 to 5.',
          kind: 'score',
          unit: '',
          direction: 'at_least',
          target: 3.5,
          tolerance: { unit: 'value', amount: 0.2 },
          scaleMin: 1,
          scaleMax: 5,
          privacyClass: 'survey',
          sourceSystem: 'Google Forms',
          owner: 'Director, State and Federal Programs',
          headline: true,
        },
      ],
    },
  ],
}

const COUNCILS: DemoPriority = {
  title: 'Councils that know their role',
  actions: [
    {
      text: 'Train council members at the beginning of the year.',
      goals: ['LCAP 3'],
      metrics: [
        {
          text: 'Attendance of council members',
          title: 'Council attendance',
          definition: 'Members present out of members in office, at the month’s council meeting.',
          kind: 'rate',
          unit: '%',
          direction: 'up',
          baseline: 46,
          baselineSource: 'Meetings of 2020-21',
          target: 58,
          tolerance: { unit: 'value', amount: 2 },
          cadence: 'monthly',
          sourceSystem: 'Sign-in sheets and Zoom participant lists',
          owner: 'Council liaison',
          headline: true,
          continuesId: 'sfp-2020-2-1-a',
          siteIds: siteIdsIn(YEAR_BEFORE),
        },
      ],
    },
    {
      text: 'Record lessons for councils.',
      goals: ['LCAP 3'],
      metrics: [
        {
          text: 'Views of the recorded lessons',
          title: 'Views of recorded lessons',
          definition: 'Views of all lessons in the month; a view is thirty seconds or more.',
          kind: 'count',
          unit: 'views',
          direction: 'up',
          cadence: 'monthly',
          sourceSystem: 'YouTube Studio, chart data',
          owner: 'Council liaison',
        },
      ],
    },
    {
      text: 'Train councils to read their school’s results.',
      goals: ['LCAP 1'],
      metrics: [
        {
          text: 'Attendance of participants',
          title: 'Attendance at evaluation training',
          definition:
            'Council members who attended the quarter’s session, out of members in office.',
          kind: 'rate',
          unit: '%',
          direction: 'up',
          baseline: 20,
          baselineSource: 'Sessions of 2020-21',
          target: 40,
          tolerance: { unit: 'percent_of_span', amount: 15 },
          sourceSystem: 'Sign-in sheets',
          owner: 'School plan specialist',
          siteIds: siteIdsIn(YEAR_BEFORE),
        },
      ],
    },
  ],
}

export const PROGRAMS_2021: DemoPlan = {
  cover: {
    id: 'sfp-2021',
    departmentId: 'state-and-federal-programs',
    schoolYear: YEAR_BEFORE,
    state: 'approved',
    reportGenerated: '2021-08-18T18:20:03.000Z',
    printedDepartment: 'State and Federal Programs',
    contacts: ['Director, State and Federal Programs'],
    emails: ['programs@demo.example'],
    sections: {
      purpose: [
        'We help schools to plan, to spend what their plans say, and to see what it changed.',
      ],
      services: ['Grant reviews.', 'Council training.', 'The yearly LCAP update.'],
      budget: ['N/A'],
      currentPriorities: ['Clear news, departments that learn, councils that know their role.'],
    },
  },
  chains: [
    planChain(
      ['report to the committee at each meeting'],
      ['members will know where the district stands'],
      'give partners clear news',
    ),
    planChain(
      ['let departments report to each other'],
      ['what works in one will be tried in another'],
      'make departments learn from each other',
    ),
    planChain(
      ['train council members', 'record the lessons'],
      ['councils will decide with knowledge of their task'],
      'give us councils that know their role',
    ),
  ],
  priorities: [PARTNERS, DEPARTMENTS, COUNCILS],
}
