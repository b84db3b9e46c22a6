/** Paragraphs that stand under chain labels printed apart from them. */

import type { ChainEvent } from './chain-events.ts'
import { trimBlanks } from './fold.ts'
import type { Layout } from './paragraphs.ts'
import { continues, isFinished, startsLower } from './paragraphs.ts'
import type { Token } from './tokens.ts'

/** A line of a run. */
export interface RunLine {
  text: string
  token: Token
}

/** The lines between two labels. */
export interface Run {
  first: RunLine | undefined
  /** The run as one group. */
  parts: RunLine[][]
  /**
   * The run as paragraphs, at least `wanted` of them where it can be helped.
   *
   * Shape: paragraphs, each of items (joined by `and`), each of lines.
   */
  groups(wanted: number): RunLine[][][]
}

interface Part extends RunLine {
  /** 3 is a gap, 2 a line broken by choice, 1 a sentence that ends with its line. */
  break: number
  joined: boolean
}

/** Makes a run of text and joiner events; the joiners' lines go with the text after them. */
export function groupRun(events: ChainEvent[], layout: Layout): Run {
  const parts: Part[] = []
  let joined = false
  for (const event of events) {
    if (event.kind === 'text') {
      const { text, token } = event
      parts.push({ text, token, joined, break: breakBefore(parts.at(-1), event, layout) })
    }
    joined = event.kind === 'and'
  }
  const [first] = parts
  return {
    first,
    parts: [parts],
    groups(wanted) {
      const tries = [3, 2, 1].map((least) => ({ least, count: countGroups(parts, least) }))
      const best = tries.find(({ count }) => count >= wanted) ?? tries.at(-1)
      return grouped(parts, best?.least ?? 3)
    },
  }
}

/** The cells of a run whose only row has one cell per label. */
export function splitCells(run: Run, labels: number): RunLine[][][] | undefined {
  const [line, ...others] = run.parts[0] ?? []
  if (!line || others.length > 0 || labels < 2 || !line.token.line.raw.includes('\t'))
    return undefined
  const cells = line.token.line.raw.split('\t').map(trimBlanks).filter(Boolean)
  if (cells.length !== labels) return undefined
  return cells.map((text) => [[{ text, token: line.token }]])
}

function breakBefore(before: Part | undefined, event: RunLine, layout: Layout): number {
  if (!before) return 3
  const { token, text } = event
  const { blankBefore, pageBefore } = token.line
  const open = !isFinished(before.text) && startsLower(text)
  if (open) return 0
  if (blankBefore || pageBefore) return 3
  if (!continues(before.token, token, layout)) return 2
  return isFinished(before.text) ? 1 : 0
}

function countGroups(parts: Part[], least: number): number {
  return parts.filter((part, at) => at === 0 || (!part.joined && part.break >= least)).length
}

function grouped(parts: Part[], least: number): RunLine[][][] {
  const groups: RunLine[][][] = []
  for (const part of parts) {
    const group = groups.at(-1)
    if (!group || (!part.joined && part.break >= least)) groups.push([[part]])
    else if (part.joined) group.push([part])
    else group.at(-1)?.push(part)
  }
  return groups
}
