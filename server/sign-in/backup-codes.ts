/** Codes that let somebody in once each when their authenticator app is out of reach. */

import { randomBytes, randomInt, scrypt } from 'node:crypto'
import { promisify } from 'node:util'

const HOW_MANY = 10
/** Without letters that are taken for one another. */
const LETTERS = 'abcdefghjkmnpqrstvwxyz23456789'
const LENGTH = 10
const SALT_BYTES = 16
const HASH_BYTES = 32

const slowHash = promisify<string, string, number, Buffer>(scrypt)

export interface BackupCodes {
  /** As they are shown, once: `abcde-fghjk`. */
  codes: string[]
  salt: string
  hashes: string[]
}

/** Ten new codes of 48 bits and more, with what is kept of them. */
export async function createBackupCodes(): Promise<BackupCodes> {
  const salt = randomBytes(SALT_BYTES).toString('hex')
  const plain = new Set<string>()
  while (plain.size < HOW_MANY) plain.add(createCode())
  const hashes = await Promise.all(Array.from(plain, (code) => hashOfBackupCode(code, salt)))
  return {
    codes: Array.from(plain, (code) => `${code.slice(0, 5)}-${code.slice(5)}`),
    salt,
    hashes,
  }
}

/** scrypt, because a code is shorter than a secret of ours. One salt for all of somebody's codes. */
export async function hashOfBackupCode(code: string, salt: string): Promise<string> {
  return (await slowHash(code, salt, HASH_BYTES)).toString('hex')
}

export function isBackupCodeShaped(text: string): boolean {
  return /^[a-z2-9]{10}$/.test(text)
}

function createCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}
