/** Spread and comparing, shared by every control chart. Source: rules.md, section 5. */

/**
 * Refuses what is no number, before it spreads through every mean.
 *
 * Errors: throws RangeError for NaN and for what is infinite.
 */
export function assertNumbers(values: readonly (number | null)[]): void {
  for (const value of values) {
    if (value !== null && !Number.isFinite(value)) {
      throw new RangeError(`a value is a number or null, not ${value}`)
    }
  }
}

/** Moving ranges at or above this many times their mean are dropped, once. */
export const SCREEN = 3.267

/** Relative to the largest number compared: far below what anybody reads, far above a double's error. */
const DUST = 1e-12

/** Whether a number is greater than another by more than a double's error, given the largest size around. */
export function isGreater(a: number, b: number, size: number): boolean {
  return a - b > DUST * size
}

/** The largest absolute value of a list; 0 of an empty one. */
export function sizeOf(values: readonly number[]): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
}

/** The mean, free of the drift of adding; NaN of an empty list. */
export function meanOf(values: readonly number[]): number {
  const rough = values.reduce((sum, value) => sum + value, 0) / values.length
  return rough + values.reduce((rest, value) => rest + (value - rough), 0) / values.length
}

/** The middle value, or the mean of the two in the middle; NaN of an empty list. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)
  return meanOf(middle)
}

/** The steps between neighbours that both exist, without sign. */
export function movingRanges(values: readonly (number | null)[]): number[] {
  return values.flatMap((value, index) => {
    const before = values[index - 1]
    if (value === null || before === null || before === undefined) return []
    return [Math.abs(value - before)]
  })
}

/** Moving ranges with the too large ones dropped, once. */
export interface Screened {
  /** The mean of all; 0 without any range. */
  all: number
  /** What is not below this was dropped. */
  border: number
  kept: number[]
}

/** The moving ranges that are below 3.267 times their mean. */
export function screen(ranges: readonly number[]): Screened {
  const all = ranges.length > 0 ? meanOf(ranges) : 0
  const border = SCREEN * all
  return { all, border, kept: ranges.filter((range) => isGreater(border, range, all)) }
}

/**
 * The mean of moving ranges after those of at least 3.267 times their mean are dropped, once.
 *
 * Errors: none; without any range it is 0.
 */
export function screenedMean(ranges: readonly number[]): number {
  const { all, kept } = screen(ranges)
  return kept.length > 0 ? meanOf(kept) : all
}
