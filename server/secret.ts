/** Secrets that are shown once: made here, kept only as their hash. */

import { createHash, randomBytes } from 'node:crypto'

/** By which a scanner of source code knows one of ours. */
const PREFIX = 'qd_'
const SHAPE = /^qd_[\w-]{43}$/

/** A new secret of 256 bits, `qd_…`. */
export function createSecret(): string {
  return PREFIX + randomBytes(32).toString('base64url')
}

/** Whether a text can be one of ours. */
export function isSecret(text: string): boolean {
  return SHAPE.test(text)
}

/** What is kept of a secret: SHA-256, in hexadecimal. It is long enough to need no salt. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
