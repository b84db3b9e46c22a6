/** The plan of State and Federal Programs for 2022-23. */

import { calendarDate } from '../../../domain/calendar.ts'
import { THIS_YEAR } from '../calendar.ts'
import type { DemoPlan, DemoPriority } from '../shape.ts'
import { siteIdsIn } from '../sites.ts'
import { PROGRAMS_2022_CHAINS, PROGRAMS_2022_COVER } from './programs-2022-cover.ts'

const PARTNERS: DemoPriority = {
  title: 'Keep partners informed about LCAP progress',
  actions: [
    {
      text: 'Show the advisory committee every month how far the LCAP has come.',
      goals: ['LCAP 3'],
      metrics: [
        {
          text: 'Feedback from committee members and their part in planning the meetings',
          title: 'Committee members who find it clear',
          definition: 'Members who marked “clear” or “very clear” on the card after the meeting.',
          kind: 'rate',
          unit: '%',
          direction: 'up',
          baseline: 52,
          baselineOn: calendarDate('2022-06-08'),
          baselineSource: 'Meetings of 2021-22',
          target: 76,
          cadence: 'monthly',
          privacyClass: 'survey',
          sourceSystem: 'Feedback cards',
          owner: 'LCAP coordinator',
          headline: true,
          continuesId: 'sfp-2021-1-1-a',
        },
      ],
    },
  ],
}

const IMPROVEMENT: DemoPriority = {
  title: 'Draw departments into continuous improvement',
  actions: [
    {
      text: 'Hold DLN meetings in which departments show their progress on LCAP and department goals.',
      goals: ['LCAP 1', 'LCAP 2', 'LCAP 3'],
      metrics: [
        {
          text: 'Presentations each quarter and feedback from departments',
          title: 'DLN presentations: usefulness',
          definition: 'Mean answer of the departments to “This helps us to improve”, 1 to 5.',
          kind: 'score',
          unit: '',
          direction: 'at_least',
          baseline: 3.6,
          baselineOn: calendarDate('2022-05-11'),
          baselineSource: 'DLN meetings of 2021-22',
          target: 4,
          tolerance: { unit: 'value', amount: 0.2 },
          scaleMin: 1,
          scaleMax: 5,
          cadence: 'quarterly',
          privacyClass: 'survey',
          sourceSystem: 'Google Forms',
          owner: 'Director, State and Federal Programs',
          headline: true,
          continuesId: 'sfp-2021-2-1-a',
        },
      ],
    },
  ],
}

const COUNCILS: DemoPriority = {
  title: 'Make councils able to plan, monitor and evaluate',
  actions: [
    {
      text: 'Train school site council members in what they may and must do.',
      goals: ['LCAP 3'],
      metrics: [
        {
          text: 'Attendance of council members at each school',
          title: 'Council attendance',
          definition: 'Members present out of members in office, at the month’s council meeting.',
          kind: 'rate',
          unit: '%',
          direction: 'up',
          baseline: 54,
          baselineOn: calendarDate('2022-06-30'),
          baselineSource: 'All meetings of 2021-22',
          target: 76,
          tolerance: { unit: 'value', amount: 2 },
          cadence: 'monthly',
          sourceSystem: 'Sign-in sheets and Zoom participant lists',
          owner: 'Council liaison',
          headline: true,
          continuesId: 'sfp-2021-3-1-a',
          siteIds: siteIdsIn(THIS_YEAR),
        },
      ],
    },
    {
      text: 'Record and publish a lesson every month on planning, monitoring and evaluation.',
      goals: ['LCAP 3'],
      metrics: [
        {
          text: 'Monthly views of the recorded lessons',
          title: 'Views of recorded lessons',
          definition: 'Views of all lessons in the month; a view is thirty seconds or more.',
          kind: 'count',
          unit: 'views',
          direction: 'up',
          cadence: 'monthly',
          sourceSystem: 'YouTube Studio, chart data',
          owner: 'Council liaison',
          continuesId: 'sfp-2021-3-2-a',
        },
      ],
    },
    {
      text: 'Practice the improvement protocols with principals at their monthly meeting.',
      goals: ['LCAP 1', 'LCAP 3'],
      metrics: [
        {
          text: 'Feedback at the monthly meetings',
          title: 'Principals who used a protocol',
          definition: 'Principals who used a protocol with their council since the last meeting.',
          kind: 'rate',
          unit: '%',
          direction: 'up',
          target: 60,
          tolerance: { unit: 'value', amount: 5 },
          cadence: 'quarterly',
          sourceSystem: 'Google Forms',
          owner: 'Council liaison',
        },
      ],
    },
  ],
}

const SCHOOL_PLANS: DemoPriority = {
  title: 'Make school plans better written and better judged',
  actions: [
    {
      text: 'Train councils to look at what an action has changed.',
      goals: ['LCAP 1'],
      metrics: [
        {
          text: 'Attendance and feedback of participants',
          title: 'Attendance at evaluation training',
          definition:
            'Council members who attended the quarter’s session, out of members in office.',
          kind: 'rate',
          unit: '%',
          direction: 'up',
          baseline: 35,
          baselineOn: calendarDate('2022-06-30'),
          baselineSource: 'Sessions of 2021-22',
          target: 55,
          tolerance: { unit: 'percent_of_span', amount: 15 },
          cadence: 'quarterly',
          sourceSystem: 'Sign-in sheets',
          owner: 'School plan specialist',
          headline: true,
          continuesId: 'sfp-2021-3-3-a',
          siteIds: siteIdsIn(THIS_YEAR),
        },
      ],
    },
  ],
}

export const PROGRAMS_2022: DemoPlan = {
  cover: PROGRAMS_2022_COVER,
  chains: PROGRAMS_2022_CHAINS,
  priorities: [PARTNERS, IMPROVEMENT, COUNCILS, SCHOOL_PLANS],
}
