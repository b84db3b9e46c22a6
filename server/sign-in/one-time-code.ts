/** The six digits of an authenticator app. Sources: RFC 6238 (the code), RFC 4648 (base 32). */

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** What every authenticator app knows: others are asked for in the address, and ignored by many. */
const DIGITS = 6
const STEP_SECONDS = 30
/** Clocks differ, and typing takes time. */
const STEPS_BESIDE = 1
const SECRET_BYTES = 20
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret of 160 bits, in base 32. */
export function createCodeSecret(): string {
  return toBase32(randomBytes(SECRET_BYTES))
}

/** The address that an authenticator app reads from a QR code. */
export function codeAddress(secret: string, account: string, issuer: string): string {
  const name = issuer.replaceAll(':', ' ')
  const label = `${encodeURIComponent(name)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(name)}`
}

/** The 30 seconds of a moment, counted from 1970. */
export function stepOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1000 / STEP_SECONDS)
}

/** The code of one step. */
export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = hash.readUInt8(hash.length - 1) & 0xf
  const number = hash.readUInt32BE(offset) & 0x7f_ff_ff_ff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** The step whose code this is, among those around a moment that come after the last one used. */
export function findStep(
  secret: string,
  code: string,
  { now, after }: { now: Date; after: number | null },
): number | undefined {
  const middle = stepOf(now)
  const steps = Array.from({ length: 2 * STEPS_BESIDE + 1 }, (_, at) => middle - STEPS_BESIDE + at)
  return steps.find((step) => step > (after ?? -1) && isSame(codeAt(secret, step), code))
}

export function isCodeShaped(text: string): boolean {
  return /^\d{6}$/.test(text)
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}

export function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => LETTERS[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0'))
  const bytes = bits.join('').match(/.{8}/g) ?? []
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
}
