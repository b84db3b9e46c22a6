/** Starts the server: reads the environment, opens the database, listens; `--demo` serves the demonstration. */

import { mkdir, rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'

import { pino } from 'pino'

import { addPeople, DEMO_PASSWORD, DEMO_PEOPLE } from '../db/demo/people.ts'
import { migrateToLatest } from '../db/migrate.ts'
import { hasPeople } from '../db/people.ts'
import { openFit } from '../db/self-check.ts'
import { findDistrict, insertDistrict } from '../db/settings.ts'
import { writing } from '../db/writing.ts'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { createImporter } from './import-thread.ts'
import { listen } from './listen.ts'
import { createMailer } from './mail.ts'
import { pageRoutes } from './pages.ts'
import { sendReminders } from './reminders/sender.ts'
import { keptSecret } from './sign-in/secret.ts'
import { firstSecret, setUpLink } from './sign-in/set-up-link.ts'
import { createSignIn } from './sign-in/sign-in.ts'
import { sweep, sweepImports } from './sweep.ts'

const EXIT_USAGE = 64
const EXIT_UNFIT = 65
const EXIT_CONFIGURATION = 78
const EXIT_BROKEN = 70
const LONGEST_STOP = 5_000
const SWEEP_EVERY = 60 * 60 * 1000
const SWEEP_IMPORTS_EVERY = 60 * 1000
const REMIND_EVERY = 5 * 60 * 1000

const { demo, fresh } = readArguments()
const config = readConfig(process.env, demo ? 'demo' : 'start')
if (!config.ok) {
  for (const line of config.error) process.stderr.write(`${line}\n`)
  process.exit(EXIT_CONFIGURATION)
}
const { port, host, databaseUrl, dataDir, publicUrl, logLevel, trustProxy, mail, provider, actor } =
  config.value

const log = pino({ level: logLevel })
await mkdir(dataDir, { recursive: true, mode: 0o700 })
if (demo && fresh && databaseUrl.startsWith('file:')) await removeDatabase(databaseUrl.slice(5))
const fit = await openFit(databaseUrl)
if (!fit.ok) {
  process.stderr.write(`Quarterdeck does not start. ${fit.error.why}\n${fit.error.next}\n`)
  process.exit(EXIT_UNFIT)
}
const db = fit.value
await migrateToLatest(db)
if (!(await findDistrict(db))) await (demo ? seed() : setUp())
if (demo && !(await hasPeople(db))) await writing(db, { actor, at: new Date() }, addPeople)
const secret = await firstSecret(db, actor)

const deps = { db, log, clock: { now: () => new Date() } }
const authSecret = config.value.authSecret ?? (await keptSecret(dataDir))
const mailing = { sendMail: mail ? createMailer(mail) : undefined, address: () => ownAddress }
const app = createApp(deps, {
  signIn: createSignIn(deps, {
    secret: authSecret,
    publicUrl,
    ...mailing,
    provider: provider ?? undefined,
  }),
  trustProxy,
  publicUrl,
  mailing,
  pages: await pageRoutes(),
  importer: createImporter(db, databaseUrl),
  mustEnd: () => end(EXIT_BROKEN),
})
const { server, port: taken } = await listen({ fetch: app.fetch, port, host })
const ownAddress = publicUrl ?? `http://localhost:${taken}`
process.stdout.write(`${demo ? welcomeToDemonstration(ownAddress) : welcome(ownAddress)}
`)
setInterval(() => void tidy(sweep), SWEEP_EVERY).unref()
setInterval(() => void tidy(sweepImports), SWEEP_IMPORTS_EVERY).unref()
void tidy(sweepImports)
setInterval(() => void remind(), REMIND_EVERY).unref()

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end(0))

/** Answers what was asked, takes nothing new, and ends. */
function end(code: number): void {
  setTimeout(() => process.exit(1), LONGEST_STOP).unref()
  server.close(() => void db.destroy().then(() => process.exit(code)))
  server.closeIdleConnections()
}

function readArguments(): { demo: boolean; fresh: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        demo: { type: 'boolean', default: false },
        fresh: { type: 'boolean', default: false },
      },
    })
    return values
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return process.exit(EXIT_USAGE)
  }
}

async function seed(): Promise<void> {
  const { seedDemonstration } = await import('../db/demo/seed.ts')
  await seedDemonstration(db)
}

/** A district to be named by its coordinator: `PATCH /api/v1/settings`. */
async function setUp(): Promise<void> {
  await writing(db, { actor, at: new Date() }, (change) =>
    insertDistrict(change, {
      name: 'Your district',
      timeZone: 'America/Los_Angeles',
      meetingName: 'DLN',
      smallestGroup: 11,
      coverageFloor: 0.8,
      demonstration: false,
      demonstrationOn: null,
    }),
  )
}

async function removeDatabase(path: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm']) await rm(`${path}${suffix}`, { force: true })
}

async function tidy(away: typeof sweep): Promise<void> {
  await away(deps).catch((error: unknown) => {
    log.error({ error }, 'what has ended was not forgotten')
  })
}

let isReminding = false

async function remind(): Promise<void> {
  if (isReminding) return
  isReminding = true
  try {
    await sendReminders({ ...deps, ...mailing })
  } catch (error) {
    log.error({ error }, 'reminders were not sent; they are tried again')
  } finally {
    isReminding = false
  }
}

function welcomeToDemonstration(address: string): string {
  return [
    '',
    `Quarterdeck demonstration: ${address}`,
    'An invented district; every number in it is made up. Sign in as any of these:',
    ...DEMO_PEOPLE.map(({ email, name }) => `  ${email.padEnd(28)} ${name}`),
    `The password of each is ${DEMO_PASSWORD}. Start over with: npm run demo -- --fresh`,
    '',
  ].join('\n')
}

function welcome(address: string): string {
  const lines = ['', `Quarterdeck: ${address}`]
  if (secret !== undefined) {
    lines.push(
      'Nobody can sign in yet. Whoever opens this link, once and within a day, becomes the first',
      `coordinator: ${setUpLink(address, secret)}`,
    )
  }
  return [...lines, ''].join('\n')
}
