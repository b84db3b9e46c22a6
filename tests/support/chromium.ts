/** What the browser's tests share: the program, and the demonstration as it is before anybody touches it. */

import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import bundled from '@sparticuz/chromium'
import type { TestProject } from 'vitest/node'

import { seedDemonstration } from '../../db/demo/seed.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The path of the program. */
    chromium: string
    /** The SQLite file of the demonstration, to be copied. */
    demonstration: string
  }
}

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser']

/**
 * The registry's browser, or the machine's where the registry has none for it: found once, for two
 * who unpack it at once would start half of it. The demonstration is told once too.
 */
export async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-demonstration-'))
  const demonstration = join(folder, 'demo.db')
  await seedFile(demonstration)
  project.provide('demonstration', demonstration)
  const own = process.env.CHROMIUM_PATH ?? INSTALLED.find((path) => existsSync(path))
  const registry = process.platform === 'linux' && process.arch === 'x64'
  const path = registry && !process.env.CHROMIUM_PATH ? await bundled.executablePath() : own
  if (!path) throw new Error('No Chromium here. Install one and name it in CHROMIUM_PATH.')
  project.provide('chromium', path)
  return () => rm(folder, { recursive: true, force: true })
}

async function seedFile(path: string): Promise<void> {
  const db = openDatabase(`file:${path}`)
  await migrateToLatest(db)
  await seedDemonstration(db)
  await db.destroy()
}
