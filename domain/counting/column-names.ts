/** How a recipe names a table's columns: by heading where that tells, else by position. */

import { sameWords } from './same-words.ts'
import type { Table } from './tables.ts'

export interface NamedColumn {
  /** What stands in the recipe: the heading, or `#3`. */
  name: string
  at: number
}

/** The columns of a table, in its order. */
export function columnsByName({ headings }: Pick<Table, 'headings'>): NamedColumn[] {
  const times = new Map<string, number>()
  for (const heading of headings) {
    const words = sameWords(heading)
    times.set(words, (times.get(words) ?? 0) + 1)
  }
  return headings.map((heading, at) => {
    const words = sameWords(heading)
    const tells = words !== '' && times.get(words) === 1 && !/^#\d+$/.test(words)
    return { name: tells ? heading : `#${at + 1}`, at }
  })
}
