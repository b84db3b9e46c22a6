/** Data and Research 2022-23: cover, sections and chains. */

import { planChain } from '../../../domain/plan-text/document.ts'
import type { PlanChain } from '../../../domain/plan-text/document.ts'
import { THIS_YEAR } from '../calendar.ts'
import type { DemoPlan } from '../shape.ts'

/** The cover, with an empty budget and a prior year that is not given. */
export const DATA_2022_COVER: DemoPlan['cover'] = {
  id: 'dr-2022',
  departmentId: 'data-and-research',
  schoolYear: THIS_YEAR,
  state: 'approved',
  reportGenerated: '2022-08-24T22:02:41.000Z',
  printedDepartment: 'Data and Research',
  contacts: ['Director, Data and Research'],
  emails: ['data@demo.example'],
  phone: null,
  sections: {
    purpose: [
      'We keep the student information system in working order and answer for the data in it. We ' +
        'put reliable figures into the hands of schools and departments, run the state ' +
        'assessments, and file the reports that the state asks for.',
    ],
    services: [
      'Running the student information system and the data warehouse.',
      'Planning state testing and training the people who give the tests.',
      'Checking and submitting the state data collections.',
      'Designing surveys and reporting what they say.',
      'Answering data requests from schools, departments and the public.',
      'Helping departments to judge whether a program works.',
    ],
    budgetNote: ['The budget was still being settled when this plan was written.'],
    priorYearOutcomes: ['N/A'],
    priorYearAchievement: ['N/A'],
    priorYearLearnings: ['N/A'],
    dataUsed: [
      'The log of data requests, the error reports of last year’s state submissions, notes of ' +
        'the governance committee and the results of the spring survey of data users.',
    ],
    stakeholderInput: [
      'School office managers, counselors and the parent advisory committee were asked in three ' +
        'round tables what they look for and cannot find.',
    ],
    keyFindings: [
      'Errors are mostly found in June, when a submission is refused, and seldom in the month ' +
        'in which they are made.',
      'Half of the staff who answered the survey cannot reach the figures that their work needs ' +
        'without asking us.',
      'Requests wait longest when two systems have to be joined by hand.',
    ],
    currentPriorities: [
      'Records that are right the first time, because the people who enter them were trained.',
      'Figures that staff and families can open themselves.',
      'One agreed set of measures, so that everyone improves the same things.',
    ],
  },
}

export const DATA_2022_CHAINS: PlanChain[] = [
  planChain(
    [
      'plan training for everyone who enters student records, and pay for the hours away from the desk',
      'offer the lessons by job role, to be taken at any time',
      'teach in person on the staff development days',
    ],
    [
      'office staff will enter records with confidence and get them right the first time',
      'errors will be seen and mended in the month in which they are made',
    ],
    'make our records trustworthy',
  ),
  planChain(
    [
      'agree which role may see which data',
      'teach leaders to use the warehouse',
      'finish the warehouse',
      'invite families to the portal together with the schools',
    ],
    [
      'staff will know what they may open and how to guard it',
      'the figures that matter will be in one place',
      'more families will follow their children’s progress themselves',
    ],
    'open the data to those who need it',
  ),
  planChain(
    [
      'let a governance committee rank requests and projects',
      'work with the instructional technology team on gradebooks',
      'ask data users every half year what they need',
    ],
    [
      'the most useful projects will be done first',
      'teachers will keep grades in the same way everywhere',
      'the plan itself can be judged by what users say',
    ],
    'line up the data with our priorities',
  ),
]
