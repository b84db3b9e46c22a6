/** The words of looking back, in English. */

const past = {
  label: 'See this page as it stood on',
  notice: (date: string) =>
    `You see the record as it stood at the end of ${date}. Nothing can be changed here.`,
  now: 'Back to now',
  show: 'Show',
  wrong: 'Write a day that is over, such as 2022-12-15.',
}

export function pastWords(): typeof past {
  return past
}
