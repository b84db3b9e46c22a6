import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'

/** People trained: a running total, to 320 by the end of the year. */
const TRAINED = '/metrics/dr-2022-1-1-a'
const PAGES = [
  ['/', /metrics judged in Q1/],
  ['/overview', 'Where we stand, 2022–23'],
  ['/departments/data-and-research', 'Data and Research'],
  ['/collection', 'Collection of Q2, 2022–23'],
  ['/cycles', 'Cycles of 2022–23'],
  ['/plans', 'Plans for 2022–23'],
  ['/plans/dr-2022', 'Data and Research, 2022–23'],
  [TRAINED, 'People trained on Aeries'],
] as const

describe('looking back in the demonstration', () => {
  const site = useSite('demo')

  describe.each(LOOKS)('at $width px, $scheme', (look) => {
    test.each(PAGES)('%s is accessible', async (path, heading) => {
      const { page, faults, close } = await site.open(look)
      await page.goto(`${site.address}${path}?asOf=2022-12-15`, { waitUntil: 'networkidle' })
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await page.getByText('as it stood at the end of Dec 15, 2022').waitFor()
      await expectAccessible(page)
      expect(faults).toEqual([])
      await close()
    })
  })

  test('a target that was changed today is the old one yesterday, by keyboard', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(site.address + TRAINED, { waitUntil: 'networkidle' })
    await page.getByText('To 320 people by the end of 2022–23').waitFor()
    await press(page, 'button', 'Change how it is measured')
    await page.getByLabel('Target for the year').fill('400')
    await page.getByLabel('Why is the definition changed?').fill('The Board asked for more.')
    await press(page, 'button', 'Save the definition')
    await page.getByText('To 400 people by the end of 2022–23').waitFor()

    await page.getByLabel('See this page as it stood on').fill('2023-02-09')
    await page.keyboard.press('Enter')
    await page.getByText('To 320 people by the end of 2022–23').waitFor()
    expect(await page.getByText('To 400 people by the end').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Change how it is measured' }).count()).toBe(0)
    const notice = page.getByText('as it stood at the end of Feb 9, 2023').locator('..')
    expect(await notice.evaluate((node) => node === document.activeElement)).toBe(true)

    await press(page, 'link', 'Plans')
    // The page before it names the department too.
    await page.getByRole('heading', { level: 1, name: 'Plans for 2022–23' }).waitFor()
    await press(page, 'link', 'Data and Research')
    await page.getByRole('heading', { level: 1, name: 'Data and Research, 2022–23' }).waitFor()
    expect(await page.getByRole('button', { name: 'Return' }).count()).toBe(0)
    await press(page, 'link', 'DR-1.1.a')
    await page.getByText('To 320 people by the end of 2022–23').waitFor()
    await press(page, 'button', 'Back to now')
    await page.getByText('To 400 people by the end of 2022–23').waitFor()
    expect(new URL(page.url()).search).toBe('')
    expect(faults).toEqual([])
    await close()
  })
})

/** Presses a button or follows a link with the keyboard. */
async function press(page: Page, role: 'button' | 'link', name: string): Promise<void> {
  await page.getByRole(role, { name, exact: true }).focus()
  await page.keyboard.press('Enter')
}
