/** The words of a status, in English, wherever one is shown. */

import type { Status } from './status.ts'

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  met: 'Met',
  on_track: 'On track',
  at_risk: 'At risk',
  off_track: 'Off track',
  incomplete: 'Incomplete',
  no_data: 'No number',
  informative: 'For information',
  not_due: 'Not due',
}

/** Follows a count: `3 on track`. */
export const STATUS_AFTER_COUNT: Readonly<Record<Status, string>> = {
  met: 'met',
  on_track: 'on track',
  at_risk: 'at risk',
  off_track: 'off track',
  incomplete: 'incomplete',
  no_data: 'without a number',
  informative: 'for information',
  not_due: 'not due',
}
