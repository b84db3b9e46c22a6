/** A metric's printed text as the sources it may speak of. A suggestion only. */

/** The suggested sources, at least one, and why. */
export interface MetricSplit {
  sources: string[]
  /** In words for the person who accepts or ignores it. */
  reason: string
}

const SEPARATOR = /,? and\/or |, and |, | and |; |\. (?=[A-Z])/g
/** "e.g. X", "Dr. X" and an initial end in a stop that ends no sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|dr|mr|mrs|ms|st|no|[a-z])$/i
const LONGEST = 5000

/** Suggests how a metric's text could be split. The printed text itself stays as it is. */
export function splitMetricText(text: string): MetricSplit {
  const sources = text.length > LONGEST ? [trimmed(text)] : split(text)
  const kept = sources.filter((source) => source !== '')
  if (kept.length < 2) {
    return { sources: kept.length === 1 ? kept : [text], reason: 'It names one source.' }
  }
  const reason = `It names ${kept.length} sources, separated by a stop, a comma or "and". Each could be a metric of its own.`
  return { sources: kept, reason }
}

function split(text: string): string[] {
  const depths = bracketDepths(text)
  const sources: string[] = []
  let start = 0
  for (const match of text.matchAll(SEPARATOR)) {
    const before = text.slice(start, match.index)
    if (depths[match.index] !== 0) continue
    if (match[0] === '. ' && ABBREVIATION.test(before.slice(-8))) continue
    sources.push(trimmed(before))
    start = match.index + match[0].length
  }
  return [...sources, trimmed(text.slice(start))]
}

function bracketDepths(text: string): number[] {
  let depth = 0
  return Array.from({ length: text.length }, (_, at) => {
    if (text.charAt(at) === '(') depth += 1
    else if (text.charAt(at) === ')') depth = Math.max(0, depth - 1)
    return depth
  })
}

function trimmed(source: string): string {
  return source.trim().replace(/[.,;]$/, '')
}
