/** What every part of the report's reader shares. */

import type { Notes } from './notes.ts'
import type { Layout } from './paragraphs.ts'
import type { LineRole } from './reading.ts'
import type { Structure } from './structure.ts'
import type { Token } from './tokens.ts'

/** The reader's surroundings. */
export interface Context {
  notes: Notes
  layout: Layout
  structure: Structure
}

/** Marks every line of a token. */
export function markToken({ notes }: Context, token: Token, role: LineRole, target?: string): void {
  for (let line = token.line.number; line <= token.lastLine; line += 1) {
    notes.mark(line, role, target)
  }
}
