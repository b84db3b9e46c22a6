import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'

const GRID = '/grid?year=2022-23&cycle=Q2'

const site = useSite('demo')

describe.each(LOOKS)('status and change at $width px, $scheme', (look) => {
  test('stands without a fault, as a board or as a list', async () => {
    const { page, faults, close } = await site.open(look)
    await show(page, GRID)
    const wide = look.width > 700
    expect(await page.locator('.grid-board').isVisible()).toBe(wide)
    expect(await page.locator('.grid-list').isVisible()).toBe(!wide)
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })

  test('a metric’s own grid and its form stand without a fault', async () => {
    const { page, faults, close } = await site.open(look)
    await page.goto(`${site.address}/metrics/sfp-2022-3-1-a?cycle=Q2`)
    await page.locator('.own-grid .here').waitFor()
    await page.getByRole('button', { name: 'Change cut points' }).click()
    await page.getByText('Colours with five columns').last().click()
    const choices = page.locator('.colour-choices').first()
    expect(await choices.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })
})

test('paper has the board and the legend', async () => {
  const { page, close } = await site.open({ width: 390, scheme: 'light' })
  await show(page, GRID)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.grid-board').isVisible()).toBe(true)
  expect(await page.locator('.grid-legend').isVisible()).toBe(true)
  await close()
})

test('the keyboard leads from the board to a metric, and the department into the address', async () => {
  const { page, close } = await site.open()
  await show(page, '/overview?year=2022-23&cycle=Q2')
  await page.getByRole('link', { name: 'Status and change' }).click()
  await page.locator('.grid-board').waitFor()
  await page.getByLabel('Department').selectOption({ label: 'Data and Research' })
  await page.waitForURL(/department=data-and-research/)
  await page.locator('.placed').first().focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/metrics\/dr-2022/)
  expect(page.url()).toContain('/metrics/dr-2022')
  await close()
})

async function show(page: Page, path: string): Promise<void> {
  await page.goto(site.address + path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}
