import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { useSite } from '../support/browser.ts'

const SCHOOLS = '/departments/tk-12-schools/log?year=2022-23&cycle=Q3'

describe('typing in the grid', () => {
  const site = useSite('demo')

  test('the text shows while it is typed, and no key goes to nobody between two cells', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(site.address + SCHOOLS, { waitUntil: 'networkidle' })
    await cellOf(page, 'TK12-3.1.a').focus()
    await page.keyboard.type('17')
    await page.locator('.entry-input').waitFor()
    expect(await page.evaluate(pressEnter)).toEqual(['INPUT', 'TD'])
    await page.keyboard.press('Control+z')
    await saved(page)
    expect(faults).toEqual([])
    await close()
  })

  test('a page that is read again behind the typing leaves it alone', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(site.address + SCHOOLS, { waitUntil: 'networkidle' })
    const read = page.waitForResponse('**/api/v1/dashboard?*')
    await page.getByRole('link', { name: 'TK-12 Schools' }).first().click()
    await page.waitForURL((url) => !url.pathname.endsWith('/log'))
    await (await read).finished()
    const held: (() => Promise<void>)[] = []
    await page.route('**/api/v1/dashboard?*', (route) => {
      held.push(() => route.continue())
    })
    await page.goBack()
    await cellOf(page, 'TK12-3.1.a').focus()
    await page.keyboard.type('1')
    const answered = page.waitForResponse('**/api/v1/dashboard?*')
    await expect.poll(() => held.length).toBe(1)
    await held[0]?.()
    await (await answered).finished()
    await page.keyboard.type('7')
    await page.keyboard.press('Enter')
    await page.getByText('1 half typed').waitFor()
    expect(await cellOf(page, 'TK12-3.1.a').locator('.entry-text').textContent()).toBe('17')
    await page.keyboard.press('Control+z')
    await saved(page)
    expect(faults).toEqual([])
    await close()
  })
})

/** The first cell of a metric's first row. */
function cellOf(page: Page, code: string) {
  return page.locator('.entry-grid tbody tr', { hasText: code }).first().locator('td').first()
}

async function saved(page: Page): Promise<void> {
  await page.getByText(/All saved|Nothing to save/).waitFor()
}

/** What has the focus before Enter is pressed and as soon as it was. */
function pressEnter(): (string | undefined)[] {
  const typing = document.activeElement
  const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
  typing?.dispatchEvent(enter)
  return [typing?.tagName, document.activeElement?.tagName]
}
