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

const SMALL = 1e-9

/**
 * Asks for the largest value of an objective, as often as one likes; infinite where nothing bounds it.
 *
 * Shape: undefined when nothing satisfies the system.
 */
export function createProgram(
  system: LinearSystem,
): ((objective: ReadonlyMap<number, number>) => number) | undefined {
  const tableau = feasible(system)
  if (!tableau) return undefined
  return (objective) => {
    const costs = Array.from({ length: tableau.width }, (_, column) => objective.get(column) ?? 0)
    if (!improve(tableau, costs)) return Number.POSITIVE_INFINITY
    let value = 0
    for (const [unknown, factor] of objective) value += factor * (system.least[unknown] ?? 0)
    for (const [at, row] of tableau.rows.entries()) {
      value += (costs[tableau.basis[at] ?? 0] ?? 0) * (row.at(-1) ?? 0)
    }
    return value
  }
}

/** Rows of `A | b` in terms of the basis. */
interface Tableau {
  rows: number[][]
  /** The column that each row's unknown is; from `width` on an artificial one, which has no column and stays at 0. */
  basis: number[]
  /** How many columns may enter: unknowns and slacks. */
  width: number
}

function feasible({ least, most, equations }: LinearSystem): Tableau | undefined {
  const capped = most.flatMap((top, unknown) =>
    top === Number.POSITIVE_INFINITY ? [] : [{ unknown, room: top - (least[unknown] ?? 0) }],
  )
  const width = least.length + capped.length
  const rows = [
    ...equations.map(({ terms, sum }) => {
      const row = zeros(width + 1)
      let rest = sum
      for (const [unknown, factor] of terms) {
        row[unknown] = (row[unknown] ?? 0) + factor
        rest -= factor * (least[unknown] ?? 0)
      }
      row[width] = rest
      return row
    }),
    ...capped.map(({ unknown, room }, at) => {
      const row = zeros(width + 1)
      row[unknown] = 1
      row[least.length + at] = 1
      row[width] = room
      return row
    }),
  ].map((row) => ((row[width] ?? 0) < 0 ? row.map((one) => -one) : row))
  const tableau = { rows, basis: rows.map((_, at) => width + at), width }
  improve(
    tableau,
    Array.from({ length: width + rows.length }, (_, column) => (column < width ? 0 : -1)),
  )
  const left = rows.reduce(
    (sum, row, at) => sum + (isArtificial(tableau, at) ? (row.at(-1) ?? 0) : 0),
    0,
  )
  if (left > SMALL * (1 + rows.length)) return undefined
  withoutArtificial(tableau)
  return tableau
}

function isArtificial({ basis, width }: Tableau, at: number): boolean {
  return (basis[at] ?? 0) >= width
}

// An artificial unknown that stayed in the basis leaves it, or its row says nothing.
function withoutArtificial(tableau: Tableau): void {
  for (const [at, row] of tableau.rows.entries()) {
    if (!isArtificial(tableau, at)) continue
    const column = row.findIndex((one, index) => index < tableau.width && Math.abs(one) > SMALL)
    if (column >= 0) pivot(tableau, at, column)
  }
}

/** Moves to the largest value; false when nothing bounds it. */
function improve(tableau: Tableau, costs: readonly number[]): boolean {
  const { rows, basis, width } = tableau
  const gains = costs
    .slice(0, width)
    .map(
      (cost, column) =>
        cost -
        rows.reduce((sum, row, at) => sum + (costs[basis[at] ?? 0] ?? 0) * (row[column] ?? 0), 0),
    )
  for (;;) {
    const entering = gains.findIndex((gain) => gain > SMALL)
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
    const ties = ratio <= least + SMALL
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

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0)
}
