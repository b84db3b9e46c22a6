/** What every picture that leaves the page says of itself. */

import type { CalendarDate } from '../../domain/calendar.ts'
import { words } from '../words/words.ts'
import { formatDate } from './format.ts'

export interface PictureOrigin {
  /** The day the picture stands for. */
  asOf: CalendarDate
  /** Where the numbers come from; empty where nobody said. */
  source: string
}

/** `Quarterdeck · source: Aeries · as of Feb 10, 2023`. */
export function pictureFoot({ asOf, source }: PictureOrigin): string {
  const { product, asOf: say, source: from } = words().shell
  const parts = [product, source === '' ? '' : from(source), say(formatDate(asOf))]
  return parts.filter((part) => part !== '').join(' · ')
}
