/** Exports whose headings are known, and the recipe that each is usually counted by. */

import type { SeenTable } from './look.ts'
import { readHeadingPeriod } from './period.ts'
import type { Recipe } from './recipe.ts'
import { sameWords } from './same-words.ts'

interface Layout {
  name: string
  /** Headings that one table has; a list is one of several. */
  headings: readonly (string | readonly string[])[]
  recipe: (
    table: SeenTable,
    headingOf: (wanted: readonly string[]) => string,
  ) => Omit<Recipe, 'version' | 'name'>
}

const DURATIONS = ['Duration (Minutes)', 'Total Duration (Minutes)', 'Duration']

const LAYOUTS: readonly Layout[] = [
  {
    name: 'Aeries portal usage: parent accounts',
    headings: ['Account Name', 'User Type', 'Information Area', 'Date'],
    recipe: () => ({
      counting: { how: 'distinct', keys: ['Account Name'] },
      where: [{ column: 'User Type', is: ['Parent'] }],
      date: { column: 'Date' },
      by: 'month',
    }),
  },
  {
    name: 'Zoom: people in a meeting, from joins',
    headings: [
      ['Name (Original Name)', 'Name (original name)'],
      ['User Email', 'Email'],
      'Join Time',
      DURATIONS,
    ],
    recipe: (_, headingOf) => ({
      counting: {
        how: 'distinct',
        keys: [headingOf(['User Email', 'Email']), 'Name (Original Name)'],
      },
      date: { column: 'Join Time' },
      by: 'day',
    }),
  },
  {
    name: 'Zoom: people in a meeting',
    headings: ['Name (Original Name)', ['User Email', 'Email'], DURATIONS],
    recipe: (_, headingOf) => ({
      counting: {
        how: 'distinct',
        keys: [headingOf(['User Email', 'Email']), 'Name (Original Name)'],
      },
      date: { above: 'Start Time' },
      by: 'day',
    }),
  },
  {
    name: 'Teams: people in a meeting',
    headings: ['Name', 'First Join', 'Last Leave', 'In-Meeting Duration', 'Email'],
    recipe: ({ table }) => ({
      counting: { how: 'distinct', keys: ['Email', 'Name'] },
      table: table.number,
      date: { column: 'First Join' },
      by: 'day',
    }),
  },
  {
    name: 'Teams of 2020: people in a meeting',
    headings: ['Full Name', 'User Action', 'Timestamp'],
    recipe: () => ({
      counting: { how: 'distinct', keys: ['Full Name'] },
      date: { column: 'Timestamp' },
      by: 'day',
    }),
  },
  {
    name: 'Google Meet: people in a meeting',
    headings: ['First name', 'Last name', 'Email', 'Duration', 'Time joined'],
    recipe: () => ({ counting: { how: 'distinct', keys: ['Email', 'Last name'] }, by: 'day' }),
  },
  {
    name: 'YouTube Studio: views by day',
    headings: ['Date', ['Content', 'Video'], 'Video title', 'Views'],
    recipe: () => ({
      counting: { how: 'sum', column: 'Views' },
      date: { column: 'Date' },
      by: 'month',
    }),
  },
  {
    name: 'YouTube Studio: views of a period',
    headings: [['Content', 'Video'], 'Video title', 'Views'],
    recipe: () => ({ counting: { how: 'sum', column: 'Views' }, by: 'day' }),
  },
  {
    name: 'i-Ready: on or above grade level',
    headings: ['Completion Date', 'Overall Relative Placement', 'Most Recent Diagnostic (Y/N)'],
    recipe: () => ({
      counting: {
        how: 'ratio of rows',
        part: [
          {
            column: 'Overall Relative Placement',
            is: ['Early On Grade Level', 'Mid or Above Grade Level'],
          },
        ],
      },
      where: [{ column: 'Most Recent Diagnostic (Y/N)', is: ['Y', 'Yes'] }],
      date: { column: 'Completion Date' },
      by: 'cycle',
    }),
  },
  {
    name: 'Qualtrics: finished responses',
    headings: ['RecordedDate', 'Finished'],
    recipe: () => ({
      counting: { how: 'rows' },
      where: [{ column: 'Finished', is: ['1', 'True'] }],
      date: { column: 'RecordedDate' },
      by: 'month',
    }),
  },
  {
    name: 'SurveyMonkey: responses',
    headings: [
      ['Respondent ID', 'RespondentID'],
      ['End Date', 'EndDate'],
    ],
    recipe: (_, headingOf) => ({
      counting: { how: 'rows' },
      date: { column: headingOf(['End Date', 'EndDate']) },
      by: 'month',
    }),
  },
  {
    name: 'Google Forms: responses',
    headings: ['Timestamp'],
    recipe: () => ({ counting: { how: 'rows' }, date: { column: 'Timestamp' }, by: 'month' }),
  },
]

/** Columns of periods, from which on a table is taken to be wide. */
const FEWEST_PERIODS = 3

/** The recipe that a file's headings suggest; undefined when no layout is known. */
export function suggestRecipe(tables: readonly SeenTable[]): Recipe | undefined {
  for (const layout of LAYOUTS) {
    for (const seen of tables) {
      const headings = new Map(seen.table.headings.map((heading) => [sameWords(heading), heading]))
      const headingOf = (wanted: readonly string[]) =>
        wanted.map((one) => headings.get(sameWords(one))).find((one) => one !== undefined)
      const has = layout.headings.every((one) => headingOf([one].flat()) !== undefined)
      if (!has) continue
      const recipe = layout.recipe(seen, (wanted) => headingOf(wanted) ?? '')
      return { version: 1, name: layout.name, ...recipe }
    }
  }
  return suggestWide(tables)
}

function suggestWide(tables: readonly SeenTable[]): Recipe | undefined {
  const wide = tables.find(({ table }) => {
    const periods = table.headings.filter((heading) => readHeadingPeriod(heading)?.rest === '')
    return periods.length >= FEWEST_PERIODS
  })
  if (!wide) return undefined
  const site = wide.table.headings.find((heading) =>
    /^(?:school|site|campus)$/i.test(heading.trim()),
  )
  return {
    version: 1,
    name: 'Periods side by side',
    counting: { how: 'wide to long', as: 'level' },
    by: 'day',
    ...(site !== undefined && { site }),
  }
}
