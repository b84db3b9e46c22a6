/** Whether a code is somebody's: of their authenticator app, or one of their backup codes. */

import type { SecondFactor } from '../../db/second-factors.ts'
import { findSecondFactor, useBackupCode, useStep } from '../../db/second-factors.ts'
import type { Db } from '../../db/tables.ts'
import type { Writing } from '../../db/writing.ts'
import { hashOfBackupCode, isBackupCodeShaped } from './backup-codes.ts'
import type { Door } from './door-context.ts'
import { findStep, isCodeShaped } from './one-time-code.ts'

/** Uses a code up within a change; false when somebody was quicker. */
export type UseCode = (change: Writing) => Promise<boolean>

/** The second factor that somebody is asked for; undefined without one that is set up. */
export async function askedFactor(db: Db, personId: string): Promise<SecondFactor | undefined> {
  const factor = await findSecondFactor(db, personId)
  return factor?.confirmedAt ? factor : undefined
}

/**
 * Counts a guess, wherever it is made from: the seconds to wait when there were too many. Six
 * digits could be found by trying for long enough, so a day has its limit too.
 */
export async function takeGuess({ limits }: Door, personId: string): Promise<number | undefined> {
  return (await limits.codesOfDay.take(personId)) ?? limits.codes.take(personId)
}

/** The guesses before the right code are forgotten. */
export async function forgiveGuesses({ limits }: Door, personId: string): Promise<void> {
  await limits.codes.forgive(personId)
  await limits.codesOfDay.forgive(personId)
}

/** How a code is used up; undefined when it is not theirs. */
export async function findUse(
  door: Door,
  factor: SecondFactor,
  typed: string,
): Promise<UseCode | undefined> {
  const code = typed.toLowerCase().replaceAll(/[\s-]/g, '')
  const { personId, lastStep, backupSalt } = factor
  if (isCodeShaped(code)) {
    const secret = readSecret(door, factor)
    const step = secret && findStep(secret, code, { now: door.clock.now(), after: lastStep })
    return step ? ({ tx }) => useStep(tx, personId, step) : undefined
  }
  if (!isBackupCodeShaped(code) || backupSalt === null) return undefined
  const hash = await hashOfBackupCode(code, backupSalt)
  return (change) => useBackupCode(change, personId, hash)
}

/** What the app knows too; undefined after the server was given another AUTH_SECRET. */
export function readSecret(
  { seal, log }: Door,
  { personId, sealedSecret }: SecondFactor,
): string | undefined {
  const secret = seal.open(sealedSecret, personId)
  if (secret === undefined) {
    log.warn({ personId }, 'a second factor was sealed with another AUTH_SECRET')
  }
  return secret
}
