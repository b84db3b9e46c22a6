/** Where each number of a cycle stands among those it adds up with: in a list, or in a table. */

import type { People } from './population.ts'
import type { PeopleSums } from './sums.ts'
import { tableSums } from './suppress.ts'

/** People by row and column. */
export type Grid = readonly (readonly People[])[]

/** A grid as sums, and where in them each number is. A grid of one row or column has no totals of its own kind. */
export interface Layout extends PeopleSums {
  cell: (row: number, column: number) => number
  rowTotal: (row: number) => number
  columnTotal: (column: number) => number
  total: number
}

/** The sum of some people; shares add up where everybody has one. */
export function addPeople(people: readonly People[]): People {
  const shares = people.flatMap(({ numerator }) => numerator ?? [])
  const isShared = people.every(
    ({ population, numerator }) => population === 0 || numerator !== null,
  )
  return {
    population: people.reduce((sum, { population }) => sum + population, 0),
    numerator:
      isShared && shares.length > 0 ? shares.reduce((sum, numerator) => sum + numerator, 0) : null,
  }
}

/** The layout of a grid; `least` says how many people a hidden number has at least, and a hidden row. */
export function layoutOf(
  grid: Grid,
  least: (row: number, column: number) => number,
  leastOfRow?: (row: number) => number,
): Layout {
  const width = grid[0]?.length ?? 0
  if (width === 1) return list(grid.flat(), (at) => least(at, 0), { ofRows: true })
  if (grid.length === 1) return list(grid.flat(), (at) => least(0, at), { ofRows: false })
  return table(grid, least, leastOfRow)
}

const UP = Number.POSITIVE_INFINITY

function list(
  people: readonly People[],
  least: (at: number) => number,
  { ofRows }: { ofRows: boolean },
): Layout {
  const all = addPeople(people)
  const arcs = people.map(({ population }, at) => ({
    from: 0,
    to: 1,
    value: population,
    down: Math.max(population - least(at), 0),
    up: UP,
  }))
  const total = arcs.length
  const value = all.population
  return {
    sums: {
      arcs: [...arcs, { from: 1, to: 0, value, down: Math.max(value - 1, 0), up: UP }],
      lines: [{ total, parts: arcs.map((_, at) => at) }],
      totals: new Set([total]),
      last: total,
    },
    people: [...people, all],
    cell: (row, column) => (ofRows ? row : column),
    rowTotal: (row) => (ofRows ? row : total),
    columnTotal: (column) => (ofRows ? total : column),
    total,
  }
}

function table(
  grid: Grid,
  least: (row: number, column: number) => number,
  leastOfRow?: (row: number) => number,
): Layout {
  const columns = (grid[0] ?? []).map((_, column) => grid.flatMap((row) => row[column] ?? []))
  const { grandTotal, ...placed } = tableSums(
    grid.map((row) => row.map(({ population }) => population)),
    least,
    leastOfRow,
  )
  const people = [...grid.flat(), ...grid.map(addPeople), ...columns.map(addPeople)]
  return { ...placed, total: grandTotal, people: [...people, addPeople(grid.flat())] }
}
