/** The source lines as the text's side shows them. */

import { importWords } from '../../words/plan-import.ts'
import type { ReadLine, ReadPlan } from '../reading.ts'
import { nameOfPart, partOf } from './parts.ts'

export interface SourceRow {
  /** 1-based. */
  line: number
  text: string
  look: 'plain' | 'quiet' | 'unread'
  /** What the line became; empty where the line before says it already. */
  label: string
  /** The part of the plan that the label leads to. */
  part?: string
}

/** The lines of a text, numbered as the reader numbers them. */
export function splitSource(text: string): string[] {
  return text.split(/\r\n|\n|\r/)
}

/** One row per line. */
export function toRows(
  texts: readonly string[],
  lines: readonly ReadLine[],
  plan: ReadPlan,
): SourceRow[] {
  let before = ''
  return texts.map((text, index): SourceRow => {
    const read = lines[index] ?? { line: index + 1, role: 'blank' }
    const { role, target } = read
    const part = target === undefined || role === 'other_plan' ? undefined : partOf(target)
    const same = `${role} ${part}`
    const repeats = same === before
    if (role !== 'blank' && role !== 'joiner') before = same
    return {
      line: index + 1,
      text,
      look: lookOf(role),
      label: repeats ? '' : labelOf(role, part, plan),
      ...(part !== undefined && { part }),
    }
  })
}

function lookOf(role: string): SourceRow['look'] {
  if (role === 'unread' || role === 'other_plan') return 'unread'
  const isQuiet = role === 'page_header' || role === 'boilerplate' || role === 'joiner'
  return isQuiet ? 'quiet' : 'plain'
}

function labelOf(role: string, part: string | undefined, plan: ReadPlan): string {
  const say = importWords().compare
  const words: Record<string, string> = {
    blank: '',
    joiner: '',
    page_header: say.pageHeader,
    boilerplate: say.question,
    unread: say.notRead,
    other_plan: say.otherPlan,
    heading: say.heading,
    metrics_heading: say.heading,
  }
  const fixed = words[role]
  if (role === 'page_header' && part !== undefined) return nameOfPart(part, plan)
  if (fixed !== undefined) return fixed
  return part === undefined ? '' : nameOfPart(part, plan)
}
