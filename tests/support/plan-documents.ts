/** Printed plans as the reader hands them over, in words of our own. */

import { schoolYear } from '../../domain/calendar.ts'
import type { PlanDocument } from '../../domain/plan-text/document.ts'
import { emptySections, planChain } from '../../domain/plan-text/document.ts'

/** A report with a repeated number, a skipped letter and an action without a text. */
export function reportDocument(): PlanDocument {
  return {
    kind: 'department_plan',
    schoolYear: schoolYear('2022-23'),
    department: {
      name: 'Data & Research',
      contacts: ['First Contact', 'Second Contact'],
      emails: ['data@district.example'],
      phone: null,
    },
    reportGenerated: '2022-10-05T18:09:36.000Z',
    sections: {
      ...emptySections(),
      purpose: 'We look after numbers.\nAnd after rules.',
      services: ['Surveys', 'Reports'],
      budget: '',
      keyFindings: 'N/A',
      other: [{ heading: 'Appendix', text: '- one\n- two' }],
    },
    chains: [
      planChain(['b', 'a'], ['schools will trust us'], 'Better numbers'),
      planChain(['montly checks'], [], null),
    ],
    priorities: [
      {
        number: 1,
        title: 'Better numbers',
        actions: [
          {
            number: 1,
            text: 'Check  files',
            metrics: [
              { letter: 'a', text: 'Training logs,' },
              { letter: 'C', text: '=SUM(A1)' },
            ],
          },
        ],
      },
      {
        number: 1,
        title: 'Again number one',
        actions: [
          { number: 2, text: '', needsResources: true, metrics: [] },
          { number: 1, text: 'Last', metrics: [{ letter: 'b', text: '<b>x</b>' }] },
        ],
      },
    ],
  }
}

/** A 2016 form whose lists do not line up. */
export function formDocument(): PlanDocument {
  return {
    kind: 'division_form_2016',
    schoolYear: null,
    department: { name: 'Technology', contacts: [], emails: [], phone: null },
    reportGenerated: null,
    sections: { ...emptySections(), purpose: 'Technology for all.' },
    chains: [],
    priorities: [],
    form: {
      division: {
        name: 'Innovation',
        purpose: null,
        theoryOfAction: 'If we share, all learn.',
        organizationalChart: null,
        contact: null,
        telephone: '555-0100',
      },
      goals: ['One', 'Two'],
      metrics: ['Accounts', 'Tickets', 'Devices'],
      targets: ['1:1 by June'],
      actions: [
        { text: 'Buy devices', needsResources: true },
        { text: 'Train', needsResources: false },
        { text: 'Listen', needsResources: null },
      ],
    },
  }
}
