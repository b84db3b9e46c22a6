/** The reader's doubts, each with the line and the part of the plan that it is about. */

import type { ReadDoubt, ReadLine, ReadPlan } from '../reading.ts'
import { partOf, partsOf, WHOLE_PLAN } from './parts.ts'

export interface Doubt {
  /** 1 is the first. */
  number: number
  line: number
  message: string
  /** Where the plan's side marks it. */
  part: string
}

/** Doubts about something that no line of the text says. */
const ABOUT: Readonly<Record<string, string>> = {
  encoding_guessed: WHOLE_PLAN,
  characters_replaced: WHOLE_PLAN,
  department_name_missing: 'department.name',
  department_differs: 'department.name',
  school_year_missing: 'schoolYear',
  school_year_unclear: 'schoolYear',
  school_years_disagree: 'schoolYear',
  school_year_differs: 'schoolYear',
}

/** The doubts in the order of their lines. */
export function toDoubts(
  warnings: readonly ReadDoubt[],
  lines: readonly ReadLine[],
  plan: ReadPlan,
): Doubt[] {
  const shown = partsOf(plan)
  return warnings
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, code, message }, index) => ({
      number: index + 1,
      line,
      message,
      part: ABOUT[code] ?? partAt(line, lines, shown),
    }))
}

/** The shown part of a line, of the nearest line before it, or of the first one after it. */
function partAt(line: number, lines: readonly ReadLine[], shown: ReadonlySet<string>): string {
  for (let at = Math.min(line, lines.length) - 1; at >= 0; at -= 1) {
    const part = shownPart(lines[at]?.target, shown)
    if (part !== undefined) return part
  }
  for (let at = line; at < lines.length; at += 1) {
    const part = shownPart(lines[at]?.target, shown)
    if (part !== undefined) return part
  }
  return WHOLE_PLAN
}

/** The part itself, or what it is a part of. */
function shownPart(target: string | undefined, shown: ReadonlySet<string>): string | undefined {
  if (target === undefined) return undefined
  const steps = partOf(target).split('.')
  for (let length = steps.length; length > 0; length -= 1) {
    const part = steps.slice(0, length).join('.')
    if (shown.has(part)) return part
  }
  return undefined
}
