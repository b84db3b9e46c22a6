/** State and Federal Programs 2022-23: cover, sections and chains. */

import { planChain } from '../../../domain/plan-text/document.ts'
import type { PlanChain } from '../../../domain/plan-text/document.ts'
import { THIS_YEAR } from '../calendar.ts'
import type { DemoPlan } from '../shape.ts'

/** The cover, without e-mail and telephone; nothing is printed under the budget. */
export const PROGRAMS_2022_COVER: DemoPlan['cover'] = {
  id: 'sfp-2022',
  departmentId: 'state-and-federal-programs',
  schoolYear: THIS_YEAR,
  state: 'approved',
  reportGenerated: '2022-08-24T22:31:08.000Z',
  printedDepartment: 'State and Federal Programs',
  contacts: ['Director, State and Federal Programs'],
  emails: [],
  phone: null,
  sections: {
    purpose: [
      'We help schools and departments to spend state and federal money lawfully and where their ' +
        'plans say. Most of that help is coaching: writing plans, checking that what is done is ' +
        'what was planned, and preparing councils and committees for their part.',
    ],
    services: [
      'a) reviewing whether grant expenses are allowed',
      'b) training school site councils to write, follow and judge the school plan',
      'c) arranging equitable services for private schools',
      'd) preparing the yearly update of the Local Control and Accountability Plan',
      'e) publishing the school accountability report cards',
      'f) teaching plan monitoring and reporting',
    ],
    priorYearOutcomes: [
      'Stronger councils, clear lines between departments and their partners, and better school plans.',
    ],
    priorYearAchievement: [
      'Councils: every plan that the board approved had a budget that matched it.',
      'Lines to partners: the advisory committee met nine times and saw the figures at each meeting.',
      'School plans: four of the six planned lessons were published.',
    ],
    priorYearLearnings: [
      'What went well: councils keep better minutes, and budgets match plans.',
      'What was hard: funds with different rules confuse schools, and board dates are learned late.',
      'What we learned: schools ask for examples of actions written for one group of students.',
    ],
    dataUsed: [
      'Notes of the parent round tables, council minutes and the remarks of the advisory committees.',
    ],
    stakeholderInput: [
      'Three groups shaped this plan:',
      '1) parents of the advisory committee, who want to see what departments plan;',
      '2) principals, who told us where school plans and department plans drift apart;',
      '3) our own staff, who looked at which of our habits help and which get in the way.',
    ],
    keyFindings: [
      'Last year we followed whether plans were written. We measured little about whether councils ' +
        'could write, follow and judge them by themselves.',
    ],
    currentPriorities: [
      '1) councils that can plan, monitor and evaluate',
      '2) school plans that are written and judged well',
      '3) departments that improve in cycles tied to their plans',
      'The third need is ours to meet in the central office; the first two are met at the schools.',
    ],
  },
}

export const PROGRAMS_2022_CHAINS: PlanChain[] = [
  planChain(
    ['show the advisory committee every month how far the LCAP has come'],
    ['families and partners will see how actions and money help students'],
    'keep partners informed about LCAP progress',
  ),
  planChain(
    ['hold DLN meetings in which departments show their progress'],
    ['departments will weigh what works and what does not'],
    'draw departments into continuous improvement',
  ),
  planChain(
    [
      'train council members in what they may and must do',
      'publish a recorded lesson every month',
      'practice the improvement protocols with principals',
    ],
    [
      'members will use what they learned for their school',
      'members will find help when they need it',
      'principals will use the protocols with their own councils',
    ],
    'make councils able to plan, monitor and evaluate',
  ),
  planChain(
    ['train councils to look at what an action has changed'],
    ['councils will judge the actions of their school plan'],
    'make school plans better written and better judged',
  ),
]
