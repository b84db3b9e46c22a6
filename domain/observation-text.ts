/** The words around an observation: group, note, evidence and provenance. */

import type { Outcome } from './observation-problem.ts'
import { accepted, refused } from './observation-problem.ts'
import type { Provenance } from './observation.ts'

// Longest texts that are stored, in UTF-16 units.
const NOTE_LENGTH = 2000
const URL_LENGTH = 2000
const GROUP_LENGTH = 120

const NAME_LENGTH = 300
const SHA256 = /^[0-9a-f]{64}$/i
// A space is allowed in none of these; a browser would drop or encode them silently.
const NOT_IN_A_URL = /[\s\p{Cc}]/u
const CONTROL = /\p{Cc}/u
const CONTROL_BUT_TAB_AND_NEWLINE = /[^\P{Cc}\t\n]/u

/** The participant group, trimmed; empty for everyone. */
export function checkGroup(typed: string | null | undefined): Outcome<string> {
  const group = (typed ?? '').trim()
  if (group.length > GROUP_LENGTH) {
    return refused(
      'group',
      'group_too_long',
      `The group has ${group.length} characters; shorten it to ${GROUP_LENGTH}.`,
    )
  }
  if (!isPrintable(group)) {
    return refused(
      'group',
      'group_invalid',
      'The group holds a character that cannot be printed; type its name again.',
    )
  }
  return accepted(group)
}

/** The note, trimmed, its line ends made one kind. */
export function checkNote(typed: string | null | undefined): Outcome<string> {
  const note = (typed ?? '').replaceAll('\r\n', '\n').trim()
  if (note.length > NOTE_LENGTH) {
    return refused(
      'note',
      'note_too_long',
      `The note has ${note.length.toLocaleString('en-US')} characters; shorten it to ` +
        `${NOTE_LENGTH.toLocaleString('en-US')}, or link a document as evidence.`,
    )
  }
  if (CONTROL_BUT_TAB_AND_NEWLINE.test(note) || !note.isWellFormed()) {
    return refused(
      'note',
      'note_invalid',
      'The note holds a character that cannot be printed; paste it as plain text.',
    )
  }
  return accepted(note)
}

/** The link to the evidence; null when there is none. */
export function checkEvidenceUrl(typed: string | null | undefined): Outcome<string | null> {
  const link = (typed ?? '').trim()
  if (link === '') return accepted(null)
  if (link.length > URL_LENGTH) {
    return refused(
      'evidenceUrl',
      'evidence_url_too_long',
      `The link has ${link.length.toLocaleString('en-US')} characters; shorten it to ` +
        `${URL_LENGTH.toLocaleString('en-US')}.`,
    )
  }
  if (!isWebAddress(link)) {
    return refused(
      'evidenceUrl',
      'evidence_url_invalid',
      'The link is not a web address; it starts with https:// or http:// and holds no spaces.',
    )
  }
  return accepted(link)
}

/** The provenance with its known parts only, so that no cell of a file can ride along. */
export function checkProvenance(given: Provenance | null | undefined): Outcome<Provenance | null> {
  if (!given) return accepted(null)
  const { file, sha256, recipe, rows, counted, leftOut } = given
  const names = [file, recipe, ...Object.keys(leftOut ?? {})].filter((name) => name !== undefined)
  const counts = [rows, counted, ...Object.values(leftOut ?? {})].filter((n) => n !== undefined)
  if (
    names.every((name) => name.length <= NAME_LENGTH && isPrintable(name)) &&
    counts.every((count) => Number.isSafeInteger(count) && count >= 0) &&
    (sha256 === undefined || SHA256.test(sha256))
  ) {
    return accepted(definedOnly({ file, sha256, recipe, rows, counted, leftOut }))
  }
  return refused(
    'provenance',
    'provenance_invalid',
    `The provenance holds names of at most ${NAME_LENGTH} characters, whole counts, and a ` +
      'SHA-256 of 64 hexadecimal digits.',
  )
}

/** Whether a text of one line can be printed: no control characters, no half characters. */
export function isPrintable(text: string): boolean {
  return !CONTROL.test(text) && text.isWellFormed()
}

function isWebAddress(link: string): boolean {
  if (NOT_IN_A_URL.test(link) || !link.isWellFormed() || !URL.canParse(link)) return false
  return /^https?:\/\//i.test(link)
}

function definedOnly({ file, sha256, recipe, rows, counted, leftOut }: Provenance): Provenance {
  return {
    ...(file !== undefined && { file }),
    ...(sha256 !== undefined && { sha256: sha256.toLowerCase() }),
    ...(recipe !== undefined && { recipe }),
    ...(rows !== undefined && { rows }),
    ...(counted !== undefined && { counted }),
    ...(leftOut !== undefined && { leftOut }),
  }
}
