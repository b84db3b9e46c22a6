import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const PLAN = [
  'EXAMPLE UNIFIED SCHOOL DISTRICT',
  '2022-2023 DEPARTMENT PLAN',
  '',
  'Department Name: Family Outreach',
  '',
  'Theory Of Action',
  '',
  'If we... call every family',
  'then... families know whom to ask',
  'which will... Reach more families',
  '',
  'Priority 1: Reach more families',
  '[Action 1]',
  'Call every family in the fall.',
  'Metrics',
  '- a. Families called',
  '',
].join('\n')

describe('the command line', { timeout: 90_000 }, () => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'quarterdeck-command-'))
    writeFileSync(join(folder, 'plan.txt'), PLAN)
    writeFileSync(join(folder, 'agenda.txt'), 'Agenda\n9:00 Welcome\n9:30 Priorities and data\n')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('what is only read is not made first', () => {
    const refused = run('privacy', 'audit')
    expect(refused).toMatchObject({ status: 78, stdout: '' })
    expect(refused.stderr).toContain('There is no database at')
    expect(readdirSync(folder)).not.toContain('data')
  })

  test('a plan goes from a file to the CSV of its metrics', () => {
    const dry = run('plan', 'import', 'plan.txt', '--dry-run')
    expect(dry).toMatchObject({ status: 0 })
    expect(dry.stdout).toContain('1 priorities, 1 actions, 1 metrics, 1 chains')

    const homeless = run('plan', 'import', 'plan.txt')
    expect(homeless).toMatchObject({ status: 1 })
    expect(homeless.stderr).toContain('Nothing was stored.')

    expect(run('plan', 'import', 'plan.txt', '--create')).toMatchObject({ status: 0 })
    const metrics = run('export', 'metrics', '--year', '2022-23')
    expect(metrics.stdout).toContain('Families called')
    for (const what of ['decisions', 'reflections'] as const) {
      const { stdout } = run('export', what, '--year', '2022-23')
      expect(stdout).toMatch(/^(?:decision|reflection)_id,school_year,cycle,.*\r\n$/)
    }
    const again = run('plan', 'import', 'plan.txt', '--create')
    expect(again).toMatchObject({ status: 1 })
    expect(again.stderr).toContain('has a plan for that year already')
  })

  test('an agenda is refused by name', () => {
    const refused = run('plan', 'import', 'agenda.txt')
    expect(refused).toMatchObject({ status: 1 })
    expect(refused.stderr).toContain('not_a_department_plan')
  })

  test('observations come in by CSV, all or none', () => {
    const header =
      'department,school_year,priority_number,action_number,metric_letter,observed_on,value'
    const place = 'Family Outreach,2022-23,1,1,a'
    const file = (name: string, ...rows: string[]) =>
      writeFileSync(join(folder, name), [header, ...rows, ''].join('\r\n'))
    file('undefined.csv', `${place},2022-10-05,12`)
    const refused = run('observations', 'import', 'undefined.csv')
    expect(refused).toMatchObject({ status: 1 })
    expect(refused.stderr).toMatch(/line 2.*measure_not_defined/)
    expect(run('export', 'observations').stdout.trim().split('\r\n')).toHaveLength(1)
  })

  test('what is stored verifies', () => {
    const verified = run('verify')
    expect(verified).toMatchObject({ status: 0 })
    expect(verified.stdout).toMatch(/Log: \d+ entries, unbroken; head [0-9a-f]{64}/)
    const [, count = '', head = ''] = /Log: (\d+) .* head (\w+)/.exec(verified.stdout) ?? []
    expect(run('verify', '--number', count, '--hash', head)).toMatchObject({ status: 0 })
    const other = run('verify', '--number', count, '--hash', 'f'.repeat(64))
    expect(other).toMatchObject({ status: 1 })
    expect(other.stdout).toContain(`Entry ${count} of the log does not hold`)
    expect(other.stdout).toContain('Keep a copy')
  })

  test('a database of a newer Quarterdeck is left alone, by commands and the server', () => {
    const newer = join(folder, 'newer')
    cpSync(join(folder, 'data'), newer, { recursive: true })
    const path = join(newer, 'quarterdeck.db')
    const file = new Sqlite(path)
    file.pragma('user_version = 9999')
    file.close()
    const before = readFileSync(path)
    const environment = { DATA_DIR: newer, PORT: '0' }
    for (const words of [['verify'], ['migrate'], ['export', 'metrics']]) {
      const refused = run(...words, environment)
      expect(refused).toMatchObject({ status: 65, stdout: '' })
      expect(refused.stderr).toMatch(/^Nothing was done\. .*9999.*newer Quarterdeck/)
    }
    const server = start('server/main.ts', [], environment)
    expect(server).toMatchObject({ status: 65, stdout: '' })
    expect(server.stderr).toMatch(/^Quarterdeck does not start\. .*9999.*newer Quarterdeck/)
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(newer)).toEqual(['quarterdeck.db'])
  })

  test('a log that was bent at its end stops everything but the command that says where', () => {
    const bent = join(folder, 'bent')
    cpSync(join(folder, 'data'), bent, { recursive: true })
    const file = new Sqlite(join(bent, 'quarterdeck.db'))
    file.exec('drop trigger ledger_no_update')
    file.exec(`update ledger set actor = 'somebody' where tx = (select max(tx) from ledger)`)
    file.close()
    const environment = { DATA_DIR: bent, PORT: '0' }
    expect(run('export', 'metrics', environment)).toMatchObject({ status: 65, stdout: '' })
    expect(start('server/main.ts', [], environment)).toMatchObject({ status: 65, stdout: '' })
    const verified = run('verify', environment)
    expect(verified.status).toBe(1)
    expect(verified.stdout).toMatch(/Entry \d+ of the log does not hold/)
  })

  test.each([
    [['nonsense'], {}, 64],
    [['plan', 'import'], {}, 64],
    [['export', 'everything'], {}, 64],
    [['export', 'decisions'], {}, 64],
    [['plan', 'import', 'plan.txt', '--colour', 'red'], {}, 64],
    [['verify', '--number', '3'], {}, 64],
    [['verify'], { PORT: 'many' }, 78],
    [['verify'], { AUTH_SECRET: 'too short to sign with' }, 78],
    [['admin', 'create', 'nobody'], {}, 64],
  ])('%j with %j ends with %d and says why', (words, environment, status) => {
    const ended = run(...words, environment)
    expect(ended.status).toBe(status)
    expect(ended.stderr.length).toBeGreaterThan(10)
  })

  function run(...given: (string | Record<string, string>)[]) {
    const words = given.filter((word) => typeof word === 'string')
    const environment = Object.assign({}, ...given.filter((word) => typeof word !== 'string'))
    const paths = words.map((word) => (/\.(txt|csv)$/.test(word) ? join(folder, word) : word))
    return start('server/command-line.ts', paths, environment)
  }

  function start(program: string, words: string[], environment: Record<string, string>) {
    return spawnSync(process.execPath, [program, ...words], {
      timeout: 30_000,
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        DATA_DIR: join(folder, 'data'),
        ...environment,
      },
    })
  }
})
