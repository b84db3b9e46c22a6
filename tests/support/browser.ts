/** A real server with the demonstration, and a real browser to look at it with. */

import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import type { AxeResults } from 'axe-core'
import axe from 'axe-core'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'

import { DEMO_PASSWORD } from '../../db/demo/people.ts'

const ROOT = resolve(import.meta.dirname, '../..')

// A closed network must not make the browser try, and no test may depend on the open one.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const FIRST = { email: 'first@district.example', password: 'seven lanterns over the bay' }

interface RunningServer {
  /** `http://localhost:40123` */
  address: string
  /** Printed by a server that has nobody yet. */
  firstLink: string | undefined
  /** The sign-ins there are; an empty server's first coordinator is made when one is wanted. */
  credentialsOf: (account: Account) => Promise<Credentials>
  stop: () => Promise<void>
}

type Account = 'coordinator' | 'data' | 'programs' | 'leader'

interface Credentials {
  email: string
  password: string
}

export interface Site {
  /** `http://localhost:40123` */
  readonly address: string
  /** The first coordinator's link, of a server that has nobody yet. */
  readonly firstLink: string
  /**
   * A page of its own that remembers script errors and blocked content, signed in as the
   * coordinator unless somebody else or nobody is named.
   */
  open: (look?: Look, as?: Account | 'nobody') => ReturnType<typeof openPage>
}

/** A server and a browser for the tests around it, ended after them. */
export function useSite(
  mode: 'demo' | 'empty',
  /** Asked once before the server starts. */
  settings: () => Promise<Record<string, string>> = async () => ({}),
): Site {
  return useServer(async () => startServer(mode, await settings()))
}

/** A browser for the tests around it, at whatever server they start; both end after them. */
export function useServer(start: () => Promise<RunningServer>): Site {
  let server: RunningServer | undefined
  let browser: Browser | undefined
  const held: Held = new Map()
  beforeAll(async () => {
    server = await start()
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  return {
    get address() {
      if (!server) throw new Error('the server has not started')
      return server.address
    },
    get firstLink() {
      return server?.firstLink ?? ''
    },
    open: async (look, as = 'coordinator') => {
      if (!browser || !server) throw new Error('the browser has not started')
      const opened = await openPage(browser, look)
      if (as !== 'nobody') await comeIn(opened.page, server, as, held)
      return opened
    },
  }
}

/** Starts the server on a free port over a data folder of its own, empty or with the demonstration in it. */
async function startServer(
  mode: 'demo' | 'empty',
  settings: Record<string, string>,
): Promise<RunningServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'quarterdeck-browser-'))
  if (mode === 'demo') await copyFile(inject('demonstration'), join(dataDir, 'demo.db'))
  const server = spawn(
    process.execPath,
    ['server/main.ts', ...(mode === 'demo' ? ['--demo'] : [])],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        PORT: '0',
        DATA_DIR: dataDir,
        LOG_LEVEL: 'warn',
        NODE_ENV: 'test',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const said = await greetingOf(server)
  const address = addressIn(said)
  const firstLink = /http\S+\/set-up#\S+/.exec(said)?.[0]
  let first: Promise<Credentials> | undefined
  return {
    address,
    firstLink,
    credentialsOf: async (account) => {
      if (mode === 'demo') return { email: `${account}@demo.example`, password: DEMO_PASSWORD }
      first ??= becomeCoordinator(address, firstLink ?? '')
      return first
    },
    stop: async () => {
      const ended = new Promise((done) => void server.once('exit', done))
      server.kill('SIGTERM')
      await ended
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function startBrowser(): Promise<Browser> {
  // The bundle's own flags would switch off the same-origin rules and keep all in one process.
  return chromium.launch({ executablePath: inject('chromium'), args: FLAGS, headless: true })
}

export interface Look {
  width: 1280 | 390
  scheme: 'light' | 'dark'
  /** Off for pages that need none. */
  scripts?: boolean
}

export const LOOKS: readonly Look[] = [
  { width: 1280, scheme: 'light' },
  { width: 390, scheme: 'dark' },
]

/** The faults are what the test expects to be empty. */
async function openPage(browser: Browser, look: Look = { width: 1280, scheme: 'light' }) {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.scheme,
    javaScriptEnabled: look.scripts ?? true,
    locale: 'en-US',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    const expected = /Failed to load resource: the server responded with a status of 4\d\d/
    if (message.type() === 'error' && !expected.test(message.text())) faults.push(message.text())
  })
  return { page, faults, close: () => context.close() }
}

/** Expects that axe finds nothing and that nothing is wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOn(page)).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
}

/** No page has frames, so that axe runs in the page itself, which takes a fifth of the time. */
async function violationsOn(page: Page) {
  const isThere = await page.evaluate(() => 'axe' in globalThis)
  if (!isThere) await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { resultTypes: ['violations'] })`,
  )
  return violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
  }))
}

/** Waits until somebody who types types into it. */
export async function waitForFocus(field: Locator): Promise<void> {
  await expect.poll(() => field.evaluate((own) => own === document.activeElement)).toBe(true)
}

/** What the server prints once it listens. */
function greetingOf(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = ''
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.endsWith('\n\n') && addressIn(said) !== '') found(said)
    })
    server.once('exit', (code) => failed(new Error(`the server ended with ${code}:\n${said}`)))
  })
}

function addressIn(said: string): string {
  return /http:\/\/localhost:\d+/.exec(said)?.[0] ?? ''
}

/** Takes up the link that an empty server prints at its first start. */
async function becomeCoordinator(address: string, link: string): Promise<Credentials> {
  const answer = await fetch(`${address}/api/auth/link/use`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...FIRST, secret: link.split('#')[1], name: 'Robin Vale' }),
  })
  if (!answer.ok) throw new Error(`the first link was answered ${answer.status}`)
  return FIRST
}

type Held = Map<Account, Awaited<ReturnType<BrowserContext['cookies']>>>

/** With the sign-in of an earlier page, as from another tab, unless it has ended since. */
async function comeIn(page: Page, server: RunningServer, as: Account, held: Held): Promise<void> {
  const context = page.context()
  const before = held.get(as)
  if (before) {
    await context.addCookies(before)
    if ((await page.request.get(`${server.address}/api/v1/me`)).ok()) return
    await context.clearCookies()
  }
  await signIn(page, server, as)
  held.set(as, await context.cookies())
}

async function signIn(page: Page, server: RunningServer, as: Account): Promise<void> {
  const answer = await page.request.post(`${server.address}/api/auth/sign-in/email`, {
    data: await server.credentialsOf(as),
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  if (!answer.ok()) throw new Error(`signing in as ${as} was answered ${answer.status()}`)
}
