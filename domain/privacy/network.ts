/**
 * Published sums as a network, and whether an onlooker can work out a number of it.
 *
 * Every sum is a node and every number an arc between the two sums it stands
 * in, so numbers that fit the printed ones are flows. A hidden number can be
 * another one exactly when a change of it can run in a circle through other
 * hidden numbers. Source: rules.md, section 7, audit by residual flow.
 */

/** One number of a published table. */
export interface Arc {
  /** The sum that it is taken from. */
  from: number
  /** The sum that it is added to. */
  to: number
  value: number
  /** How much smaller and how much larger it may be for all that an onlooker knows. */
  down: number
  up: number
}

/** Whether an onlooker must reckon with more than one value of a hidden number. */
export function canVary(arcs: readonly Arc[], hidden: ReadonlySet<number>, index: number): boolean {
  const arc = arcs[index]
  if (!arc) return false
  const ways = waysOf(arcs, hidden, index)
  return (
    (arc.up > 0 && reaches(ways, arc.to, arc.from)) ||
    (arc.down > 0 && reaches(ways, arc.from, arc.to))
  )
}

/** From each sum, the sums to which a change of it can be passed on by another hidden number. */
type Ways = Map<number, number[]>

function waysOf(arcs: readonly Arc[], hidden: ReadonlySet<number>, without: number): Ways {
  const ways: Ways = new Map()
  for (const index of hidden) {
    const arc = arcs[index]
    if (!arc || index === without) continue
    if (arc.up > 0) push(ways, arc.from, arc.to)
    if (arc.down > 0) push(ways, arc.to, arc.from)
  }
  return ways
}

function push(ways: Ways, from: number, to: number): void {
  const there = ways.get(from)
  if (there) there.push(to)
  else ways.set(from, [to])
}

function reaches(ways: Ways, from: number, to: number): boolean {
  const seen = new Set([from])
  // A set that grows while it is walked is walked to its end.
  for (const node of seen) {
    if (node === to) return true
    for (const next of ways.get(node) ?? []) seen.add(next)
  }
  return false
}
