/** The words of a department's page, in English. */

import type { PlanState } from '../../domain/plan.ts'

const planState: Record<PlanState, string> = {
  draft: 'plan in draft',
  submitted: 'plan submitted',
  returned: 'plan returned for changes',
  approved: 'plan approved',
}

const goal = {
  fromTo: (from: string, to: string) => `From ${from} to ${to} this year`,
  to: (to: string) => `To ${to} this year`,
  toNoBaseline: (to: string) => `To ${to} this year, no baseline`,
  atLeast: (target: string) => `At least ${target}`,
  atMost: (target: string) => `At most ${target}`,
  between: (low: string, high: string) => `Between ${low} and ${high}`,
  exactly: (target: string) => `Exactly ${target}`,
  keep: (value: string) => `Keep ${value}`,
  yes: 'To be yes',
  no: 'To be no',
  none: 'No target: shown, not judged',
  lower: 'lower is better',
}

const english = {
  name: 'Department',
  log: 'Log a quarter',
  planState,
  goal,
  noPlanState: 'no plan',
  switcher: 'Department',
  cycle: 'Cycle',
  plan: 'The plan',
  downloads: 'Download CSV',
  progress: 'Progress',
  observations: 'Observations',
  metrics: 'Metrics',
  priorities: 'Priorities',
  priority: 'Priority',
  priorityNumber: (number: number) => `Priority ${number}`,
  inAWord: (cycle: string) => `${cycle} in a word`,
  counts: (cycle: string) => `Metrics in ${cycle}`,
  since: (cycle: string) => `Since ${cycle}`,
  otherChains: 'More of the theory of action',
  otherChainsWhy: 'These chains have no priority of their own.',
  theory: 'Theory of action',
  planNotThere: 'The plan’s own words could not be fetched. The numbers below are complete.',
  action: (priority: number, action: number) => `Action ${priority}.${action}`,
  needsResources: 'Needs additional resources',
  goals: 'Goals it serves',
  noMetricsInAction: 'This action has no metric, so nothing will show whether it changes anything.',
  printed: 'In the plan:',
  ofWhole: (numerator: string, denominator: string) => `${numerator} of ${denominator}`,
  answers: (count: string) => (count === '1' ? '1 answer' : `${count} answers`),
  stage: (number: string, of: number) => `stage ${number} of ${of}`,
  reported: (have: string, expected: string) => `${have} of ${expected} reported`,
  yes: 'Yes',
  no: 'No',
  sites: 'sites',
  notMeasurable: 'Not measurable yet.',
  notMeasurableDo: 'Say what kind of number it is, with its unit, target and baseline.',
  define: 'Make it measurable',
  deviation: (until: string) => `Departure accepted until ${until}`,
  deviationWhy: (reason: string, owner: string) => (owner === '' ? reason : `${reason} (${owner})`),
  noPlanTitle: (year: string) => `No plan for ${year} yet`,
  noPlanWhy:
    'Without its plan there is nothing to measure. Import the text of the generated report, or look at another year.',
  importPlan: 'Import a plan',
  noMetricsTitle: 'The plan has no metrics yet',
  noMetricsWhy: 'A metric says how anyone will know that an action changes something.',
  openPlan: 'Open the plan',
  nothingLoggedTitle: 'Nothing is logged yet',
  nothingLogged: (cycle: string, day: string) =>
    `The first values, of ${cycle}, are due ${day}. Open a metric to log its first.`,
  noDepartmentTitle: 'No such department',
  noDepartmentWhy: 'A link may be old. Choose a department from the overview.',
  overview: 'Overview',
}

export function departmentWords(): typeof english {
  return english
}
