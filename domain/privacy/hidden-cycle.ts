/** What is hidden of one cycle: site by group with all totals, and the observations below. */

import type { Measure } from '../measure.ts'
import { rollUpMetric, rollUpSites } from '../roll-up.ts'
import type { GuardedObservation, HiddenCell, HiddenOfCycle } from './guarded.ts'
import { stampOf } from './guarded.ts'
import type { Layout } from './layout.ts'
import { addPeople, layoutOf } from './layout.ts'
import { areOnes, hideLoosely, hideObservations, leastOf, totalGivesAway } from './leaves.ts'
import type { Leaf, Place } from './places.ts'
import { peopleOfPlace, placesOf, restOf, usedOf } from './places.ts'
import type { HiddenSums, HideOptions, Veil } from './sums.ts'
import { hideSums, isNearBound } from './sums.ts'

export interface CycleInput {
  measure: Measure & { siteIds: readonly string[] }
  observations: readonly GuardedObservation[]
  threshold: number
  /** Whether the total would give somebody away beside an earlier one. */
  holdTotal: boolean
  wasHidden: (cell: HiddenCell) => boolean
  /** Whether `total`, `site …`, `group …` or `observation …` is hidden in a metric of the same people. */
  isBeside: (cell: string) => boolean
}

/** Places whose numbers add up to one printed total, and the columns they are printed in. */
interface Block {
  places: readonly Place[]
  /** Participant groups; the rest of everyone is one more column after them. */
  groups: readonly string[]
  hasRest: boolean
  layout: Layout
}

/** What is hidden of a cycle's observations and of everything added up from them. */
export function hideCycle(input: CycleInput): HiddenOfCycle {
  const { measure, observations } = input
  const places = placesOf(measure, observations)
  const hidden: HiddenOfCycle = {
    total: null,
    sites: new Map(),
    groups: new Map(),
    observations: new Set(),
    cells: [],
  }
  const { numerator } = rollUpMetric(measure, rollUpSites(measure, observations))
  const together = numerator !== null || places.length <= 1
  const blocks = together ? [places] : places.map((place) => [place])
  for (const own of blocks) {
    if (own.length === 0) continue
    const block = blockOf(own)
    const sums = hideBlock(block, { ...input, together }, hidden)
    hidden.cells.push(...cellsOfBlock(block, sums, hidden, together))
  }
  return hidden
}

function blockOf(places: readonly Place[]): Block {
  const parted = places.filter(({ parts }) => parts)
  const groups = Array.from(new Set(parted.flatMap((place) => [...place.groups.keys()]))).toSorted()
  const hasRest = groups.length > 0 && places.some((place) => rest(place, groups).population > 0)
  const grid = places.map((place) => {
    if (groups.length === 0) return [peopleOfPlace(place)]
    const cells = groups.map((name) => addPeople(peopleIn(place, name)))
    return hasRest ? [...cells, rest(place, groups)] : cells
  })
  const least = (row: number, column: number) => {
    const place = places[row]
    const name = groups[column]
    if (!place) return 1
    if (name !== undefined) return leastOf(leavesIn(place, name))
    return place.parts && place.groups.size > 0 ? 1 : leastOf(usedOf(place))
  }
  const leastOfRow = (row: number) => leastOf(places[row] ? usedOf(places[row]) : [])
  return { places, groups, hasRest, layout: layoutOf(grid, least, leastOfRow) }
}

interface BlockInput extends CycleInput {
  /** Whether the block's total is the district's. */
  together: boolean
}

