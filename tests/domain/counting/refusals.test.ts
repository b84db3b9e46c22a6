import { describe, expect, test } from 'vitest'

import { countFile } from '../../../domain/counting/count.ts'
import { inspectFile } from '../../../domain/counting/inspect.ts'
import { count, DISTRICT } from '../../support/counting.ts'

const ROW = '2022-09-01,A\n'
const BY_DATE = { date: { column: 'Date' } } as const

describe('what is not counted', () => {
  const rows = { counting: { how: 'rows' }, ...BY_DATE } as const

  test.each([
    ['file_empty', ''],
    ['file_empty', '\uFEFF'],
    ['file_empty', '\r\n\n\r'],
    ['no_rows', 'Date,School,Value\n'],
    ['quote_not_closed', 'Date,Value\n2022-09-01,"A\n2022-09-02,B\n'],
    ['cell_too_long', `Date,Value\n2022-09-01,"${'a,b\n'.repeat(40_000)}`],
    ['too_many_columns', `${'c,'.repeat(20_000)}c\n`],
    ['column_unknown', 'Day,Value\n1,2\n'],
    ['column_unknown', 'Date,Date\n1,2\n'],
  ])('%s', async (code, file) => {
    expect(await count(file, rows)).toMatchObject({ ok: false, error: { code } })
  })

  test.each([
    ['web page', 'looks_like_web_page', `<!DOCTYPE html>\n${'<p>x, y</p>\n'.repeat(400_000)}`],
    ['list', 'looks_like_json', `[${'{"Date":"2022-09-01"},'.repeat(200_000)}{}]`],
    ['document', 'looks_like_pdf', `%PDF-1.7\n${'x'.repeat(4_000_000)}`],
    ['character', 'nul_bytes', `Date,Value\n1,\u0000\n${ROW.repeat(400_000)}`],
    ['quote', 'cell_too_long', `Date,Value\n1,"A\n${ROW.repeat(400_000)}`],
    ['line', 'cell_too_long', 'x'.repeat(6_000_000)],
    ['width', 'too_many_columns', `Date,Value\n${'c,'.repeat(20_000)}c\n${ROW.repeat(400_000)}`],
  ])('the beginning of a large file tells a broken %s', async (_, code, text) => {
    const file = new Watched([text])
    expect(await count(file, rows)).toMatchObject({ ok: false, error: { code } })
    expect(file.furthest).toBeLessThan(1_000_000)
  })

  test.each([
    ['quote', 'cell_too_long', '1,"A\n'],
    ['width', 'too_many_columns', `${'c,'.repeat(20_000)}c\n`],
    ['character', 'nul_bytes', '1,\u0000\n'],
  ])('a broken %s in a large file is told where it stands', async (_, code, broken) => {
    const file = new Watched([`Date,Value\n${ROW.repeat(400_000)}${broken}${ROW.repeat(400_000)}`])
    expect(await count(file, rows)).toMatchObject({
      ok: false,
      error: { code, line: 400_002 },
    })
    expect(file.read).toBeLessThan(file.size)
  })

  test('a quote that is open at the end of a large file is told in one reading', async () => {
    const file = new Watched([`Date,Value\n${ROW.repeat(200_000)}1,"A\n`])
    expect(await count(file, rows)).toMatchObject({
      ok: false,
      error: { code: 'quote_not_closed', line: 200_002 },
    })
    expect(file.read).toBeLessThan(file.size + 1_000_000)
  })

  test.each([
    ['file_empty', ''],
    ['file_empty', '\uFEFF'],
    ['file_empty', '\r\n\n\r'],
    ['file_empty', 'Your session has ended.\n'],
    ['no_rows', 'Date,School,Value\n'],
  ])('%s is told before anything is said about the columns', async (code, text) => {
    expect(await inspectFile(new Blob([text]), undefined)).toMatchObject({ error: { code } })
  })

  test('a refusal of a quote names its line', async () => {
    const refused = await count('Date,Value\n2022-09-01,A\n2022-09-02,"B\n', rows)
    expect(refused).toMatchObject({ error: { line: 3 } })
  })

  test('cancelling ends the count', async () => {
    const file = new Blob([`Date\n${'2022-09-01\n'.repeat(200_000)}`])
    const cancel = new AbortController()
    const parts: number[] = []
    const counting = countFile(
      {
        file,
        name: 'f',
        recipe: { version: 1, name: 't', by: 'month', ...rows },
        district: DISTRICT,
      },
      {
        signal: cancel.signal,
        onProgress: (part) => {
          parts.push(part)
          if (part > 0.5) cancel.abort(new Error('cancelled'))
        },
      },
    )
    await expect(counting).rejects.toThrow('cancelled')
    expect(parts.length).toBeGreaterThan(5)
    expect(parts.at(-1)).toBeLessThan(0.8)
  })
})

test('no cell of the file is in what comes out', async () => {
  const canary = 'Quetzalcanary'
  const lines = [
    'Name,Email,Note,School,Answer,Date',
    `${canary} One,${canary}1@d.example,"${canary}, said",101,${canary},9/13/2022`,
    `${canary} Two,,${canary},101,Agree,9/14/2022`,
    `${canary},,,,Agree,${canary}`,
    canary,
    `${canary} iPad,,${canary},101,Agree,9/31/2022`,
    ['Total ', canary, ',,,,,'].join(''),
  ]
  const recipes = [
    { counting: { how: 'distinct', keys: ['Email', 'Name'] } },
    { counting: { how: 'rows' }, where: [{ column: 'Note', filled: true }], oncePer: 'Email' },
    { counting: { how: 'percent favourable', columns: ['Answer'], favourable: ['Agree'] } },
    { counting: { how: 'sum', column: 'Answer' } },
    { counting: { how: 'latest', column: 'Name' } },
    { counting: { how: 'mean of scale', columns: ['Answer'], scale: [1, 5] } },
  ] as const
  for (const recipe of recipes) {
    const outcome = await count(lines, { ...recipe, site: 'School', ...BY_DATE })
    expect(outcome).toMatchObject({ ok: true, value: { questions: [] } })
    expect(JSON.stringify(outcome).toLowerCase()).not.toContain(canary.toLowerCase())
  }
})

/** Knows how far it was read, and how much. */
class Watched extends Blob {
  furthest = 0
  read = 0

  override slice(from = 0, to = this.size): Blob {
    const end = Math.min(to, this.size)
    this.furthest = Math.max(this.furthest, end)
    this.read += end - from
    return super.slice(from, end)
  }
}
