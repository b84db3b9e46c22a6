/** What to do when a part of the record does not hold. */

/**
 * The log itself, an observation beside it, something else beside it (a plan, a metric, a setting, a
 * person), a sealed packet, or a total made of observations.
 */
export type FaultyPart = 'log' | 'observation' | 'state' | 'packet' | 'roll_up'

const NEXT: Readonly<Record<FaultyPart, string>> = {
  log:
    'Keep a copy of the database exactly as it is, and write nothing more to it. Everything before this entry follows ' +
    'on unbroken. Compare with the newest backup that verifies, and ask whoever keeps an earlier number and hash to ' +
    'check them against both.',
  observation:
    'Keep a copy of the database exactly as it is. The log still holds and says what was recorded; a correction made ' +
    'now would only cover the change up. Go back to the newest backup that verifies, and find out who could write to ' +
    'the database past the product.',
  state:
    'Keep a copy of the database exactly as it is. The log still holds and says what it was; changing it back in the ' +
    'product would only cover the change up. Go back to the newest backup that verifies, and find out who could write ' +
    'to the database past the product.',
  packet:
    'Keep a copy of the database exactly as it is. Whoever downloaded the packet still has it: compare its SHA-256 with the ' +
    'one in the entry that sealed it. Go back to the newest backup that verifies, and find out who could write to the ' +
    'database past the product.',
  roll_up:
    'What was recorded holds; only a total made of it does not. Keep a copy of the database as it is. Recording or ' +
    'correcting an observation of that metric and cycle makes the total again.',
}

/** How to go on from a fault of the record, in plain words. */
export function howToGoOn(part: FaultyPart): string {
  return NEXT[part]
}