/** Adds what is hidden of a block, and gives it by the layout's indices. */
function hideBlock(block: Block, input: BlockInput, hidden: HiddenOfCycle): HiddenSums {
  const { places, groups, hasRest, layout } = block
  const first = hasRest ? places.map((_, row) => layout.cell(row, groups.length)) : []
  const already = alreadyHidden(block, input).union(hiddenBeside(block, input))
  const alreadyShares = alreadyHidden(block, {
    ...input,
    holdTotal: false,
    wasHidden: (cell) => input.wasHidden(forShare(cell)),
  })
  const held = input.holdTotal ? new Set([layout.total]) : new Set<number>()
  const telling = tellingSums(block)
  const options = { threshold: input.threshold, first: new Set(first), telling }
  const hideWith = (before: Pick<HideOptions, 'already' | 'alreadyShares'>): HiddenSums => {
    const found = hideSums(layout, { ...options, ...before })
    if (found.veils.has(layout.total) || !givesGroupAway(block, found)) return found
    return hideSums(layout, {
      ...options,
      ...before,
      already: new Set([...before.already, layout.total]),
    })
  }
  // What hides all that was hidden is kept as it is, so that a cycle looks the same after an export.
  const anew = hideWith({ already: held })
  const sums = hidesAll(anew, already, alreadyShares) ? anew : hideWith({ already, alreadyShares })
  const { veils } = sums
  if (input.together) hidden.total = veils.get(layout.total) ?? null
  for (const [column, name] of groups.entries()) {
    const veil = veils.get(layout.columnTotal(column))
    // The group's printed total has more in it than the table's, where a place is not parted by its groups.
    const hasMore = places.some((place) => !place.parts && place.groups.has(name))
    note(hidden.groups, name, veil && hasMore ? 'hidden' : veil)
  }
  for (const [row, place] of places.entries()) {
    const ofPlace = veils.get(layout.rowTotal(row))
    note(hidden.sites, place.siteId, ofPlace)
    const ofGroup = (name: string) => {
      const column = groups.indexOf(name)
      return column < 0 || !place.parts ? undefined : veils.get(layout.cell(row, column))
    }
    const below = { place, ofPlace, ofGroup, ...input }
    for (const id of hideObservations(below)) hidden.observations.add(id)
    if (place.parts) continue
    for (const name of hideLoosely(below, hidden.observations)) {
      note(hidden.groups, name, 'hidden')
    }
  }
  return sums
}

/**
 * Whether the printed total less the other places is the number of a group whose share is near none
 * or all: of places that know that group alone.
 */
function givesGroupAway({ places, layout }: Block, { veils }: HiddenSums): boolean {
  const names = new Set(places.flatMap(({ groups }) => [...groups.keys()]))
  const isHidden = (row: number) => veils.has(layout.rowTotal(row))
  return Array.from(names).some((name) => {
    const holds = places.map(({ groups }) => groups.has(name))
    const own = places.filter((_, row) => holds[row])
    const isAlone = own.every((place) => place.everyone.length === 0 && place.groups.size === 1)
    if (!isAlone || !isNearBound(addPeople(own.map(peopleOfPlace)))) return false
    return (
      places.some((_, row) => holds[row] && isHidden(row)) &&
      places.every((_, row) => holds[row] || !isHidden(row))
    )
  })
}

/** Whether numbers of people are hidden as such, and shares in whatever way. */
function hidesAll(
  { veils, forShares }: HiddenSums,
  people: ReadonlySet<number>,
  shares: ReadonlySet<number>,
): boolean {
  const isHidden = (index: number) => veils.get(index) === 'hidden'
  return (
    Array.from(people).every((index) => isHidden(index) && !forShares.has(index)) &&
    Array.from(shares).every(isHidden)
  )
}

/** Places and groups in places whose number would tell all of its observations. */
function tellingSums({ places, groups, layout }: Block): Set<number> {
  const telling = new Set<number>()
  for (const [row, place] of places.entries()) {
    if (areOnes(usedOf(place))) telling.add(layout.rowTotal(row))
    for (const [column, name] of groups.entries()) {
      if (areOnes(leavesIn(place, name))) telling.add(layout.cell(row, column))
    }
  }
  return telling
}

function alreadyHidden(block: Block, { wasHidden, holdTotal, threshold }: BlockInput): Set<number> {
  const { places, groups, layout } = block
  const already = new Set<number>()
  if (holdTotal) already.add(layout.total)
  if (wasHidden(cellOf('total', places.flatMap(usedOf)))) already.add(layout.total)
  for (const [column, name] of groups.entries()) {
    const own = places.flatMap((place) => leavesIn(place, name))
    if (wasHidden(cellOf(`group ${name}`, own))) already.add(layout.columnTotal(column))
  }
  for (const [row, place] of places.entries()) {
    const used = usedOf(place)
    const seen = (leaf: Leaf) => wasHidden(cellOf(`observation ${leaf.observation.id}`, [leaf]))
    const alone = place.everyone.length === 1 || (used.length === 1 && place.groups.size === 1)
    if (
      wasHidden(cellOf(`site ${place.siteId}`, used)) ||
      (alone && used.some(seen)) ||
      totalGivesAway(place, { threshold, seen })
    ) {
      already.add(layout.rowTotal(row))
    }
    for (const [column, name] of groups.entries()) {
      const own = leavesIn(place, name)
      if (areOnes(own) || (own.length === 1 && own.some(seen)))
        already.add(layout.cell(row, column))
    }
  }
  return new Set(Array.from(already).filter((index) => (layout.people[index]?.population ?? 0) > 0))
}

