import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'

describe('the design language', () => {
  const site = useSite('empty')

  test.each(LOOKS)('is drawn without fault at $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look)
    await page.goto(`${site.address}/design`, { waitUntil: 'networkidle' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })

  test('a planted fault is found by what looks for them', async () => {
    const { page, close } = await site.open()
    await page.goto(`${site.address}/design`, { waitUntil: 'networkidle' })
    await expectAccessible(page)
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')))
    await expect(expectAccessible(page)).rejects.toThrow('image-alt')
    await close()
  })

  test('an address that is not there says so, with a way back', async () => {
    const { page, close } = await site.open()
    await page.goto(`${site.address}/nowhere`, { waitUntil: 'networkidle' })
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('No such page')
    await expectAccessible(page)
    await close()
  })
})
