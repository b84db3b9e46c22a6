import { array, assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'

import { readBlock, writeBlock } from '../../../web/entry/clipboard.ts'
import { placeBlock } from '../../../web/entry/place-block.ts'

const at = (row: number, column: number) => ({ from: { row, column }, to: { row, column } })

describe('a block on the clipboard', () => {
  test.each([
    ['one text', '5', [['5']]],
    [
      'a line end after the last line',
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'blank cells',
      '1\t\t3\n\t\t',
      [
        ['1', '', '3'],
        ['', '', ''],
      ],
    ],
    ['tabs and line ends in quotation marks', '"a\tb\nc"\t"say ""hi"""', [['a\tb\nc', 'say "hi"']]],
    ['a quotation mark within', '5" pipe\t6', [['5" pipe', '6']]],
    ['nothing', '', [['']]],
  ])('%s', (_, text, block) => {
    expect(readBlock(text)).toEqual(block)
  })

  test('what is copied is what is pasted, whatever the cells hold', () => {
    const cell = string({ unit: constantFrom('a', '"', '\t', '\n', '1', ' ', '') })
    const block = array(array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1 })
    assert(
      property(block, (lines) => {
        expect(readBlock(writeBlock(lines))).toEqual(lines)
      }),
    )
  })
})

describe('where a block goes', () => {
  const names = {
    rows: [
      ['DR-1.1.a', 'Trained'],
      ['DR-1.1.b', 'Passed'],
      ['DR-1.1.b', 'Passed'],
    ],
    columns: [
      ['Alder Elementary', '10'],
      ['Bay High', '20'],
      ['Canyon High', '30'],
    ],
  }

  test('one text fills the whole selection', () => {
    const selection = { from: { row: 0, column: 1 }, to: { row: 1, column: 2 } }
    expect(told([['7']], selection)).toEqual(['0,1=7', '0,2=7', '1,1=7', '1,2=7'])
  })

  test('a block goes right and down from the first cell of the selection', () => {
    expect(
      told(
        [
          ['1', '2'],
          ['3', '4'],
        ],
        at(1, 1),
      ),
    ).toEqual(['1,1=1', '1,2=2', '2,1=3', '2,2=4'])
  })

  test('what does not fit is counted, blanks are not', () => {
    const { cells, leftOut } = placeBlock([['1', '2', '', '9']], at(0, 2), names)
    expect(cells).toHaveLength(1)
    expect(leftOut).toBe(2)
  })

  test('names of places above the numbers decide, in any order, by name or code', () => {
    const block = [
      ['Canyon High', ' alder  elementary'],
      ['5', '6'],
    ]
    expect(told(block, at(1, 0))).toEqual(['1,2=5', '1,0=6'])
    expect(
      told(
        [
          ['20', '10'],
          ['5', '6'],
        ],
        at(0, 0),
      ),
    ).toEqual(['0,1=5', '0,0=6'])
  })

  test('names of places beside the numbers decide too', () => {
    const block = [
      ['Site', 'Count'],
      ['Bay High', '5'],
      ['Alder Elementary', '6'],
    ]
    expect(told(block, at(0, 0))).toEqual(['0,1=5', '0,0=6'])
  })

  test('names of metrics and of places together decide both', () => {
    const block = [
      ['', 'Bay High'],
      ['DR-1.1.b', '5'],
      ['Trained', '6'],
    ]
    expect(told(block, at(0, 0))).toEqual(['1,1=5', '0,1=6'])
  })

  test('numbers that happen to be codes of places are numbers where others beside them are not', () => {
    expect(
      told(
        [
          ['10', '11'],
          ['12', '13'],
        ],
        at(0, 0),
      ),
    ).toEqual(['0,0=10', '0,1=11', '1,0=12', '1,1=13'])
  })

  function told(block: string[][], selection: Parameters<typeof placeBlock>[1]) {
    const { cells } = placeBlock(block, selection, names)
    return cells.map(({ row, column, text }) => `${row},${column}=${text}`)
  }
})
