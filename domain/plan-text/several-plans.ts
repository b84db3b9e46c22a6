/** Where one plan ends and the next begins, in a text that holds several. */

import type { FoundPlan } from './reading.ts'
import type { Structure } from './structure.ts'
import type { Token } from './tokens.ts'

/** The tokens of one plan. */
export interface PlanPart {
  tokens: Token[]
  found: FoundPlan
}

interface Seen {
  headings: Set<string>
  name: string | undefined
  hasPriorities: boolean
}

/**
 * The plans of a text; one part when there is only one.
 *
 * A plan begins where a heading comes again after priorities, or where the cover
 * names another department.
 */
export function separatePlans(tokens: readonly Token[], structure: Structure): PlanPart[] {
  const starts = [0]
  let seen = nothingSeen()
  tokens.forEach((token, at) => {
    if (beginsPlan(token, seen)) {
      starts.push(at)
      seen = nothingSeen()
    }
    if (token.kind === 'heading') seen.headings.add(token.section)
    else if (token.kind === 'cover') {
      seen.headings.add(token.field)
      if (token.field === 'name') seen.name = token.value
    } else if (structure.priorities.has(token)) seen.hasPriorities = true
  })
  return starts.map((start, index) => toPart(tokens.slice(start, starts[index + 1]), index + 1))
}

function nothingSeen(): Seen {
  return { headings: new Set(), name: undefined, hasPriorities: false }
}

function beginsPlan(token: Token, seen: Seen): boolean {
  if (token.kind === 'heading') return seen.hasPriorities && seen.headings.has(token.section)
  if (token.kind !== 'cover' || token.field !== 'name') return false
  if (seen.name !== undefined) return token.value !== seen.name
  return seen.hasPriorities || seen.headings.has('purpose')
}

function toPart(tokens: Token[], number: number): PlanPart {
  const name = tokens.find((token) => token.kind === 'cover' && token.field === 'name')
  const departmentName = name?.kind === 'cover' ? name.value || null : null
  const firstLine = tokens[0]?.line.number ?? 1
  const lastLine = tokens.at(-1)?.lastLine ?? firstLine
  return { tokens, found: { number, departmentName, firstLine, lastLine } }
}
