/** Which passwords are taken. Source: OWASP ASVS 5, 6.2. */

import { COMMON_PASSWORDS } from './common-passwords.ts'

export const SHORTEST_PASSWORD = 15
export const LONGEST_PASSWORD = 128

const FEWEST_DIFFERENT = 6
/** What is left of a password without the names of its owner must be so long. */
const SHORTEST_REST = 8
const SHORTEST_NAME = 4
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
]
const LONGEST_RUN_SHARE = 0.7
const SHORTEST_RUN = 4

/** Look-alikes that people write for letters. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const COMMON = new Set(COMMON_PASSWORDS.flatMap((text) => [text, unmask(text)]))

export type PasswordFault = 'too_short' | 'too_long' | 'common' | 'repeats' | 'own_name'

/**
 * What is wrong with a new password, or undefined when it will do.
 *
 * `names` are what anybody would guess of its owner: the account, the district.
 */
export function passwordFault(
  password: string,
  names: readonly string[] = [],
): PasswordFault | undefined {
  const length = Array.from(password).length
  if (length < SHORTEST_PASSWORD) return 'too_short'
  if (length > LONGEST_PASSWORD) return 'too_long'
  const plain = squeeze(password)
  if (isRepetition(plain) || isRun(plain)) return 'repeats'
  if (COMMON.has(plain) || COMMON.has(unmask(password))) return 'common'
  if (COMMON.has(plain.replace(/\d+$/, ''))) return 'common'
  return isOwnName(plain, names) ? 'own_name' : undefined
}

/** The fault in words. */
export function passwordWords(fault: PasswordFault): string {
  return {
    too_short: `Use at least ${SHORTEST_PASSWORD} characters. A few words in a row are easy to keep.`,
    too_long: `Use at most ${LONGEST_PASSWORD} characters.`,
    common: 'This password is on the lists that are tried first. Choose another.',
    repeats: 'This repeats itself or follows the keyboard. Choose something less regular.',
    own_name: 'This is mostly your own or the district’s name. Add words that nobody would guess.',
  }[fault]
}

function squeeze(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')
}

function unmask(text: string): string {
  return Array.from(squeeze(text), (sign) => LOOK_ALIKES[sign] ?? sign)
    .join('')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** Few signs, or one piece over and over. */
function isRepetition(text: string): boolean {
  if (new Set(text).size < FEWEST_DIFFERENT) return true
  for (let size = 1; size <= text.length / 2; size += 1) {
    const piece = text.slice(0, size)
    if (piece.repeat(Math.ceil(text.length / size)).startsWith(text)) return true
  }
  return false
}

/** Mostly neighbours in the alphabet, the digits or on the keyboard, either way. */
function isRun(text: string): boolean {
  let inRuns = 0
  for (let start = 0; start < text.length;) {
    const size = runFrom(text.slice(start))
    if (size >= SHORTEST_RUN) inRuns += size
    start += Math.max(1, size >= SHORTEST_RUN ? size : 1)
  }
  return inRuns / text.length > LONGEST_RUN_SHARE
}

function runFrom(text: string): number {
  const rows = ROWS.flatMap((row) => [row, Array.from(row).toReversed().join('')])
  let size = 0
  while (size < text.length && rows.some((row) => row.includes(text.slice(0, size + 1)))) size += 1
  return size
}

function isOwnName(text: string, names: readonly string[]): boolean {
  const parts = names
    .flatMap((name) => [squeeze(name), squeeze(name.split('@')[0] ?? ''), ...name.split(/\s+/)])
    .map((name) => squeeze(name))
    .filter((name) => name.length >= SHORTEST_NAME)
    .toSorted((a, b) => b.length - a.length)
  const rest = parts.reduce((left, name) => left.replaceAll(name, ''), text)
  return rest !== text && rest.length < SHORTEST_REST
}
