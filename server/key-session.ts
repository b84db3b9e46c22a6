/** Who is asking when a program shows an API key. */

import type { Context } from 'hono'

import { findValidApiKey, markApiKeyUsed } from '../db/api-keys.ts'
import type { CalendarDate } from '../domain/calendar.ts'
import type { Deps, Env, Session } from './context.ts'
import { refuse } from './problem.ts'
import { hashOfSecret, isSecret } from './secret.ts'

const BEARER = /^Bearer ([^\s]+)$/i

/** The session of an `Authorization` header; undefined when it holds no key that is valid today. */
export async function sessionOfKey(
  { db, log }: Deps,
  authorization: string,
  today: CalendarDate,
): Promise<Session | undefined> {
  const secret = BEARER.exec(authorization)?.[1]
  if (secret === undefined || !isSecret(secret)) return undefined
  const key = await findValidApiKey(db, hashOfSecret(secret), today)
  if (!key) return undefined
  if (key.lastUsedOn !== today) {
    // A full disk must not keep a reader out.
    await markApiKeyUsed(db, key.id, today).catch((error: unknown) =>
      log.warn({ error, key: key.id }, 'the use of a key was not noted'),
    )
  }
  return { actor: `API key ${key.name}`, role: key.role, departments: [key.departmentId] }
}

/** 401 for a key that is not valid, without saying why. */
export function refuseKey(c: Context<Env>) {
  c.header('www-authenticate', 'Bearer')
  return refuse(c, 401, 'This API key is not valid.', {
    detail: 'It is mistyped, has ended or was revoked. Ask the coordinator for another.',
    code: 'key_not_valid',
  })
}
