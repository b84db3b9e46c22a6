/** The plan of Data and Research for 2020-21, short because it was the first. */

import { planChain } from '../../../domain/plan-text/document.ts'
import { FIRST_YEAR } from '../calendar.ts'
import type { DemoPlan } from '../shape.ts'

export const DATA_2020: DemoPlan = {
  cover: {
    id: 'dr-2020',
    departmentId: 'data-and-research',
    schoolYear: FIRST_YEAR,
    state: 'approved',
    reportGenerated: '2020-08-19T17:12:40.000Z',
    printedDepartment: 'Data and Research',
    contacts: ['Director, Data and Research'],
    emails: ['data@demo.example'],
    sections: {
      purpose: ['We keep the student information system and answer questions about its figures.'],
      services: ['The student information system.', 'State reporting.'],
      budget: ['$171,900 without salaries'],
      currentPriorities: ['Answers in time.'],
    },
  },
  chains: [
    planChain(
      ['count the requests that wait'],
      ['nobody will wait without our knowing'],
      'give answers in time',
    ),
  ],
  priorities: [
    {
      title: 'Answers in time',
      actions: [
        {
          text: 'Count the requests that wait at the end of each month.',
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
              baseline: 15,
              baselineSource: 'June 2020, requests by mail only',
              target: 10,
              tolerance: { unit: 'value', amount: 1 },
              cadence: 'monthly',
              sourceSystem: 'Shared mailbox, from May the help desk',
              owner: 'Director, Data and Research',
              headline: true,
            },
          ],
        },
      ],
    },
  ],
}
