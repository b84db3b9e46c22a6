import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { expect, test } from 'vitest'
import { z } from 'zod'

const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      resolved: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
})

const { packages } = Lockfile.parse(
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package-lock.json'), 'utf8')),
)

test('the lockfile names the binary packages of every platform', () => {
  const named = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)))
  const missing = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies).filter((name) => !named.has(name)),
  )
  expect(missing).toEqual([])
})

test('the lockfile names no download addresses', () => {
  const addressed = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)
  expect(addressed).toEqual([])
})
