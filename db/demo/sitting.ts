/** One person at work: everything they entered at one moment. */

import type { Writing } from '../writing.ts'

/** Something that is entered. */
export type Write = (writing: Writing) => Promise<void>

/** One transaction of the demonstration. */
export interface Sitting {
  /** The account. */
  actor: string
  at: Date
  work: Write[]
}
