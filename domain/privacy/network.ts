/**
 * Published sums as a network, and what an onlooker can work out of it.
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

/** The values that fit everything that is printed, both inclusive. */
export interface Range {
  low: number
  high: number
}

/** Whether an onlooker must reckon with more than one value of a hidden number. */
export function canVary(arcs: readonly Arc[], hidden: ReadonlySet<number>, index: number): boolean {
  const arc = arcs[index]
  if (!arc) return false
  const steps = residualOf(arcs, hidden, index)
  return (
    (arc.up > 0 && pathBetween(steps, arc.to, arc.from) !== undefined) ||
    (arc.down > 0 && pathBetween(steps, arc.from, arc.to) !== undefined)
  )
}

/** Every value that a hidden number may have for an onlooker who knows all printed ones. */
export function rangeOf(arcs: readonly Arc[], hidden: ReadonlySet<number>, index: number): Range {
  const { from, to, value, down, up } = arcs[index] ?? NO_ARC
  const more = largestFlow(residualOf(arcs, hidden, index), to, from)
  const less = largestFlow(residualOf(arcs, hidden, index), from, to)
  return { low: value - Math.min(down, less), high: value + Math.min(up, more) }
}

const NO_ARC: Arc = { from: 0, to: 0, value: 0, down: 0, up: 0 }

/** One direction in which a hidden number can still change. */
interface Step {
  to: number
  room: number
  /** The same number's other direction. */
  back: Step | null
}

type Residual = Map<number, Step[]>

function residualOf(arcs: readonly Arc[], hidden: ReadonlySet<number>, without: number): Residual {
  const steps: Residual = new Map()
  for (const index of hidden) {
    const arc = arcs[index]
    if (!arc || index === without) continue
    const forth: Step = { to: arc.to, room: arc.up, back: null }
    const back: Step = { to: arc.from, room: arc.down, back: forth }
    forth.back = back
    push(steps, arc.from, forth)
    push(steps, arc.to, back)
  }
  return steps
}

function push(steps: Residual, node: number, step: Step): void {
  const there = steps.get(node)
  if (there) there.push(step)
  else steps.set(node, [step])
}

/** The shortest way with room on every step, or undefined. */
function pathBetween(steps: Residual, from: number, to: number): Step[] | undefined {
  const cameBy = new Map<number, { step: Step; before: number }>()
  const seen = new Set([from])
  const queue = [from]
  for (const node of queue) {
    if (node === to) break
    for (const step of steps.get(node) ?? []) {
      if (step.room <= 0 || seen.has(step.to)) continue
      seen.add(step.to)
      cameBy.set(step.to, { step, before: node })
      queue.push(step.to)
    }
  }
  if (!seen.has(to)) return undefined
  const path: Step[] = []
  for (let node = to; node !== from;) {
    const arrival = cameBy.get(node)
    if (!arrival) return undefined
    path.push(arrival.step)
    node = arrival.before
  }
  return path
}

function largestFlow(steps: Residual, from: number, to: number): number {
  let flow = 0
  for (;;) {
    const path = pathBetween(steps, from, to)
    if (!path) return flow
    const room = Math.min(...path.map((step) => step.room))
    if (room === Number.POSITIVE_INFINITY || path.length === 0) return Number.POSITIVE_INFINITY
    for (const step of path) {
      step.room -= room
      if (step.back) step.back.room += room
    }
    flow += room
  }
}
