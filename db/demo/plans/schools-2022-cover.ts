/** TK-12 Schools 2022-23: cover, sections and chains. */

import { planChain } from '../../../domain/plan-text/document.ts'
import type { PlanChain } from '../../../domain/plan-text/document.ts'
import { THIS_YEAR } from '../calendar.ts'
import type { DemoPlan } from '../shape.ts'

/** The cover; the plan waits for approval. */
export const SCHOOLS_2022_COVER: DemoPlan['cover'] = {
  id: 'tk-2022',
  departmentId: 'tk-12-schools',
  schoolYear: THIS_YEAR,
  state: 'submitted',
  reportGenerated: '2022-08-26T16:12:55.000Z',
  printedDepartment: 'TK-12 Schools',
  contacts: ['Executive Director, TK-12 Schools'],
  emails: ['schools@demo.example'],
  phone: '555-0142',
  sections: {
    purpose: [
      'We lead the schools from transitional kindergarten to grade twelve: we coach and evaluate ' +
        'principals, keep schools and central office working towards the same goals, and make ' +
        'room for improvement that starts in the classroom.',
    ],
    servicesIntro: ['We are there for schools by:'],
    services: [
      'Coaching and evaluating principals.',
      'Answering families when a concern cannot be settled at the school.',
      'Planning principal and assistant principal meetings.',
      'Following how the district’s teaching initiatives are used.',
      'Speaking for schools in the district’s committees.',
      'Keeping schools up to date on standards, law and board policy.',
      'Organizing college readiness tests in the high schools.',
      'Managing grants that run in schools.',
    ],
    budget: [
      'About $263,400 without salaries: $248,900 for leadership development and $14,500 for travel.',
    ],
    priorYearOutcomes: [
      'Improvement cycles as the way we lead, and site leaders who can open and read their own data.',
    ],
    priorYearAchievement: [
      'Largely. Meeting agendas show a data protocol at eight of nine principal meetings, and ' +
        'feedback rose with each of them.',
    ],
    priorYearLearnings: [
      'Visiting every school told us what each one needs. Departments still ask schools for the ' +
        'same thing twice, and teaching got too little of our time.',
    ],
    dataUsed: ['Notes of school visits, reading and mathematics diagnostics, the state dashboard.'],
    stakeholderInput: ['Goal-setting talks with principals and the cards after each meeting.'],
    keyFindings: ['Good teaching practice is uneven, between schools and between classrooms.'],
    currentPriorities: [
      'Teaching practice that every student meets, led by principals and central leaders who know it.',
    ],
  },
}

export const SCHOOLS_2022_CHAINS: PlanChain[] = [
  planChain(
    ['plan assistant principal and counselor meetings together with other departments'],
    ['everyone will hear the same message and act on it in the same way'],
    'align our systems',
  ),
  planChain(
    [
      'take part in an improvement network',
      'work with the programs office on the goals of school plans',
    ],
    [
      'school teams will name a problem of practice and see whether a change helps',
      'school teams will follow the strategies of their plan through the year',
    ],
    'make improvement continuous',
  ),
  planChain(
    ['send leaders to an academy for instructional leadership'],
    ['leaders will look at teaching again, with the same eyes everywhere'],
    'develop instructional leadership',
  ),
]
