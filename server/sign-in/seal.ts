/** Encrypting what the server has to read again, so that the database alone does not tell it. */

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

export interface Seal {
  /** Encrypts a text that only this owner's seal opens. */
  close: (text: string, owner: string) => string
  /** The text, or undefined when it was sealed for another, by another secret, or changed. */
  open: (sealed: string, owner: string) => string | undefined
}

/** A seal for one purpose; its key is made of the server's secret and opens no other's. */
export function createSeal(secret: string, purpose: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `quarterdeck ${purpose}`, KEY_BYTES))
  return {
    close(text, owner) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(owner))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(sealed, owner) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < IV_BYTES + TAG_BYTES) return undefined
      const body = bytes.subarray(IV_BYTES + TAG_BYTES)
      const cipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES))
        .setAAD(Buffer.from(owner))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      try {
        return Buffer.concat([cipher.update(body), cipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
