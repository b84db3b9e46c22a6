/** Chance that is the same every time. */

const FIRST = 0x811c9dc5
const PRIME = 0x01000193
const STEP = 0x6d2b79f5
const WHOLE = 2 ** 32

/**
 * A number that follows from a name alone, and looks like chance.
 *
 * Unit: from −1 to 1, evenly spread.
 */
export function noiseOf(name: string): number {
  let state = FIRST
  for (const letter of name) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), PRIME)
  return (mixed(state + STEP) / WHOLE) * 2 - 1
}

function mixed(seed: number): number {
  let bits = Math.imul(seed ^ (seed >>> 15), seed | 1)
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
  return (bits ^ (bits >>> 14)) >>> 0
}
