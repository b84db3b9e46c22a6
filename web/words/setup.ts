/** The words of a district that has nothing to show yet, in English. */

const english = {
  title: 'Set up the district',
  titleFor: (year: string) => `No plans for ${year} yet`,
  lede: 'Three steps, and this page shows whether the plans are working.',
  done: 'Done',
  later: 'After the step before it',
  year: {
    title: 'Create a school year',
    why: 'It runs from July 1 to June 30 and starts with four quarterly cycles. Their dates can be changed.',
    field: 'School year',
    act: (year: string) => `Create ${year}`,
    done: (year: string) => `${year} is there, with its cycles.`,
  },
  departments: {
    title: 'Add the departments',
    why: 'Each department writes a plan. Its code begins the code of every metric: DR-2.4.a.',
    name: 'Name',
    nameHint: 'As the plan prints it: Data and Research.',
    code: 'Code',
    codeHint: 'DR. Made from the name if empty.',
    act: 'Add department',
    there: 'There already:',
  },
  plan: {
    title: 'Import a plan',
    why: 'Paste or drop the text of the generated report. Nothing is stored before you have seen how it was read.',
    act: 'Import a plan',
  },
  askCoordinator: 'A coordinator can do this. Ask one for it.',
}

export function setupWords(): typeof english {
  return english
}
