import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
let house: string

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'quarterdeck-house-'))
  for (const file of ['.oxlintrc.json', 'tsconfig.json', 'package.json']) {
    cpSync(join(ROOT, file), join(house, file))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'))
  plant('domain/calendar.ts', 'export const one = 1\n')
  plant('db/plans.ts', 'export const two = 2\n')
  plant('server/app.ts', 'export type Api = string\nexport const three = 3\n')
})
afterAll(() => rmSync(house, { recursive: true, force: true }))

test.each([
  ['domain', 'domain/a.ts', `import { two } from '../db/plans.ts'\nexport const a = two\n`],
  ['domain', 'domain/a.ts', `import { sql } from 'kysely'\nexport const a = sql\n`],
  [
    'domain',
    'domain/a.ts',
    `import { readFileSync } from 'node:fs'\nexport const a = readFileSync\n`,
  ],
  ['domain', 'domain/a.ts', `import { isExists } from 'date-fns'\nexport const a = isExists\n`],
  ['domain', 'domain/deep/a.ts', `import { two } from '../../db/plans.ts'\nexport const a = two\n`],
  ['db', 'db/a.ts', `import { three } from '../server/app.ts'\nexport const a = three\n`],
  ['db', 'db/a.ts', `import { Hono } from 'hono'\nexport const a = Hono\n`],
  ['server', 'server/a.ts', `import { sql } from 'kysely'\nexport const a = sql\n`],
  ['web', 'web/a.ts', `import { two } from '../db/plans.ts'\nexport const a = two\n`],
  ['web', 'web/a.ts', `import { three } from '../server/app.ts'\nexport const a = three\n`],
])('an import that %s may not make is caught: %s', (layer, file, source) => {
  expect(lint(layer, file, source)).toContain('no-restricted-imports')
})

test.each([
  ['domain', 'domain/deep/a.ts', `import { one } from '../calendar.ts'\nexport const a = one\n`],
  [
    'domain',
    'domain/a.ts',
    `import { isExists } from 'date-fns/isExists'\nexport const a = isExists\n`,
  ],
  ['web', 'web/a.ts', `import type { Api } from '../server/app.ts'\nexport type A = Api\n`],
  ['web', 'web/a.ts', `import { one } from '../domain/calendar.ts'\nexport const a = one\n`],
])('an import that %s may make passes: %s', (layer, file, source) => {
  expect(lint(layer, file, source)).not.toContain('no-restricted-imports')
})

test.each([
  ['window', 'domain/a.ts', 'export const a = window.name\n', 'no-restricted-globals'],
  ['a default export', 'domain/a.ts', 'export default 1\n', 'no-default-export'],
  [
    'a promise left floating',
    'db/a.ts',
    'async function later() {}\nexport function a() {\n  later()\n}\n',
    'no-floating-promises',
  ],
])('%s is caught', (_, file, source, rule) => {
  expect(lint(file.split('/')[0] ?? '', file, source)).toContain(rule)
})

test('two files that import each other are caught', () => {
  plant('db/b.ts', `import { a } from './a.ts'\nexport const b = () => a\n`)
  const said = lint('db', 'db/a.ts', `import { b } from './b.ts'\nexport const a = () => b\n`)
  rmSync(join(house, 'db/b.ts'))
  expect(said).toContain('no-cycle')
})

/** What the linter says of one planted file. */
function lint(layer: string, file: string, source: string): string {
  plant(file, source)
  const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/oxlint'), [layer], {
    cwd: house,
    encoding: 'utf8',
  })
  rmSync(join(house, file))
  expect(stdout).toMatch(/Finished in/)
  return stdout
}

function plant(file: string, source: string) {
  mkdirSync(dirname(join(house, file)), { recursive: true })
  writeFileSync(join(house, file), source)
}
