/** Answers kept so that a request sent twice is done once. */

import type { Db, Instant } from './tables.ts'
import type { Writing } from './writing.ts'

export interface KeptAnswer {
  /** Of method, path, precondition and body. */
  requestHash: string
  status: number
  /** The body, as sent. */
  response: string
  headers: Record<string, string>
}

/** The answer given before to a principal's key. */
export async function findAnswer(
  db: Db,
  principal: string,
  key: string,
): Promise<KeptAnswer | undefined> {
  const row = await db
    .selectFrom('idempotency')
    .select(['request_hash', 'status', 'response', 'headers'])
    .where('principal', '=', principal)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!row) return undefined
  const { request_hash, status, response, headers } = row
  return { requestHash: request_hash, status, response, headers: toHeaders(headers) }
}

/**
 * Keeps an answer, in the transaction that made it true.
 *
 * Errors: throws when the principal's key has an answer.
 */
export async function storeAnswer(
  { tx, at }: Writing,
  answer: KeptAnswer & { principal: string; key: string },
): Promise<void> {
  await tx
    .insertInto('idempotency')
    .values({
      principal: answer.principal,
      key: answer.key,
      request_hash: answer.requestHash,
      status: answer.status,
      response: answer.response,
      headers: JSON.stringify(answer.headers),
      at,
    })
    .execute()
}

/** Forgets the answers given before a moment. */
export async function sweepAnswers(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('idempotency').where('at', '<', before).execute()
}

function toHeaders(text: string): Record<string, string> {
  const headers: unknown = JSON.parse(text)
  const entries = Object.entries(headers ?? {})
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
}
