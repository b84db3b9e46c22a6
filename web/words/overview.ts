/** The words of the overview, in English. */

const english = {
  title: (year: string) => `Where we stand, ${year}`,
  name: 'Overview',
  scope: (metrics: string, withPlan: number, all: number) =>
    withPlan === all
      ? `${metrics} in ${all === 1 ? '1 department' : `${all} departments`}.`
      : `${metrics} in ${withPlan} of ${all} departments.`,
  inView: (cycle: string, due: string, logged: string) => `${cycle} ${due}: ${logged}.`,
  wasDue: (day: string) => `was due on ${day}`,
  isDue: (day: string) => `is due on ${day}`,
  caption: (year: string) => `Metrics by status, departments and priorities by cycle, ${year}`,
  department: 'Department and priority',
  headline: (cycle: string) => `In a word, ${cycle}:`,
  since: (cycle: string) => `Since ${cycle}`,
  sinceNothing: 'Since the last cycle',
  notCompared: 'not compared',
  noPlan: (year: string) => `No plan for ${year} yet.`,
  importPlan: 'Import one',
  noMetrics: 'The plan has no metrics.',
  show: 'Show',
  find: 'Find a metric',
  departmentFilter: 'Department',
  allDepartments: 'All departments',
  statusFilter: (cycle: string) => `Status in ${cycle}`,
  anyStatus: 'Any status',
  sourceFilter: 'Source of data',
  allSources: 'All sources',
  goalFilter: 'LCAP goal',
  allGoals: 'All goals',
  cycleFilter: 'Cycle',
  clear: 'Clear filters',
  only: (filters: string) => `Only: ${filters}`,
  shown: (shown: number, all: number) =>
    shown === all
      ? `All ${all} metrics are shown.`
      : `${shown} of ${all} metrics ${shown === 1 ? 'is' : 'are'} shown.`,
  nothingPasses: 'No metric passes these filters',
  nothingPassesWhy: 'Take a filter away to see more.',
  whole: 'The district',
}

export function overviewWords(): typeof english {
  return english
}
