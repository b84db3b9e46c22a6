/** What an explanation is made of, whatever the figure. English. */

/** One number of a figure, with how it is made. */
export interface Calculation {
  /** `Upper limit`. */
  name: string
  /** `5.13 + 2.66 × 2.24 = 11.08`. */
  formula: string
}

/** One question on the way to a word or a colour. */
export interface Question {
  /** Without its question mark. */
  question: string
  /** The first that holds decides. */
  holds: boolean
}

/** A rule with what it is taken from. */
export interface SourcedRule {
  name: string
  /** Empty where it is the district's own arithmetic. */
  source: string
}
