/** What every route of the door is given. */

import type { Context } from 'hono'
import { validator } from 'hono/validator'
import type { z } from 'zod'

import type { Deps } from '../context.ts'
import type { SendMail } from '../mail.ts'
import { malformed, refuse } from '../problem.ts'
import type { Auth } from './auth.ts'
import type { KeptLimit, Limit } from './limits.ts'
import type { Provider } from './provider.ts'
import type { Seal } from './seal.ts'

export interface Limits {
  /** Guesses at one account, wherever they come from. */
  account: KeptLimit
  /** Guesses from one address, at whatever account. */
  address: KeptLimit
  /** Guesses at a person's codes. */
  codes: KeptLimit
  codesOfDay: KeptLimit
  /** Links by mail that one address asks for, and that one account is sent. */
  mails: KeptLimit
  mailsToAccount: KeptLimit
  /** Failures that are put on the record. */
  recorded: Limit
}

export interface Door extends Deps {
  auth: Auth
  limits: Limits
  /** Of the secrets that authenticator apps know too. */
  seal: Seal
  /** Absent where the district has set none up. */
  provider: Provider | undefined
  /** Of what a browser keeps while somebody is at the provider. */
  journeySeal: Seal
  /** Absent where the district has set no mail up. */
  sendMail: SendMail | undefined
  /** The address people use, for links in mails: never what a request says. */
  address: () => string
}

/** A JSON body of a shape; anything else is refused without echoing it. */
export function body<S extends z.ZodType>(schema: S) {
  return validator('json', (value, c) => {
    const parsed = schema.safeParse(value)
    return parsed.success ? parsed.data : malformed(c, parsed.error)
  })
}

/** 401: nobody is signed in, and how to be. */
export function notSignedIn(c: Context) {
  return refuse(c, 401, 'You are not signed in.', {
    detail: 'Sign in at /sign-in, or again if that was a while ago: a sign-in ends unused.',
    code: 'not_signed_in',
  })
}

/** 403: the page asks over the form, and repeats the request as it was. */
export function proofNeeded(c: Context) {
  return refuse(c, 403, 'Show again that it is you.', {
    detail:
      'Give your password, or a code of your authenticator app, with POST /api/auth/proof; then repeat the request. It holds for 10 minutes.',
    code: 'proof_needed',
  })
}

/** 429: too many tries, and when the next may come. */
export function tooMany(c: Context, seconds: number) {
  c.header('retry-after', String(seconds))
  return refuse(c, 429, 'Too many tries.', {
    detail: `Wait ${seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}, then try again.`,
    code: 'too_many_tries',
  })
}

/** Gives the cookies that better-auth set to our own answer. */
export function passCookies(c: Context, from: Response): void {
  for (const cookie of from.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
}
