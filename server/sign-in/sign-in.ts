/** The door: who is asking, and the routes by which they come in and go out. */

import { Hono } from 'hono'

import type { Deps, Env, Session } from '../context.ts'
import type { SendMail } from '../mail.ts'
import type { Hashing } from './auth.ts'
import { createAuth } from './auth.ts'
import { doorRoutes } from './door.ts'
import { createLimits, enterRoutes } from './entering.ts'
import { forgottenRoutes } from './forgotten.ts'
import type { Guesses } from './limits.ts'
import { createGuesses } from './limits.ts'
import { linkRoutes } from './links.ts'
import { ownTellingRoutes } from './own-telling.ts'
import { ownRoutes } from './own.ts'
import { proofRoutes } from './proof.ts'
import { providerRoutes } from './provider-routes.ts'
import type { ProviderSettings } from './provider.ts'
import { createProvider } from './provider.ts'
import { createSeal } from './seal.ts'
import { secondFactorRoutes } from './second-factor-routes.ts'
import { currentSession } from './sessions.ts'

export interface SignIn {
  /** Below `/api/auth`. */
  routes: Hono<Env>
  /** What strangers may guess at. */
  guesses: Guesses
  /** Whose cookie a request carries; undefined when it is nobody's, or no longer. */
  sessionOf: (headers: Headers) => Promise<Session | undefined>
}

export interface SignInOptions {
  /** Signs the cookies. */
  secret: string
  publicUrl: string | null
  /** Absent where the district has set no mail up. */
  sendMail?: SendMail | undefined
  /** Absent where the district has set none up. */
  provider?: ProviderSettings | undefined
  /** Where people reach the server, when it listens; `publicUrl` unless given. */
  address?: () => string
  /** Absent outside tests. */
  hashing?: Hashing | undefined
}

export function createSignIn(deps: Deps, options: SignInOptions): SignIn {
  const auth = createAuth({ ...options, db: deps.db })
  const limits = createLimits(deps, options.secret)
  const seal = createSeal(options.secret, 'second factor')
  const { sendMail, publicUrl } = options
  const address = options.address ?? (() => publicUrl ?? 'http://localhost')
  const provider =
    options.provider && createProvider(options.provider, () => deps.clock.now().getTime())
  const journeySeal = createSeal(options.secret, 'journey to the provider')
  const door = { ...deps, auth, limits, seal, sendMail, address, provider, journeySeal }
  const { db, clock } = deps
  const now = () => clock.now().getTime()
  return {
    guesses: createGuesses({ db, secret: options.secret, now }),
    routes: new Hono<Env>()
      .route('/', doorRoutes(door))
      .route('/', enterRoutes(door))
      .route('/', ownRoutes(door))
      .route('/', ownTellingRoutes(door))
      .route('/', secondFactorRoutes(door))
      .route('/', proofRoutes(door))
      .route('/', linkRoutes(door))
      .route('/', forgottenRoutes(door))
      .route('/', providerRoutes(door)),
    async sessionOf(headers) {
      const current = await currentSession(door, headers)
      if (!current) return undefined
      const { id, email, name, role, departments } = current.person
      return { actor: id, email, name, role, departments, proof: current.proof }
    },
  }
}
