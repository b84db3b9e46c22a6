/** The demonstration is entered by the rules, and nothing in it may be refused. */

/**
 * The outcome of a write, when it is one.
 *
 * Errors: throws for undefined and for a refusal in words.
 */
export function done<T extends object>(outcome: T | string | undefined, what: string): T {
  if (typeof outcome === 'object') return outcome
  throw new Error(`the demonstration was refused: ${what}: ${outcome ?? 'not stored'}`)
}
