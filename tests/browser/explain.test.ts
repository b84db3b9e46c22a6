import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'

/** Council attendance: a rate of 24 sites, logged by month. */
const COUNCILS = '/metrics/sfp-2022-3-1-a'

/** Staff asked in Q2, more than half of whom did not answer. */
const SURVEYED = '/metrics/dr-2022-2-1-b'

describe('how a figure is made', () => {
  const site = useSite('demo')

  const visit = async (page: Page, path: string) => {
    await page.goto(`${site.address}${path}`, { waitUntil: 'networkidle' })
    await page.getByRole('heading', { level: 1 }).waitFor()
  }

  test.each(LOOKS)('on the metric page is what is shown, $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look)
    await visit(page, `${COUNCILS}?cycle=Q2`)
    const figure = numberIn(await page.locator('.status-now .big').innerText())
    const panel = await openByKeyboard(page, page.locator('.status-now .explain'))
    expect(await resultIn(panel)).toBeCloseTo(figure, 1)
    await expectAccessible(page)
    await expectClosed(page, page.locator('.status-now .explain'))
    expect(faults).toEqual([])
    await close()
  })

  test.each(LOOKS)('on a department page is what is shown, $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look)
    await visit(page, '/overview')
    await page.getByRole('link', { name: 'Data and Research' }).first().click()
    const card = page
      .locator('.metric')
      .filter({ has: page.locator('.figure-value') })
      .first()
    await card.waitFor()
    const figure = numberIn(await card.locator('.figure-value').innerText())
    const panel = await openByKeyboard(page, card.locator('.explain'))
    expect(await resultIn(panel)).toBeCloseTo(figure, 1)
    await expectAccessible(page)
    await expectClosed(page, card.locator('.explain'))
    expect(faults).toEqual([])
    await close()
  })

  test.each(LOOKS)('on the overview lists what is counted, $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look)
    await visit(page, '/overview?cycle=Q2')
    const cell = page.locator('td.current .with-sign').first()
    const counts = await cell.locator('.mark').allInnerTexts()
    const shown = counts.reduce((sum, count) => sum + numberIn(count), 0)
    const panel = await openByKeyboard(page, cell.locator('.explain'))
    await panel.locator('.counted').first().waitFor()
    const notDue = panel
      .locator('.counted', { has: page.locator('.mark.not_due') })
      .getByRole('link')
    expect(await resultIn(panel)).toBe(shown + (await notDue.count()))
    await expectAccessible(page)
    await expectClosed(page, cell.locator('.explain'))
    expect(faults).toEqual([])
    await close()
  })

  test.each(LOOKS)(
    'over the years has the limits that are drawn, $width px, $scheme',
    async (look) => {
      const { page, faults, close } = await site.open(look)
      await visit(page, COUNCILS)
      const part = page.locator('.over-the-years')
      const sentence = await part.locator('.said li', { hasText: 'upper limit' }).innerText()
      const panel = await openByKeyboard(page, part.locator('.explain'))
      const upper = panel.locator('.explained-calculations > div', { hasText: 'Upper limit' })
      expect(await resultIn(upper)).toBeCloseTo(numberIn(sentence), 1)
      await expectAccessible(page)
      await expectClosed(page, part.locator('.explain'))
      expect(faults).toEqual([])
      await close()
    },
  )

  test.each(LOOKS)('of a survey has the ends that are said, $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look)
    await visit(page, `${SURVEYED}?cycle=Q2`)
    const result = page.locator('.survey-figure').first()
    const [low, high] = /between (\d+).* and (\d+)/.exec(await result.innerText())?.slice(1) ?? []
    const panel = await openByKeyboard(page, result.locator('.explain'))
    const ends = panel.locator('.explained-calculations > div', { hasText: ' end' })
    expect(await ends.allInnerTexts()).toEqual([
      expect.stringMatching(new RegExp(`said as ${low}`)),
      expect.stringMatching(new RegExp(`said as ${high}`)),
    ])
    await expectAccessible(page)
    await expectClosed(page, result.locator('.explain'))
    expect(faults).toEqual([])
    await close()
  })

  test.each(LOOKS)('of a place is what the grid shows, $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look)
    await visit(page, '/grid?year=2022-23&cycle=Q2')
    const row = page.locator('.grid-table tr', { hasText: 'Council attendance' })
    const colour = (await row.locator('.colour-mark').innerText()).toLowerCase()
    const panel = await openByKeyboard(page, row.locator('.explain'))
    const last = panel.locator('.explained-calculations > div').last()
    expect(await last.innerText()).toMatch(new RegExp(`: ${colour}$`))
    await expectAccessible(page)
    await expectClosed(page, row.locator('.explain'))
    expect(faults).toEqual([])
    await close()
  })

  test.each(LOOKS)('of the colours counts every metric, $width px, $scheme', async (look) => {
    const { page, close } = await site.open(look)
    await visit(page, '/grid?year=2022-23&cycle=Q2')
    const told = await page.locator('.grid-counts p').innerText()
    const panel = await openByKeyboard(page, page.locator('.grid-counts .explain'))
    expect(await resultIn(panel)).toBe(Number(/of (\d+) metrics/.exec(told)?.[1]))
    await expectAccessible(page)
    await close()
  })

  test('of a metric’s own place is its sentence', async () => {
    const { page, close } = await site.open()
    await visit(page, `${COUNCILS}?cycle=Q2`)
    const own = page.locator('.own-grid')
    const panel = await openByKeyboard(page, own.locator('.explain'))
    const moved = panel.locator('.explained-calculations > div', { hasText: 'Change in a year' })
    const sentence = await own.locator('.sentence').innerText()
    const shown = Number(/([\d.]+) points more/.exec(sentence)?.[1])
    expect(await resultIn(moved)).toBeCloseTo(shown, 1)
    await expectAccessible(page)
    await close()
  })

  test.each(LOOKS)('of the marks at home counts each once, $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look)
    await visit(page, '/')
    const marks = await page.locator('.every-marks > span').count()
    const panel = await openByKeyboard(page, page.locator('.every-asked .explain'))
    expect(await resultIn(panel)).toBe(marks)
    expect(await panel.locator('.counted').getByRole('link').count()).toBe(marks)
    await expectAccessible(page)
    await expectClosed(page, page.locator('.every-asked .explain'))
    expect(faults).toEqual([])
    await close()
  })

  test('prints nothing', async () => {
    const { page, close } = await site.open()
    await visit(page, COUNCILS)
    const panel = await openByKeyboard(page, page.locator('.status-now .explain'))
    await page.emulateMedia({ media: 'print' })
    expect(await panel.isVisible()).toBe(false)
    expect(await page.locator('.status-now .explain').isVisible()).toBe(false)
    await close()
  })
})

async function openByKeyboard(page: Page, button: Locator): Promise<Locator> {
  await button.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog')
  await panel.locator('.explained-as-of').waitFor()
  return panel
}

async function expectClosed(page: Page, button: Locator): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
}

/** The number after the last equals sign of the formula. */
async function resultIn(panel: Locator): Promise<number> {
  return numberIn((await panel.locator('.formula').last().innerText()).split('=').at(-1) ?? '')
}

function numberIn(text: string): number {
  return Number(/-?[\d.]+/.exec(text.replaceAll(',', '').replace('−', '-'))?.[0])
}
