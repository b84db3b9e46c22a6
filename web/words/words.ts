/** The catalogue of the language in use. Call it while rendering: `words().status.met`. */

import { english } from './english.ts'

/** What every language's catalogue must hold. */
export type Words = typeof english

export function words(): Words {
  return english
}
