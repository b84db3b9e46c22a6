/** The API with its door locked: people with passwords, and what a browser keeps of them. */

import { createHash } from 'node:crypto'

import { hashPassword } from 'better-auth/crypto'
import { pino } from 'pino'

import { insertPerson, setPasswordHash } from '../../db/people.ts'
import type { Db } from '../../db/tables.ts'
import type { App, AppOptions } from '../../server/app.ts'
import { createApp } from '../../server/app.ts'
import type { SignInOptions } from '../../server/sign-in/sign-in.ts'
import { createSignIn } from '../../server/sign-in/sign-in.ts'
import type { Answer } from './api.ts'
import type { Dialect } from './databases.ts'
import { createDatabase } from './databases.ts'
import { change, insertOrganisation } from './plans.ts'

export const PASSWORD = 'seven lanterns over the bay'
const SECRET = 'a secret of forty characters for testing'
export const OTHER_PASSWORD = 'eleven herons under the pier'

/** What a real server does, once for all tests that want it. */
const SLOW_HASH = hashPassword(PASSWORD)
const QUICK = {
  hash: async (password: string) => createHash('sha256').update(password).digest('hex'),
  verify: async (tried: { hash: string; password: string }) =>
    tried.hash === (await QUICK.hash(tried.password)),
}

const PEOPLE = [
  { id: 'p1', name: 'Robin', email: 'coordinator@district.example', role: 'coordinator' },
  {
    id: 'p2',
    name: 'Sam',
    email: 'editor@district.example',
    role: 'editor',
    departments: ['data-and-research'],
  },
  { id: 'p3', name: 'Kim', email: 'viewer@district.example', role: 'viewer' },
] as const

export interface TestDoor {
  db: Db
  app: App
  /** Another server on the same database. */
  another: () => TestDoor
  /** Somebody's browser, with nothing kept. */
  browser: (from?: { address?: string; headers?: Record<string, string> }) => TestBrowser
}

export interface TestBrowser {
  /** The whole path; a body goes as JSON. */
  ask: (method: string, path: string, body?: unknown) => Promise<Answer>
  signIn: (email: string, password?: string) => Promise<Answer>
  /** What it would send as its cookies. */
  cookies: Map<string, string>
}

/**
 * The district of `plans.ts` with three people. The caller ends it with `door.db.destroy()`.
 * Passwords are hashed quickly unless the test wants the real hash; `nobody` leaves the people out.
 */
export async function createDoor(
  dialect: Dialect,
  options: ServeOptions & { realHash?: true; nobody?: true } = {},
): Promise<TestDoor> {
  const db = await createDatabase(dialect)
  await insertOrganisation(db)
  const hashing = options.realHash ? undefined : QUICK
  const hash = hashing ? await hashing.hash(PASSWORD) : await SLOW_HASH
  await change(db, async (going) => {
    for (const person of options.nobody ? [] : PEOPLE) {
      await insertPerson(going, person)
      await setPasswordHash(going, person.id, hash)
    }
  })
  return serveDoor(db, { ...options, hashing })
}

/** Pages and reminders are left out unless given. */
type ServeOptions = Partial<SignInOptions> & { trustProxy?: true } & Pick<
    AppOptions,
    'pages' | 'mailing'
  >

/** A server on a database of the test's own. Passwords are those of the real hash. */
export function serveDoor(db: Db, options: ServeOptions = {}): TestDoor {
  const deps = { db, clock: { now: () => new Date() }, log: pino({ level: 'silent' }) }
  const { publicUrl = null, trustProxy = false } = options
  const signIn = createSignIn(deps, { secret: SECRET, publicUrl, ...options })
  const { pages, mailing } = options
  const app = createApp(deps, {
    signIn,
    publicUrl,
    trustProxy,
    ...(pages && { pages }),
    ...(mailing && { mailing }),
  })
  return {
    db,
    app,
    another: () => serveDoor(db, options),
    browser: (from) => browse(app, from),
  }
}

function browse(
  app: App,
  {
    address = '10.0.0.1',
    headers = {},
  }: { address?: string; headers?: Record<string, string> } = {},
): TestBrowser {
  const cookies = new Map<string, string>()
  const socket = { remoteAddress: address, remotePort: 40_000, remoteFamily: 'IPv4' }
  const ask: TestBrowser['ask'] = async (method, path, body) => {
    const cookie = Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ')
    const sent = {
      'sec-fetch-site': 'same-origin',
      ...(cookie !== '' && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    }
    const init = { method, headers: sent, body: body === undefined ? null : JSON.stringify(body) }
    const response = await app.request(path, init, { incoming: { socket } })
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    const text = await response.text()
    const json = /[/+]json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      body: json ? JSON.parse(text) : text,
    }
  }
  return {
    ask,
    cookies,
    signIn: (email, password = PASSWORD) =>
      ask('POST', '/api/auth/sign-in/email', { email, password }),
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ')
  const at = pair.indexOf('=')
  const name = pair.slice(0, at)
  if (attributes.includes('Max-Age=0')) cookies.delete(name)
  else cookies.set(name, pair.slice(at + 1))
}
