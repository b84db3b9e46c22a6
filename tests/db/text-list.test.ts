import { expect, test } from 'vitest'

import { fromTextList, toTextList } from '../../db/text-list.ts'

test('a list of texts reads back as it was', () => {
  const texts = ['a', '', '"[1]"', 'é\n']
  expect(fromTextList(toTextList(texts))).toEqual(texts)
  expect(fromTextList(toTextList([]))).toEqual([])
})

test.each(['{}', '"a"', 'null', '[1]', '["a", null]'])('%s is no list of texts', (column) => {
  expect(() => fromTextList(column)).toThrow('not a list of texts')
})
