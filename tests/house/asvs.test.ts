import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const LINE = /^\| (?<numbers>\d[\d., ()†a-z]+?) \|(?<rest>.*)\|$/gm

const tests = new Set(
  readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.test\.tsx?$/.test(path))
    .map((path) => basename(path)),
)

test.each(['security.md', 'asvs.md'])('every test that docs/%s names is there', (document) => {
  const named = textOf(document).match(/[\w-]+\.test\.tsx?/g) ?? []
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((name) => !tests.has(name))).toEqual([])
})

test('every requirement has a test, says why not, or says that it is open', () => {
  const lines = Array.from(textOf('asvs.md').matchAll(LINE), ([line]) => line)
  expect(lines.length).toBeGreaterThan(80)
  const bare = lines.filter(
    (line) =>
      !/\.test\.tsx?|does not apply|by proxy|\*\*Open\*\*/.test(line) && !line.endsWith('| – |'),
  )
  expect(bare).toEqual([])
})

test('no requirement stands twice', () => {
  const numbers = Array.from(textOf('asvs.md').matchAll(LINE), ({ groups }) =>
    (groups?.numbers ?? '').match(/\d+\.\d+\.\d+/g),
  ).flatMap((some) => some ?? [])
  expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([])
})

function textOf(document: string): string {
  return readFileSync(join(ROOT, 'docs', document), 'utf8')
}
