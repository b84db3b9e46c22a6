import type { MissingCode } from '../../domain/measure.ts'
import { MISSING_CODES } from '../../domain/measure.ts'

/** Whether a text is one of the codes for why there is no number. */
export function isMissingCode(text: string): text is MissingCode {
  return MISSING_CODES.some((code) => code === text)
}
