import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { expect, test } from 'vitest'

import { logWords } from '../../web/words/log.ts'

const ROOT = resolve(import.meta.dirname, '../..')

test('every deed that the server puts on the log has words on its page', () => {
  const files = globSync(['db/**/*.ts', 'server/**/*.ts'], { cwd: ROOT })
  const written = files.flatMap((file) => {
    const source = readFileSync(join(ROOT, file), 'utf8')
    return Array.from(source.matchAll(/action: '([a-z_]+\.[a-z_]+)'/g), ([, action = '']) => action)
  })
  const acts = [
    'sign_in',
    'sign_in_failed',
    'second_factor_failed',
    'sign_out',
    'sign_out_everywhere',
    'end_session',
  ]
  const all = new Set([...written, ...acts.map((act) => `person.${act}`)])
  expect(all.size).toBeGreaterThan(45)
  const { didOf } = logWords()
  expect([...all].filter((action) => didOf(action) === action)).toEqual([])
})
