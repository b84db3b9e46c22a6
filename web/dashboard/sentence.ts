/** A standing's sentence beside its mark. */

const STATUS_AT_END = /: (?:off track|at risk|on track|met|informative|no data|not due)\.$/

/** The sentence without the status at its end, which the mark beside it says. */
export function besideMark(sentence: string): string {
  return sentence.replace(STATUS_AT_END, '.')
}
