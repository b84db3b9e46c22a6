/**
 * Linear programs, small and dense: the largest value of a sum of unknowns
 * that satisfy equations and bounds. Two phases, Bland's rule, so that it ends.
 */

/** Unknowns are numbered from 0. */
export interface LinearSystem {
  /** By unknown: what it is at least, and at most (infinite where open). */
  least: readonly number[]
  most: readonly number[]
  equations: readonly Equation[]
}

export interface Equation {
  /** Unknown and its factor. */
  terms: readonly (readonly [unknown: number, factor: number])[]
  sum: number
}

export interface Optimum {
  /** Infinite where nothing bounds it. */
  value: number
  /** One point that reaches it; null where nothing bounds it. */
  point: number[] | null
}

const SMALL = 1e-9

/**
 * Asks for the largest value of an objective, as often as one likes.
 *
 * Shape: undefined when nothing satisfies the system.
 */
export function createProgram(
  system: LinearSystem,
): ((objective: ReadonlyMap<number, number>) => Optimum) | undefined {
  const tableau = feasible(system)
  if (!tableau) return undefined
  return (objective) => {
    const costs = Array.from({ length: tableau.width }, (_, column) => objective.get(column) ?? 0)
    const bounded = improve(tableau, costs)
    if (!bounded) return { value: Number.POSITIVE_INFINITY, point: null }
    const point = pointOf(tableau, system)
    let value = 0
    for (const [unknown, factor] of objective) value += factor * (point[unknown] ?? 0)
    return { value, point }
  }
}

/** Rows of `A | b` in terms of the basis. */
interface Tableau {
  rows: number[][]
  /** The column that each row's unknown is. */
  basis: number[]
  /** How many columns may enter: unknowns and slacks, no artificial ones. */
  width: number
}

function feasible({ least, most, equations }: LinearSystem): Tableau | undefined {
  const capped = most.flatMap((top, unknown) =>
    top === Number.POSITIVE_INFINITY ? [] : [{ unknown, room: top - (least[unknown] ?? 0) }],
  )
  const width = least.length + capped.length
  const height = equations.length + capped.length
  const rows = [
    ...equations.map(({ terms, sum }) => {
      const row = zeros(width + height + 1)
      let rest = sum
      for (const [unknown, factor] of terms) {
        row[unknown] = (row[unknown] ?? 0) + factor
        rest -= factor * (least[unknown] ?? 0)
      }
      row[width + height] = rest
      return row
    }),
    ...capped.map(({ unknown, room }, at) => {
      const row = zeros(width + height + 1)
      row[unknown] = 1
      row[least.length + at] = 1
      row[width + height] = room
      return row
    }),
  ]
  for (const [at, row] of rows.entries()) {
    if ((row[width + height] ?? 0) < 0) for (const [i, one] of row.entries()) row[i] = -one
    row[width + at] = 1
  }
  const basis = rows.map((_, at) => width + at)
  const tableau = { rows, basis, width: width + height }
  const costs = Array.from({ length: width + height }, (_, column) => (column < width ? 0 : -1))
  improve(tableau, costs)
  const left = rows.reduce(
    (sum, row, at) => sum + ((basis[at] ?? 0) >= width ? (row.at(-1) ?? 0) : 0),
    0,
  )
  if (left > SMALL * (1 + height)) return undefined
  return withoutArtificial(tableau, width)
}

// An artificial unknown that stayed in the basis at 0 leaves it, or its row says nothing.
function withoutArtificial({ rows, basis }: Tableau, width: number): Tableau {
  for (const [at, row] of rows.entries()) {
    if ((basis[at] ?? 0) < width) continue
    const column = row.findIndex((one, index) => index < width && Math.abs(one) > SMALL)
    if (column >= 0) pivot({ rows, basis, width }, at, column)
  }
  const kept = rows.map((row, at) => ({ row, at })).filter(({ at }) => (basis[at] ?? 0) < width)
  return {
    rows: kept.map(({ row }) => [...row.slice(0, width), row.at(-1) ?? 0]),
    basis: kept.map(({ at }) => basis[at] ?? 0),
    width,
  }
}

/** Moves to the largest value; false when nothing bounds it. */
function improve(tableau: Tableau, costs: readonly number[]): boolean {
  const { rows, basis, width } = tableau
  const gains = costs.map(
    (cost, column) =>
      cost -
      rows.reduce((sum, row, at) => sum + (costs[basis[at] ?? 0] ?? 0) * (row[column] ?? 0), 0),
  )
  for (;;) {
    const entering = gains.findIndex((gain, column) => column < width && gain > SMALL)
    if (entering < 0) return true
    const leaving = leavingRow(tableau, entering)
    if (leaving < 0) return false
    pivot(tableau, leaving, entering)
    const gain = gains[entering] ?? 0
    for (const [column, one] of gains.entries()) {
      gains[column] = one - gain * (rows[leaving]?.[column] ?? 0)
    }
  }
}

function leavingRow({ rows, basis }: Tableau, entering: number): number {
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (const [at, row] of rows.entries()) {
    const factor = row[entering] ?? 0
    if (factor <= SMALL) continue
    const ratio = (row.at(-1) ?? 0) / factor
    const ties = Math.abs(ratio - least) <= SMALL
    if (ratio < least - SMALL || (ties && (basis[at] ?? 0) < (basis[best] ?? 0))) {
      least = Math.min(ratio, least)
      best = at
    }
  }
  return best
}

function pivot({ rows, basis }: Tableau, at: number, column: number): void {
  const row = rows[at] ?? []
  const factor = row[column] ?? 1
  for (const [i, one] of row.entries()) row[i] = one / factor
  for (const [other, target] of rows.entries()) {
    const times = target[column] ?? 0
    if (other === at || times === 0) continue
    for (const [i, one] of row.entries()) {
      if (one !== 0) target[i] = (target[i] ?? 0) - times * one
    }
  }
  basis[at] = column
}

function pointOf({ rows, basis }: Tableau, { least }: LinearSystem): number[] {
  const point = [...least]
  for (const [at, row] of rows.entries()) {
    const column = basis[at] ?? 0
    if (column < point.length) point[column] = (point[column] ?? 0) + (row.at(-1) ?? 0)
  }
  return point
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0)
}
