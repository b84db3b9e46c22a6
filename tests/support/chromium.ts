/** Finds the browser once for the whole run: two who unpack it at once would start half of it. */

import { existsSync } from 'node:fs'

import bundled from '@sparticuz/chromium'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The path of the program. */
    chromium: string
  }
}

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser']

/** The registry's browser, or the machine's where the registry has none for it. */
export async function setup(project: TestProject) {
  const own = process.env.CHROMIUM_PATH ?? INSTALLED.find((path) => existsSync(path))
  const registry = process.platform === 'linux' && process.arch === 'x64'
  const path = registry && !process.env.CHROMIUM_PATH ? await bundled.executablePath() : own
  if (!path) throw new Error('No Chromium here. Install one and name it in CHROMIUM_PATH.')
  project.provide('chromium', path)
}
