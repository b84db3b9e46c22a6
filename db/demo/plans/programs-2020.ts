/** The plan of State and Federal Programs for 2020-21, short because it was the first. */

import { planChain } from '../../../domain/plan-text/document.ts'
import { FIRST_YEAR } from '../calendar.ts'
import type { DemoPlan, DemoPriority } from '../shape.ts'

const PARTNERS: DemoPriority = {
  title: 'Clear news for partners',
  actions: [
    {
      text: 'Ask the advisory committee after each of its meetings.',
      goals: ['LCAP 3'],
      metrics: [
        {
          text: 'Feedback from committee members',
          title: 'Committee members who find it clear',
          definition: 'Members who marked “clear” or “very clear” on the card after the meeting.',
          kind: 'rate',
          unit: '%',
          direction: 'up',
          baseline: 50,
          baselineSource: 'Spring 2020',
          target: 60,
          cadence: 'monthly',
          privacyClass: 'survey',
          sourceSystem: 'Feedback cards',
          owner: 'LCAP coordinator',
          headline: true,
        },
      ],
    },
  ],
}

const COUNCILS: DemoPriority = {
  title: 'Councils that meet',
  actions: [
    {
      text: 'Hold every council meeting, on video where it must be.',
      goals: ['LCAP 3'],
      metrics: [
        {
          text: 'Attendance of council members',
          title: 'Council attendance',
          definition:
            'Members present out of members in office, at the month’s council meeting, all councils counted together.',
          kind: 'rate',
          unit: '%',
          direction: 'up',
          baseline: 44,
          baselineSource: 'Meetings of 2019-20',
          target: 50,
          tolerance: { unit: 'value', amount: 2 },
          cadence: 'monthly',
          sourceSystem: 'Zoom participant lists',
          owner: 'Council liaison',
          headline: true,
        },
      ],
    },
  ],
}

export const PROGRAMS_2020: DemoPlan = {
  cover: {
    id: 'sfp-2020',
    departmentId: 'state-and-federal-programs',
    schoolYear: FIRST_YEAR,
    state: 'approved',
    reportGenerated: '2020-08-19T18:03:11.000Z',
    printedDepartment: 'State and Federal Programs',
    contacts: ['Director, State and Federal Programs'],
    emails: ['programs@demo.example'],
    sections: {
      purpose: ['We help schools to plan, and to spend what their plans say.'],
      services: ['Grant reviews.', 'Council training.'],
      budget: ['N/A'],
      currentPriorities: ['Clear news, councils that meet.'],
    },
  },
  chains: [
    planChain(
      ['ask the committee after each meeting'],
      ['we will hear what was not understood'],
      'give partners clear news',
    ),
    planChain(
      ['hold every council meeting'],
      ['members will have a say'],
      'give us councils that meet',
    ),
  ],
  priorities: [PARTNERS, COUNCILS],
}
