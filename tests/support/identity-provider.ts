/** An identity provider on this machine, which says of whoever comes what the test tells it. */

import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import { createServer } from 'node:http'

import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export const CLIENT = { clientId: 'quarterdeck', clientSecret: 'hush', name: 'Alder' }

export interface TestProvider {
  issuer: string
  /** Paths that were asked for, in order. */
  asked: string[]
  /** Of the next discovery document; overrides what is right. */
  says: Record<string, unknown>
  /** Somebody signs in there; gives the search they come back with. */
  visit: (address: string, claims: Record<string, unknown>) => string
  /** What it says of whoever opens its page in a browser. */
  visitor: Record<string, unknown>
  /** Signs what comes next with a key that is not published. */
  forge: () => void
  stop: () => Promise<void>
}

export async function startProvider(): Promise<TestProvider> {
  const own = await generateKeyPair('RS256')
  const other = await generateKeyPair('RS256')
  let key = own.privateKey
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }
  const visits = new Map<string, { wanted: URLSearchParams; claims: Record<string, unknown> }>()
  const asked: string[] = []
  const says: Record<string, unknown> = {}
  const visitor: Record<string, unknown> = {}
  let issuer = ''

  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const path = request.url ?? ''
    asked.push(path)
    if (path === '/.well-known/openid-configuration') {
      return {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        ...says,
      }
    }
    if (path === '/keys') return { keys: [jwk] }
    const sent = new URLSearchParams(await textOf(request))
    const visit = visits.get(sent.get('code') ?? '')
    visits.delete(sent.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url')
    const fits =
      visit !== undefined &&
      challenge === visit.wanted.get('code_challenge') &&
      sent.get('redirect_uri') === visit.wanted.get('redirect_uri') &&
      sent.get('client_secret') === CLIENT.clientSecret
    if (!fits) return undefined
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: issuer,
      aud: CLIENT.clientId,
      sub: 's1',
      iat: now,
      exp: now + 300,
      auth_time: now,
      nonce: visit.wanted.get('nonce'),
      email_verified: true,
      ...visit.claims,
    }
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .sign(key)
    return { access_token: 'a', token_type: 'Bearer', id_token: token }
  }

  const visit = (there: string, claims: Record<string, unknown>) => {
    const wanted = new URL(there).searchParams
    const code = randomUUID()
    visits.set(code, { wanted, claims })
    return `?${new URLSearchParams({ code, state: wanted.get('state') ?? '' })}`
  }

  const server: Server = createServer((request, response) => {
    const reply = async () => {
      if (request.url?.startsWith('/authorize?')) {
        const there = `${issuer}${request.url}`
        const back = new URL(there).searchParams.get('redirect_uri') ?? ''
        response.writeHead(302, { location: `${back}${visit(there, visitor)}` }).end()
        return
      }
      const body = await answer(request)
      response.writeHead(body === undefined ? 400 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body ?? { error: 'invalid_grant' }))
    }
    void reply()
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  issuer = `http://127.0.0.1:${address.port}`
  return {
    issuer,
    asked,
    says,
    visit,
    visitor,
    forge: () => {
      key = other.privateKey
    },
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}
