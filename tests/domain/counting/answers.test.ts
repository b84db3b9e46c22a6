import { expect, test } from 'vitest'

import { listAnswers } from '../../../domain/counting/answers.ts'

const FILE = ['Day,Clear,Useful', '1,Yes,no', '2,yes ,', '3,No,Yes']

test('the different cells of some columns are listed, most rows first', async () => {
  const one = await listAnswers(fileOf(FILE), { table: 1, columns: ['Clear'] })
  expect(one).toEqual({
    ok: true,
    value: {
      answers: [
        { text: 'Yes', rows: 2 },
        { text: 'No', rows: 1 },
      ],
      more: false,
    },
  })
  const two = await listAnswers(fileOf(FILE), { table: 1, columns: ['Clear', 'Useful'] })
  expect(two).toMatchObject({ value: { answers: [{ rows: 3 }, { rows: 2 }] } })
})

test.each([60, 61])('of %i different cells 60 are listed', async (count) => {
  const lines = ['Who,On', ...Array.from({ length: count }, (_, at) => `person ${at},1`)]
  const listed = await listAnswers(fileOf(lines), { table: 1, columns: ['Who'] })
  expect(listed).toMatchObject({ ok: true, value: { more: count > 60 } })
})

test('a column that is not there is refused', async () => {
  const listed = await listAnswers(fileOf(FILE), { table: 1, columns: ['Site'] })
  expect(listed).toMatchObject({ ok: false, error: { code: 'column_unknown' } })
})

function fileOf(lines: readonly string[]): Blob {
  return new Blob([`${lines.join('\n')}\n`])
}
