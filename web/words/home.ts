/** The words of the home page, in English. */

const english = {
  name: 'Home',
  stands: (good: number, judged: number, cycle: string) =>
    `${good} of ${judged} metrics judged in ${cycle} ${good === 1 ? 'is' : 'are'} on track or better`,
  allGood: (judged: number, cycle: string) =>
    judged === 1
      ? `The one metric judged in ${cycle} is on track or better`
      : `All ${judged} metrics judged in ${cycle} are on track or better`,
  nothingJudged: (year: string) => `No metric has been judged yet in ${year}`,
  nothingJudgedWhy: (cycle: string, day: string) =>
    `The first statuses come with the values of ${cycle}, due ${day}.`,
  lede: (parts: string) => `${parts}.`,
  needs: (count: number) =>
    count === 1
      ? '1 needs attention'
      : count === 0
        ? 'none needs attention'
        : `${count} need attention`,
  silent: (count: number) => (count === 1 ? '1 owes a number' : `${count} owe a number`),
  unjudged: (count: number) =>
    count === 1 ? '1 is shown without judging' : `${count} are shown without judging`,
  overview: 'Open the overview',
  allMetrics: 'Every metric',
  everyMetric: (cycle: string) => `Every metric in ${cycle}, one mark each`,
  collecting: (cycle: string) => `${cycle} is being logged`,
  collectingNothing: 'Nothing is being logged',
  collectingNothingWhy: 'No cycle takes values today.',
  daysLeft: (days: number, day: string) => {
    if (days === 0) return `It is due today, ${day}.`
    return days === 1 ? `It is due tomorrow, ${day}.` : `It is due ${day}, ${days} days from now.`
  },
  department: 'Department',
  now: (cycle: string) => `Stood in ${cycle}`,
  logged: (cycle: string) => `Logged for ${cycle}`,
  outOf: (logged: number, expected: number) => `${logged} of ${expected}`,
  departments: 'Departments',
  noPlan: 'no plan yet',
}

export function homeWords(): typeof english {
  return english
}
