/** The running record of a reading: doubts, and what each line became. */

import type { LineReading, LineRole, PlanWarning, PlanWarningCode } from './reading.ts'
import type { SourceLine } from './source-lines.ts'

/** Collects warnings and line roles; every non-blank line is unread until it is marked. */
export interface Notes {
  warn(line: number, code: PlanWarningCode, message: string): void
  /** The first role of a line stays. */
  mark(line: number, role: LineRole, target?: string): void
  /** Takes a line's role away again and gives it another. */
  remark(line: number, role: LineRole, target?: string): void
  finish(): { warnings: PlanWarning[]; unread: number[]; lines: LineReading[] }
}

/** So many warnings of one code are kept; the rest is counted. */
const MOST_OF_ONE_CODE = 200

/** A fresh record for a text of so many lines. */
export function createNotes(lines: readonly SourceLine[], lineCount: number): Notes {
  const roles: LineRole[] = Array.from({ length: lineCount }, () => 'blank')
  const targets: (string | undefined)[] = Array.from({ length: lineCount })
  for (const line of lines) roles[line.number - 1] = 'unread'
  const warnings: PlanWarning[] = []
  const counts = new Map<PlanWarningCode, { count: number; first: number }>()

  function remark(line: number, role: LineRole, target?: string): void {
    roles[line - 1] = role
    targets[line - 1] = target
  }
  function warn(line: number, code: PlanWarningCode, message: string): void {
    const seen = counts.get(code) ?? { count: 0, first: line }
    counts.set(code, seen)
    seen.count += 1
    if (seen.count <= MOST_OF_ONE_CODE) warnings.push({ line, code, message })
    else if (seen.count === MOST_OF_ONE_CODE + 1) seen.first = line
  }
  return {
    warn,
    mark(line, role, target) {
      if (roles[line - 1] === 'unread') remark(line, role, target)
    },
    remark,
    finish() {
      for (const run of unreadRuns(roles)) warn(run.first, 'text_not_placed', placeMessage(run))
      const all = [...warnings, ...surplus(counts)].toSorted((a, b) => a.line - b.line)
      const readings = roles.map((role, index) => {
        const target = targets[index]
        return target === undefined ? { line: index + 1, role } : { line: index + 1, role, target }
      })
      const unread = readings.filter(({ role }) => role === 'unread' || role === 'other_plan')
      return { warnings: all, unread: unread.map(({ line }) => line), lines: readings }
    },
  }
}

interface UnreadRun {
  first: number
  last: number
}

/** Stretches of unread lines; blank lines do not end one. */
function unreadRuns(roles: readonly LineRole[]): UnreadRun[] {
  const runs: UnreadRun[] = []
  let open: UnreadRun | undefined
  roles.forEach((role, index) => {
    if (role === 'unread') {
      if (open) open.last = index + 1
      else {
        open = { first: index + 1, last: index + 1 }
        runs.push(open)
      }
    } else if (role !== 'blank') open = undefined
  })
  return runs
}

function placeMessage({ first, last }: UnreadRun): string {
  const one = first === last
  const where = one ? `Line ${first} belongs` : `Lines ${first} to ${last} belong`
  return `${where} to no part of the plan and ${one ? 'is' : 'are'} not read. Put the text under its heading and read again, or copy it after the import.`
}

function surplus(counts: Map<PlanWarningCode, { count: number; first: number }>): PlanWarning[] {
  return [...counts].flatMap(([code, { count, first }]): PlanWarning[] => {
    const more = count - MOST_OF_ONE_CODE
    if (more <= 0) return []
    const message = `From line ${first} on there are ${more} more doubts of the kind ${code}. Mend the first ones and read the text again to see them.`
    return [{ line: first, code: 'more_of_the_same', message }]
  })
}
