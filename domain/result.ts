/**
 * The outcome of a rule that may refuse its input.
 *
 * Rules return refusals; they throw only for a bug in our own code.
 */

export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E }

/** The value a rule accepted. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** The reason a rule refused. */
export function err<E>(error: E): { ok: false; error: E } {
  return { ok: false, error }
}
