import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { RunningServer } from '../support/browser.ts'
import { expectAccessible, LOOKS, openPage, startBrowser, startServer } from '../support/browser.ts'

describe('the design language', () => {
  let server: RunningServer
  let browser: Browser

  beforeAll(async () => {
    server = await startServer('empty')
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  test.each(LOOKS)('is drawn without fault at $width px, $scheme', async (look) => {
    const { page, faults, close } = await openPage(browser, look)
    await page.goto(`${server.address}/design`, { waitUntil: 'networkidle' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })

  test('an address that is not there says so, with a way back', async () => {
    const { page, close } = await openPage(browser)
    await page.goto(`${server.address}/nowhere`, { waitUntil: 'networkidle' })
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('No such page')
    await expectAccessible(page)
    await close()
  })
})
