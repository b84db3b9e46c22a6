import { describe, expect, test } from 'vitest'

import { createDrawnPages } from '../../server/public-page/drawn.ts'
import { createVisits } from '../../server/public-page/visits.ts'

describe('public pages that were drawn', () => {
  test('are drawn once, however many ask at the same time', async () => {
    const pages = createDrawnPages()
    let drawn = 0
    const draw = async () => {
      drawn += 1
      return `page ${drawn}`
    }
    const answers = await Promise.all([1, 2, 3].map(() => pages.get('one', 'en', draw)))
    expect(answers.map(({ body }) => body)).toEqual(['page 1', 'page 1', 'page 1'])
    expect((await pages.get('one', 'es', draw)).body).toBe('page 2')
    pages.drop('one')
    expect((await pages.get('one', 'en', draw)).body).toBe('page 3')
  })

  test('make room for others, the one that was asked for longest ago first', async () => {
    const pages = createDrawnPages(2)
    const get = (token: string, body: string) => pages.get(token, 'en', async () => body)
    await get('one', 'first')
    await get('two', 'first')
    await get('one', 'second')
    await get('three', 'first')
    expect((await get('one', 'third')).body).toBe('first')
    expect((await get('two', 'second')).body).toBe('second')
  })

  test('are not kept where drawing failed', async () => {
    const pages = createDrawnPages()
    const broken = pages.get('one', 'en', async () => Promise.reject(new Error('no piece')))
    await expect(broken).rejects.toThrow('no piece')
    expect((await pages.get('one', 'en', async () => 'page')).body).toBe('page')
  })
})

test('visits are counted by address and minute, and say how long to wait', () => {
  let now = new Date('2022-10-06T19:00:00Z')
  const count = createVisits({ now: () => now }, 2)
  expect([count('a'), count('a'), count('a'), count('b')]).toEqual([
    undefined,
    undefined,
    60,
    undefined,
  ])
  now = new Date('2022-10-06T19:00:59.500Z')
  expect(count('a')).toBe(1)
  now = new Date('2022-10-06T19:01:00Z')
  expect(count('a')).toBeUndefined()
})
