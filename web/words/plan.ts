/** The words of the plans and of a plan's page, in English. */

import type { PlanState } from '../../domain/plan.ts'

const states: Record<PlanState, string> = {
  draft: 'Draft',
  submitted: 'Submitted',
  returned: 'Returned',
  approved: 'Approved',
}

const list = {
  title: (year: string) => `Plans for ${year}`,
  name: 'Plans',
  lede: (plans: number, departments: number) =>
    plans === departments
      ? `Every department has its plan: ${plans}.`
      : `${plans} of ${departments} departments ${plans === 1 ? 'has' : 'have'} a plan.`,
  department: 'Department',
  state: 'State',
  priorities: 'Priorities',
  actions: 'Actions',
  metrics: 'Metrics',
  generated: 'Report last generated',
  none: 'No plan yet',
  import: 'Import a plan',
  importOf: (department: string) => `Import the plan of ${department}`,
  importIt: 'Import the plan',
  empty: (year: string) => `No plan for ${year} yet`,
  emptyWhy:
    'Paste or drop the text of a department plan report. You see how it was read before anything is stored.',
  emptyToRead: 'A plan shows here as soon as it is imported.',
  nothing: 'No plans yet',
  nothingWhy:
    'Start with the text of one department plan report. The import adds the school year and the department on the way.',
}

const page = {
  name: 'Plan',
  title: (department: string, year: string) => `${department}, ${year}`,
  eyebrow: 'Department plan',
  form: 'Division annual plan form',
  stored: 'The plan is stored, word for word as printed.',
  storedNext: (count: number) =>
    count === 1
      ? 'Next: say how its metric is measured.'
      : `Next: say how its ${count} metrics are measured.`,
  state: 'State',
  plans: 'Plans',
  dashboard: 'Department dashboard',
  print: 'Print',
  absentTitle: 'No such plan',
  absentWhy: 'It may have been replaced, or a letter of the address may be missing.',
  toPlans: 'Go to the plans',
  printHeader: (district: string, years: string) => `${district} · ${years} Department plan`,
  /** For those who listen, where the report prints no heading. */
  groups: {
    about: 'The department',
    priorYear: 'Prior year',
    currentYear: 'Current year',
    other: 'Further sections',
  },
  printedName: 'Department name',
  contact: 'Department contact',
  email: 'Contact email',
  phone: 'Contact phone',
  generated: 'Report last generated',
  notGiven: 'not given',
  notGivenAs: (printed: string) => `${printed} – not given`,
  priority: (number: number) => `Priority ${number}`,
  action: (number: number) => `Action ${number}`,
  metrics: 'Metrics',
  noMetrics: 'No metrics.',
  noActions: 'No actions.',
  goals: 'Goals',
  resources: 'Needs additional resources',
  yes: 'yes',
  no: 'no',
  note: 'Note:',
  lackTitle: 'Not measurable yet',
  lackLede: (count: number, all: number) =>
    `${count} of ${all} metrics cannot be judged until somebody says what they lack.`,
  lacks: (first: string, more: number) => (more === 0 ? first : `${first} And ${more} more.`),
  everyMeasurable: (count: number) => `All ${count} metrics say how they are measured.`,
  priorities: 'Priorities, actions and metrics',
}

const formHeadings = {
  formGoals: 'Department goals (outcomes)',
  formMetrics: 'Metrics of the goals',
  formTargets: 'Targets of the goals',
  divisionName: 'Division',
  divisionPurpose: 'Purpose of the division',
  divisionTheoryOfAction: 'Theory of action of the division',
  divisionOrganizationalChart: 'Organizational chart',
  divisionContact: 'Division contact',
  divisionTelephone: 'Telephone and e-mail',
}

const english = { states, list, page, formHeadings }

export function planWords(): typeof english {
  return english
}
