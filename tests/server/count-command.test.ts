import { spawnSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { migrateToLatest } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { insertExamplePlan, insertOrganisation, METRICS } from '../support/plans.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const CANARY = 'Quetzalcanary'
const RECIPE = {
  version: 1,
  name: 'Parent accounts',
  counting: { how: 'distinct', keys: ['Account Name'] },
  where: [{ column: 'User Type', is: ['Parent'] }],
  date: { column: 'Date' },
  by: 'month',
}
const PORTAL = [
  'Account Name,Student Name,User Type,Information Area,Campus,Date',
  `${CANARY}1@d.example,${CANARY},Parent,Grades,Valley HS,09/13/2022 7:00`,
  `${CANARY}2@d.example,${CANARY},Parent,Grades,Hillside Elementary,09/14/2022 7:00`,
  `${CANARY}1@d.example,${CANARY},Parent,Grades,301,09/15/2022 7:00`,
  `${CANARY}3@d.example,${CANARY},Student,Grades,101,10/15/2022 7:00`,
]

describe('counting a file on the command line', { timeout: 240_000 }, () => {
  let folder: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'quarterdeck-count-'))
    mkdirSync(join(folder, 'data'))
    const db = openDatabase(`file:${join(folder, 'data', 'quarterdeck.db')}`)
    await migrateToLatest(db)
    await insertOrganisation(db)
    await insertExamplePlan(db)
    await db.destroy()
    file('portal.csv', PORTAL)
    file('recipe.json', [JSON.stringify(RECIPE)])
    file('sites.json', [JSON.stringify({ ...RECIPE, site: 'Campus' })])
    file('page.csv', ['<!DOCTYPE html><html><body>Sign in</body></html>'])
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('says what a file is, and the recipe of a layout that is known', () => {
    const looked = run('count', 'portal.csv')
    expect(looked.stderr).toBe('')
    expect(looked).toMatchObject({ status: 0 })
    expect(looked.stdout).toContain('known layout: Aeries portal usage')
    const suggested = run('count', 'portal.csv', '--suggest')
    expect(JSON.parse(suggested.stdout)).toMatchObject({ counting: RECIPE.counting })
  })

  test('prints the numbers that would be stored, and none of the cells', () => {
    const counted = run('count', 'portal.csv', '--recipe', 'recipe.json')
    expect(counted).toMatchObject({ status: 0, stderr: '' })
    expect(counted.stdout).toContain('2022-09-01 to 2022-09-30  district  2')
    expect(counted.stdout).toContain('3 of 4 rows counted, 2022-09-13 to 2022-09-15')
    expect(counted.stdout).toContain('left out, 1: is not meant by the recipe (line 5)')
    expect(counted.stdout).toContain('2022-23-Q1')
    expect(counted.stdout).not.toContain(CANARY)
    const json = run('count', 'portal.csv', '--recipe', 'suggested', '--json')
    expect(JSON.parse(json.stdout)).toMatchObject({
      counted: 3,
      provenance: { file: 'portal.csv' },
    })
  })

  test('asks what nobody knows, and takes the answer by flag and from the recipe it saves', () => {
    const asked = run('count', 'portal.csv', '--recipe', 'sites.json')
    expect(asked).toMatchObject({ status: 1, stdout: '' })
    expect(asked.stderr).toContain('--site "Valley HS=CODE"')
    const answer = ['--site', 'Valley HS=301', '--save', 'kept.json'] as const
    const answered = run('count', 'portal.csv', '--recipe', 'sites.json', ...answer)
    expect(answered.stdout).toContain('2022-09-01 to 2022-09-30  301  1')
    expect(answered.stdout).toContain('2022-09-01 to 2022-09-30  101  1')
    const again = run('count', 'portal.csv', '--recipe', 'kept.json')
    expect(again.stdout).toBe(answered.stdout)
  })

  test('records only counts; the same file again changes nothing', () => {
    const metric = ['--metric', METRICS.count, '--site', 'Valley HS=301'] as const
    const words = ['count', 'portal.csv', '--recipe', 'sites.json', ...metric] as const
    expect(run(...words, '--out', 'tidy.csv')).toMatchObject({ status: 0, stderr: '' })
    const tidy = readFileSync(join(folder, 'tidy.csv'), 'utf8')
    expect(tidy).not.toContain(CANARY)
    const first = run(...words, '--record')
    expect(first.stderr).toBe('')
    expect(first.stdout).toContain('2 added, 0 corrected, 0 unchanged, 0 refused')
    expect(run(...words, '--record').stdout).toContain(
      '0 added, 0 corrected, 2 unchanged, 0 refused',
    )
    const imported = run('observations', 'import', 'tidy.csv')
    expect(imported.stdout).toContain('0 added, 0 corrected, 2 unchanged, 0 refused')

    const exported = run('export', 'observations').stdout
    expect(exported).toContain('portal.csv')
    expect(exported).toMatch(/Parent accounts \([0-9a-f]{8}\)/)
    expect(exported).not.toContain(CANARY)
  })

  test('a number of another kind than the metric is refused, and nothing stored', () => {
    const words = [
      'count',
      'portal.csv',
      '--recipe',
      'recipe.json',
      '--metric',
      METRICS.rate,
    ] as const
    const refused = run(...words, '--record')
    expect(refused).toMatchObject({ status: 1 })
    expect(refused.stderr).toContain('A rate is logged as numerator and denominator')
    expect(refused.stderr).toContain('Nothing was stored.')
  })

  test.each([
    [['count', 'portal.csv', '--recipe', 'recipe.json', '--record'], 1, '--metric'],
    [['count', 'page.csv', '--recipe', 'recipe.json'], 1, 'web page'],
    [['count', 'nothing.csv'], 1, 'cannot be read'],
    [['count'], 64, 'Name one file'],
    [['count', 'portal.csv', '--recipe', 'portal.csv'], 64, 'is not JSON'],
    [
      ['count', 'portal.csv', '--recipe', 'recipe.json', '--decimal', 'x'],
      1,
      '“decimal” has to be',
    ],
    [['count', 'portal.csv', '--recipe', 'recipe.json', '--date', 'soon'], 1, '2022-10-18'],
  ])('%j ends with %d and says why', (words, status, why) => {
    const ended = run(...words)
    expect(ended.status).toBe(status)
    expect(ended.stderr).toContain(why)
  })

  function file(name: string, lines: string[]) {
    writeFileSync(join(folder, name), `${lines.join('\r\n')}\r\n`)
  }

  function run(...words: string[]) {
    const paths = words.map((word) => (/\.(?:csv|json)$/.test(word) ? join(folder, word) : word))
    return spawnSync(process.execPath, ['server/command-line.ts', ...paths], {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        DATA_DIR: join(folder, 'data'),
      },
    })
  }
})
