import { DetailedError } from 'hono/client'
import { afterEach, expect, test, vi } from 'vitest'

import { createApi } from '../../../web/api.ts'
import { dropSource, findSource, keepSource } from '../../../web/plan-import/draft.ts'
import { readSource, storeSource, toRefusal } from '../../../web/plan-import/reading.ts'
import {
  exampleSource,
  fileSource,
  pastedSource,
  problemOfBytes,
} from '../../../web/plan-import/source.ts'
import { choicesOf } from '../../../web/plan-import/use-place.ts'

/** A storage that takes nothing more. */
const FULL = {
  setItem: () => {
    throw new DOMException('full', 'QuotaExceededError')
  },
  removeItem: () => {},
}

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

test.each([
  ['pasted text', pastedSource('“If we…”')],
  ['the example', exampleSource('If we...')],
  ['a file', fileSource('plan.txt', Uint8Array.from([0x93, 0x41, 0x94, 0, 255]))],
])('%s is kept and found again byte for byte', (_name, source) => {
  expect(keepSource(source)).toBe(true)
  expect(findSource()).toEqual(source)
  dropSource()
  expect(findSource()).toBeUndefined()
})

test('a text that does not fit is not said to be kept', () => {
  vi.stubGlobal('localStorage', FULL)
  expect(keepSource(pastedSource('long'))).toBe(false)
})

test.each(['nonsense', '["pasted"]', '{}', '["pasted","",""]', '["pasted",1,"x"]'])(
  '%j was not kept by us',
  (kept) => {
    localStorage.setItem('quarterdeck.plan-import', kept)
    expect(findSource()).toBeUndefined()
  },
)

test('a file that is plainly no text is not sent', () => {
  expect(problemOfBytes(bytes('%PDF-1.7'))?.title).toBe('This is a PDF')
  expect(problemOfBytes(bytes('PK\u0003\u0004word'))?.title).toBe('This is a Word or Excel file')
  expect(problemOfBytes(new Uint8Array(4 * 1024 * 1024))).toBeUndefined()
  expect(problemOfBytes(new Uint8Array(4 * 1024 * 1024 + 1))?.title).toBe('The file is too large')
  expect(problemOfBytes(bytes('Priority 1: PK'))).toBeUndefined()
})

test('bytes are sent as they are, and stored under a key', async () => {
  const asked: { url: string; init: RequestInit | undefined }[] = []
  const api = createApi(async (url, init) => {
    asked.push({ url: typeof url === 'string' ? url : '', init })
    return Response.json({})
  })
  const source = fileSource('plan.txt', Uint8Array.from([0x93, 0x41, 0x94]))
  await readSource(api, source, 2, new AbortController().signal)
  const place = { year: '2022-23', department: 'd1' }
  await storeSource(api, source, undefined, { ...place, key: 'key-12345' })
  expect(asked.map(({ url }) => url)).toEqual([
    '/api/v1/plans/import?dryRun=true&plan=2',
    '/api/v1/plans/import?year=2022-23&department=d1',
  ])
  expect(asked.map(({ init }) => init?.body)).toEqual([source.bytes, source.bytes])
  expect(asked[1]?.init?.headers).toMatchObject({ 'idempotency-key': 'key-12345' })
})

test('the refusal of several plans offers them', () => {
  const errors = [
    { path: 'plan', line: 1, message: '1: Libraries, lines 1 to 9', code: 'several_plans' },
    { path: 'plan', line: 10, message: '2: no name, lines 10 to 20', code: 'several_plans' },
  ]
  expect(toRefusal(refusal({ title: 'Not read', errors })).plans).toEqual([
    { number: 1, told: 'Libraries, lines 1 to 9' },
    { number: 2, told: 'no name, lines 10 to 20' },
  ])
})

test('a refusal says once what its detail and its error both say', () => {
  const message = 'Found no priorities.'
  const errors = [{ path: 'body', message, code: 'not_a_department_plan' }]
  const { problem, plans } = toRefusal(refusal({ title: 'Not read', detail: message, errors }))
  expect(problem).toEqual({ title: 'Not read', detail: message, errors: [] })
  expect(plans).toEqual([])
})

test('the years on offer are those that are there, in question, or near today', () => {
  expect(choicesOf(['2019-20'], ['2024-25', null, 'soon'], '2022-11-01')).toEqual([
    { id: '2024-25', isThere: false },
    { id: '2023-24', isThere: false },
    { id: '2022-23', isThere: false },
    { id: '2021-22', isThere: false },
    { id: '2019-20', isThere: true },
  ])
})

function bytes(text: string) {
  return new TextEncoder().encode(text)
}

function refusal(data: object) {
  return new DetailedError('refused', { statusCode: 422, detail: { data } })
}
