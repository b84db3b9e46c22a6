/** better-auth as this product uses it: how passwords are hashed, and whose session a cookie is. */

import { betterAuth } from 'better-auth'

import type { Proof } from '../../db/people-tables.ts'
import type { Db } from '../../db/tables.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../domain/password.ts'

/** A session ends so many milliseconds after it began, whatever happens. */
export const LONGEST_SESSION = 12 * 60 * 60 * 1000

export interface AuthOptions {
  db: Db
  secret: string
  /** The address people use; null on this machine only. */
  publicUrl: string | null
  /** better-auth's scrypt unless given: it is slow on purpose, and tests hash a lot. */
  hashing?: Hashing | undefined
}

export interface Hashing {
  hash: (password: string) => Promise<string>
  verify: (tried: { hash: string; password: string }) => Promise<boolean>
}

export type Auth = ReturnType<typeof createAuth>

/**
 * Its tables are ours by `modelName` and `fields`. Instants are text and flags are 0 or 1 on both
 * databases, so the adapter is told `sqlite` on both: told `postgres` it would compare text with a
 * Date, and an ended session would never end.
 */
export function createAuth({ db, secret, publicUrl, hashing }: AuthOptions) {
  return betterAuth({
    ...tables(),
    appName: 'Quarterdeck',
    // Only addresses in mails and redirects are made of it, and there are none.
    baseURL: publicUrl ?? 'http://localhost',
    basePath: '/api/auth',
    secret,
    database: { db, type: 'sqlite', transaction: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      ...(hashing && { password: hashing }),
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: advanced(publicUrl),
  })
}

/** Over HTTPS the cookie's name makes browsers hold it to one host. */
function advanced(publicUrl: string | null) {
  const secure = publicUrl?.startsWith('https:') ?? false
  const name = `${secure ? '__Host-' : ''}quarterdeck.session`
  return {
    cookiePrefix: 'quarterdeck',
    useSecureCookies: false,
    cookies: { session_token: { name } },
    defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
    disableOriginCheck: false,
    disableCSRFCheck: false,
    ipAddress: { disableIpTracking: true },
    database: { validateSchema: false },
  } as const
}

const PROOFS = ['password', 'second_factor', 'provider'] satisfies Proof[]
const PROOF = {
  provedAt: { type: 'string', fieldName: 'proved_at', input: false, required: true },
  provedBy: { type: PROOFS, fieldName: 'proved_by', input: false, required: true },
} as const
const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' }

function tables() {
  return {
    user: { modelName: 'person', fields: { emailVerified: 'email_verified', ...TIMES } },
    session: {
      modelName: 'session',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'address',
        userAgent: 'user_agent',
        ...TIMES,
      },
      additionalFields: PROOF,
      expiresIn: LONGEST_SESSION / 1000,
      // `updated_at` is ours: when the session was last used.
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'account',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...TIMES,
      },
    },
    verification: { modelName: 'verification', fields: { expiresAt: 'expires_at', ...TIMES } },
  }
}