/** A place that another metric of the same people hides is hidden here also where it counts nobody. */
function hiddenBeside(
  { places, groups, layout }: Block,
  { isBeside, together }: BlockInput,
): Set<number> {
  const beside = new Set<number>()
  if (together && isBeside('total')) beside.add(layout.total)
  for (const [column, name] of groups.entries()) {
    if (isBeside(`group ${name}`)) beside.add(layout.columnTotal(column))
  }
  for (const [row, place] of places.entries()) {
    if (isBeside(`site ${place.siteId}`)) beside.add(layout.rowTotal(row))
    for (const [column, name] of groups.entries()) {
      const own = leavesIn(place, name)
      const isHidden = own.every(({ observation }) => isBeside(`observation ${observation.id}`))
      if (own.length > 0 && isHidden) beside.add(layout.cell(row, column))
    }
  }
  return beside
}

/**
 * What a block puts on the register. A lone observation goes as its number goes: it stays off where
 * the number is said by its bound, since while it stands its share is secret by itself.
 */
function cellsOfBlock(
  { places, groups, layout }: Block,
  { veils, forShares }: HiddenSums,
  hidden: HiddenOfCycle,
  together: boolean,
): HiddenCell[] {
  const cells: HiddenCell[] = []
  const add = (cell: HiddenCell, at?: number) =>
    cells.push(at !== undefined && forShares.has(at) ? forShare(cell) : cell)
  if (together && veils.get(layout.total) === 'hidden') {
    add(cellOf('total', places.flatMap(usedOf)), layout.total)
  }
  for (const [row, place] of places.entries()) {
    const total = layout.rowTotal(row)
    if (veils.get(total) === 'hidden') add(cellOf(`site ${place.siteId}`, usedOf(place)), total)
    for (const leaf of [...place.everyone, ...place.apart, ...[...place.groups.values()].flat()]) {
      const { id, group } = leaf.observation
      if (!hidden.observations.has(id)) continue
      const column = groups.indexOf(group)
      const number =
        column < 0
          ? { own: usedOf(place), at: total }
          : { own: leavesIn(place, group), at: layout.cell(row, column) }
      const counted = number.own.filter(({ people }) => people.population > 0)
      const at = counted.length === 1 && counted.includes(leaf) ? number.at : undefined
      if (at === undefined || veils.get(at) !== 'coded')
        add(cellOf(`observation ${id}`, [leaf]), at)
    }
  }
  for (const [name, veil] of hidden.groups) {
    const own = places.flatMap((place) => place.groups.get(name) ?? [])
    const column = groups.indexOf(name)
    const at = column < 0 ? undefined : layout.columnTotal(column)
    if (veil === 'hidden' && own.length > 0) add(cellOf(`group ${name}`, own), at)
  }
  return cells
}

/** A number that was hidden for another's share alone, as the register knows it. */
function forShare({ cell, stamp }: HiddenCell): HiddenCell {
  return { cell: `share ${cell}`, stamp }
}

function cellOf(cell: string, leaves: readonly Leaf[]): HiddenCell {
  return { cell, stamp: stampOf(leaves.map(({ observation }) => observation)) }
}

/** A group's observations where the groups part the people. */
function leavesIn(place: Place, name: string): Leaf[] {
  return place.parts ? (place.groups.get(name) ?? []) : []
}

function peopleIn(place: Place, name: string) {
  return leavesIn(place, name).map(({ people }) => people)
}

/** What a place has beside the groups of the table: everything, where its groups do not part it. */
function rest(place: Place, groups: readonly string[]) {
  return place.parts && groups.length > 0 ? restOf(place) : peopleOfPlace(place)
}

// `hidden` outweighs `coded`.
function note(veils: Map<string, Veil>, name: string, veil: Veil | undefined): void {
  if (veil && veils.get(name) !== 'hidden') veils.set(name, veil)
}
