/**
 * Status and change: a metric's level against cut points that the district
 * set, by its change from the same cycle last year. Which colour stands at
 * which place is data of the metric. Source: rules.md, section 3, last point.
 * Decision: docs/decisions/0010-status-and-change.md.
 */

import { SLACK } from './progress.ts'

/** By the size of the value, lowest first, whichever end is good. */
export const LEVELS = ['very_low', 'low', 'medium', 'high', 'very_high'] as const
export type Level = (typeof LEVELS)[number]

/** By the size of the change, the greatest fall first, whichever end is good. */
export const MOVES = [
  'declined_strongly',
  'declined',
  'maintained',
  'increased',
  'increased_strongly',
] as const
export type Move = (typeof MOVES)[number]

/** Worst first. */
export const COLOURS = ['red', 'orange', 'yellow', 'green', 'blue'] as const
export type Colour = (typeof COLOURS)[number]

export const BETTER = ['higher', 'lower'] as const
export type Better = (typeof BETTER)[number]

/** A level and a change need this many people, answers or cases behind a value. */
export const SHOWN_FROM = 11
/** A colour needs this many. */
export const COLOURED_FROM = 30
/** Fewer than this many are placed in three columns, others in five. */
export const FIVE_COLUMNS_FROM = 150

/** What a person decided for one metric. `checkGrid` says whether it holds together. */
export interface GridDefinition {
  better: Better
  /** Four, ascending, in the metric's unit: between very low and low, and so on up. */
  levelCuts: readonly number[]
  /** Four, ascending, in the metric's unit; a fall is negative. */
  changeCuts: readonly number[]
  /** Two, ascending: the change cut points of a small group. */
  fewChangeCuts: readonly number[]
  /** Five rows, the worst level first, each of five colours, the worst change first. */
  colours: readonly (readonly Colour[])[]
  /** Five rows of three colours: the table of a small group. */
  fewColours: readonly (readonly Colour[])[]
}

/** Why a metric has no colour. */
export const GRID_REASONS = [
  'no_cut_points',
  'direction_changed',
  'no_value',
  'incomplete',
  'too_few_to_show',
  'share_not_shown',
  'no_value_last_year',
  'question_changed',
  'too_few_last_year',
  'too_few_for_a_colour',
] as const
export type GridReason = (typeof GRID_REASONS)[number]

/** What is placed. Numbers are in the metric's unit and unrounded; null is no number, never 0. */
export interface GridInput {
  definition: GridDefinition | null
  value: number | null
  /** The value of the same cycle in the year before. */
  lastYear: number | null
  /** Denominator of a rate or answers of a score; null where no group stands behind the value. */
  n: number | null
  lastYearN: number | null
}

/** A place in the grid, as far as it may be said. */
export interface GridPlace {
  level: Level | null
  /** 1 to 5, the best level 5, whichever end is good. */
  row: number | null
  /** This year's value less last year's, unrounded. */
  change: number | null
  move: Move | null
  /** From 1, the worst change, to `columns`. */
  column: number | null
  /** How many columns the group is placed in; null where there is no change to place. */
  columns: 3 | 5 | null
  colour: Colour | null
  /** Why there is no colour, else null. */
  reason: GridReason | null
}

/** Nowhere; the reason is to be put in. */
export const NO_PLACE: GridPlace = {
  level: null,
  row: null,
  change: null,
  move: null,
  column: null,
  columns: null,
  colour: null,
  reason: null,
}

/**
 * The place of a value in its metric's grid. A value on a cut point takes the
 * better side of it; the smaller of the two groups decides the columns and
 * whether there is a colour.
 */
export function placeInGrid(input: GridInput): GridPlace {
  const { definition, value, lastYear, n, lastYearN } = input
  if (value === null) return { ...NO_PLACE, reason: definition ? 'no_value' : 'no_cut_points' }
  if (isFewerThan(n, SHOWN_FROM)) {
    return { ...NO_PLACE, reason: definition ? 'too_few_to_show' : 'no_cut_points' }
  }
  const isShown = lastYear !== null && !isFewerThan(lastYearN, SHOWN_FROM)
  const change = isShown ? differenceOf(value, lastYear) : null
  if (!definition) return { ...NO_PLACE, change, reason: 'no_cut_points' }

  const placed = { ...NO_PLACE, ...placeLevel(definition, value) }
  if (lastYear === null) return { ...placed, reason: 'no_value_last_year' }
  if (change === null) return { ...placed, reason: 'too_few_last_year' }
  const smaller = smallerOf(n, lastYearN)
  const moved = placeChange(definition, change, Math.max(Math.abs(value), Math.abs(lastYear)), {
    few: isFewerThan(smaller, FIVE_COLUMNS_FROM),
  })
  if (isFewerThan(smaller, COLOURED_FROM)) {
    return { ...placed, ...moved, reason: 'too_few_for_a_colour' }
  }
  return { ...placed, ...moved, colour: colourAt(definition, placed.row, moved) }
}

/** The name of a level, from its row in a grid. */
export function levelOf(better: Better, row: number): Level {
  return named(LEVELS, better === 'higher' ? row - 1 : LEVELS.length - row)
}

/** The name of a change, from its column among three or five. */
export function moveOf(better: Better, column: number, columns: 3 | 5): Move {
  const names = columns === 5 ? MOVES : MOVES.slice(1, -1)
  return named(names, better === 'higher' ? column - 1 : columns - column)
}

/** The colour at a place; null outside of the table. */
function colourAt(
  { colours, fewColours }: Pick<GridDefinition, 'colours' | 'fewColours'>,
  row: number | null,
  { column, columns }: Pick<GridPlace, 'column' | 'columns'>,
): Colour | null {
  if (row === null || column === null) return null
  return (columns === 5 ? colours : fewColours)[row - 1]?.[column - 1] ?? null
}

function placeLevel({ better, levelCuts }: GridDefinition, value: number) {
  const row = 1 + cutsReached(better, levelCuts, value, Math.abs(value))
  return { row, level: levelOf(better, row) }
}

function placeChange(
  { better, changeCuts, fewChangeCuts }: GridDefinition,
  change: number,
  size: number,
  { few }: { few: boolean },
) {
  const columns: 3 | 5 = few ? 3 : 5
  const column = 1 + cutsReached(better, few ? fewChangeCuts : changeCuts, change, size)
  return { change, column, columns, move: moveOf(better, column, columns) }
}

// A cut point that is reached in exact arithmetic is reached: the slack is that of a status.
function cutsReached(better: Better, cuts: readonly number[], value: number, size: number): number {
  return cuts.filter((cut) => {
    const slack = SLACK * Math.max(size, Math.abs(cut))
    return better === 'higher' ? value >= cut - slack : value <= cut + slack
  }).length
}

function differenceOf(value: number, before: number): number {
  const difference = value - before
  return difference === 0 ? 0 : difference
}

function isFewerThan(n: number | null, least: number): boolean {
  return n !== null && n < least
}

/** The smaller of the groups of two years; null where neither has one. */
export function smallerOf(n: number | null, other: number | null): number | null {
  if (n === null || other === null) return n ?? other
  return Math.min(n, other)
}

function named<T>(names: readonly T[], index: number): T {
  const name = names[index]
  if (name === undefined) throw new RangeError(`no place ${index} of ${names.length} in a grid`)
  return name
}
