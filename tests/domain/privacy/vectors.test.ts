import { existsSync, readdirSync, readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { codeRate, showCodedRate } from '../../../domain/privacy/coded-rate.ts'
import { suppressList, suppressTable } from '../../../domain/privacy/suppress.ts'

/** Published results, kept beside the repository and never in it. */
const FOLDER = new URL('../../../../shared/vectors/suppression/', import.meta.url)
const present = existsSync(FOLDER)
if (!present) console.log('skipped: the suppression vectors are not beside this repository')

const Vector = z.object({ id: z.string(), kind: z.string(), input: z.unknown(), params: z.looseObject({ T: z.number().optional() }), expected: z.looseObject({}) }) // prettier-ignore
const vectors = present
  ? readdirSync(FOLDER)
      .filter((name) => name.endsWith('.json'))
      .map((name) => Vector.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))))
  : []
const of = (kind: string) => vectors.filter((vector) => vector.kind === kind)

describe.skipIf(!present)('published results', () => {
  test.each(of('protect_1d'))('$id', ({ input, params, expected }) => {
    const counts = z.array(z.number()).parse(input)
    const { hidden } = suppressList(counts, { threshold: params.T ?? 11 })
    expect(
      counts
        .keys()
        .filter((at) => hidden[at])
        .toArray(),
    ).toEqual(expected.hidden_index0)
  })

  test.each(of('protect_2d'))('$id', ({ input, params, expected }) => {
    const [{ counts }] = z.tuple([z.object({ counts: z.array(z.array(z.number())) })]).parse(input)
    const found = suppressTable(counts, { threshold: params.T ?? 11 })
    const hidden = [...found.hidden.flat(), ...found.rowTotals, ...found.columnTotals].filter(
      Boolean,
    )
    const must = z.array(z.string()).parse(expected.must_hide)
    expect(hidden.length - must.length).toBeLessThanOrEqual(Number(expected.max_complementary))
    expect(found.grandTotal).toBe(false)
  })

  test.each(of('top_bottom_coding'))('$id', ({ input, expected }) => {
    const cases = z.array(z.object({ n: z.number(), percent: z.number() })).parse(input)
    const printed = cases.map(({ n, percent }) => {
      const code = codeRate(percent, n)
      return (code ? showCodedRate(code) : `${Math.round(percent)} %`).replaceAll(/\s/g, '')
    })
    expect(printed).toEqual(expected.printed)
  })
})
