/** The district's own identity provider, by OpenID Connect. */

import type { Configuration, CustomFetch } from 'openid-client'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretPost,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'

/** By OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_NAME. */
export interface ProviderSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** What people call it: “Sign in with …”. */
  name: string
}

/** What has to come back as it was sent. */
export interface Journey {
  state: string
  nonce: string
  verifier: string
}

export interface Provider {
  name: string
  /** Where somebody is sent, and what to keep until they are back. */
  begin: (returnTo: string, again: boolean) => Promise<{ address: string; journey: Journey }>
  /** The verified address of whoever came back; undefined when it says none. Throws when anything does not fit. */
  finish: (came: URL, journey: Journey, again: boolean) => Promise<string | undefined>
}

const LONGEST_WAIT_SECONDS = 10
const DISCOVERY_HOLDS = 60 * 60 * 1000
/** Whoever shows again that it is them did so this many seconds ago at most. */
const AGAIN_WITHIN = 60
/** Hosts that an issuer documents as its own beside the one in its name. */
const OTHER_HOSTS: Readonly<Record<string, readonly string[]>> = {
  'accounts.google.com': ['oauth2.googleapis.com', 'www.googleapis.com'],
}

export function createProvider(settings: ProviderSettings, now: () => number): Provider {
  let found: { at: number; configuration: Promise<Configuration> } | undefined
  const configure = async () => {
    if (!found || now() - found.at > DISCOVERY_HOLDS) {
      found = { at: now(), configuration: discover(settings) }
    }
    try {
      return await found.configuration
    } catch (error) {
      found = undefined
      throw error
    }
  }
  return {
    name: settings.name,
    async begin(returnTo, again) {
      const configuration = await configure()
      const verifier = randomPKCECodeVerifier()
      const journey = { state: randomState(), nonce: randomNonce(), verifier }
      const address = buildAuthorizationUrl(configuration, {
        redirect_uri: returnTo,
        scope: 'openid email',
        state: journey.state,
        nonce: journey.nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(again && { prompt: 'login', max_age: String(AGAIN_WITHIN) }),
      })
      return { address: address.href, journey }
    },
    async finish(came, { state, nonce, verifier }, again) {
      const tokens = await authorizationCodeGrant(await configure(), came, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
        ...(again && { maxAge: AGAIN_WITHIN }),
      })
      const claims = tokens.claims()
      if (claims?.email_verified !== true || typeof claims.email !== 'string') return undefined
      return claims.email
    },
  }
}

/** Reads where the issuer's addresses and keys are. Nothing but its own host is ever asked. */
async function discover({ issuer, clientId, clientSecret }: ProviderSettings) {
  const own = new URL(issuer)
  const hosts = new Set([own.host, ...(OTHER_HOSTS[own.host] ?? [])])
  const ask: CustomFetch = async (asked, { method, headers, body, signal }) => {
    const url = new URL(asked)
    if (!hosts.has(url.host) || url.protocol !== own.protocol) {
      throw new Error('the identity provider names another host than its own')
    }
    const form = body instanceof URLSearchParams ? body : null
    return fetch(url, { method, headers, body: form, signal: signal ?? null, redirect: 'error' })
  }
  const configuration = await discovery(own, clientId, {}, ClientSecretPost(clientSecret), {
    timeout: LONGEST_WAIT_SECONDS,
    // The settings let `http:` through for this machine only.
    execute: own.protocol === 'http:' ? [allowInsecureRequests] : [],
    [customFetch]: ask,
  })
  enableNonRepudiationChecks(configuration)
  return configuration
}
