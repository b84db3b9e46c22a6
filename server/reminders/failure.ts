/** What becomes of a reminder that the mail server did not take. */

import type { Outcome } from '../../db/reminders.ts'

/** In minutes, by tries; the last one holds for all that follow. */
const PAUSES = [5, 15, 60, 180]
const MINUTE = 60 * 1000

/** A broken connection after which nobody can tell whether the mail was taken. */
const BROKEN_OFF = new Set(['ESOCKET', 'ECONNECTION', 'ETIMEDOUT'])
/** What fails before a mail server has said a word. */
const NOT_REACHED = new Set(['CONNECTION_TIMEOUT', 'GREETING_TIMEOUT'])

/**
 * Tried again after a pause when it is certain that nobody got it; `refused` when this address
 * will not be taken; `unknown` when it may have arrived, because nobody is sent the same twice.
 */
export function failureOf(error: unknown, tries: number, now: Date): Outcome {
  const { code, responseCode, command, syscall, timeoutType } = partsOf(error)
  const name = [code ?? 'unknown', ...(responseCode === undefined ? [] : [responseCode])].join(' ')
  const isForGood = responseCode !== undefined && responseCode >= 500 && command === 'RCPT TO'
  if (isForGood) return { state: 'refused', error: name }
  const isReached = syscall !== 'connect' && !NOT_REACHED.has(timeoutType ?? '')
  if (responseCode === undefined && isReached && BROKEN_OFF.has(code ?? '')) {
    return { state: 'unknown', error: name }
  }
  const pause = PAUSES[Math.min(tries, PAUSES.length) - 1] ?? 0
  const nextTryAt = new Date(now.getTime() + pause * MINUTE).toISOString()
  return { state: 'waiting', error: name, nextTryAt }
}

/** The error's words are left alone: they may have an address in them. */
function partsOf(error: unknown) {
  if (!(error instanceof Error)) return {}
  return {
    code: textOf(error, 'code'),
    command: textOf(error, 'command'),
    syscall: textOf(error, 'syscall'),
    timeoutType: textOf(error, 'timeoutType'),
    responseCode:
      'responseCode' in error && typeof error.responseCode === 'number'
        ? error.responseCode
        : undefined,
  }
}

function textOf(error: Error, key: string): string | undefined {
  const value: unknown = Object.entries(error).find(([name]) => name === key)?.[1]
  return typeof value === 'string' ? value : undefined
}
