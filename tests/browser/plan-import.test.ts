import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'
import { DOUBTFUL_PLAN } from '../support/plan-reading.ts'

const AGENDA = 'MEETING AGENDA\n\n8:30 am Welcome\n9:00 am Priorities and metrics\n'

describe('importing a plan into an empty district', () => {
  const site = useSite('empty')

  const storedPlans = async (page: Page) => {
    const answer = await page.request.get(`${site.address}/api/v1/plans`)
    return (await answer.text()).includes('"id"')
  }

  test.each(LOOKS)('is drawn without fault at $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look)
    await page.goto(`${site.address}/import`, { waitUntil: 'networkidle' })
    await expectAccessible(page)
    await handIn(page, AGENDA)
    const refusal = page.getByRole('alert')
    await refusal.waitFor()
    expect(await refusal.textContent()).toMatch(/Looked for lines .*Found 0 priorities/)
    await expectAccessible(page)
    await handIn(page, DOUBTFUL_PLAN)
    await page.getByRole('button', { name: 'Accept and store' }).waitFor()
    await expectAccessible(page)
    expect(await storedPlans(page)).toBe(false)
    expect(faults).toEqual([])
    await close()
  })

  test('a phone shows the text, the plan or the doubts', async () => {
    const { page, close } = await site.open({ width: 390, scheme: 'dark' })
    await page.goto(`${site.address}/import`, { waitUntil: 'networkidle' })
    await handIn(page, DOUBTFUL_PLAN)
    const text = page.getByRole('region', { name: 'The text' })
    const plan = page.getByRole('region', { name: 'The plan' })
    await plan.waitFor()
    expect(await text.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Doubts (3)' }).click()
    await page.getByRole('button', { name: /^Doubt 2/ }).click()
    expect(await text.isVisible()).toBe(true)
    expect(await plan.isVisible()).toBe(false)
    const line = page.locator('[data-line="44"]')
    await expect.poll(() => isInSight(line)).toBe(true)
    await close()
  })

  test('a doubt in a text of many lines is brought into sight on both sides', async () => {
    const { page, close } = await site.open()
    await page.goto(`${site.address}/import`, { waitUntil: 'networkidle' })
    const services = Array.from({ length: 4_000 }, (_, at) => `- Service ${at}\n`).join('')
    const buffer = Buffer.from(DOUBTFUL_PLAN.replace('- Repair\n', services))
    const file = { name: 'plan.txt', mimeType: 'text/plain', buffer }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: 'Accept and store' }).waitFor()
    expect(await page.locator('[data-line="4043"]').count()).toBe(0)
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('n')
    const line = page.locator('[data-line="4043"]')
    await line.waitFor()
    await expect.poll(() => isInSight(line)).toBe(true)
    const part = page.locator('[data-part="priorities.1.actions.1.metrics.c"]')
    await expect.poll(() => isInSight(part)).toBe(true)
    await close()
  })

  test('the keyboard alone leads from nothing to a stored plan, with every text', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(`${site.address}/import`, { waitUntil: 'networkidle' })
    await page.getByLabel('The text of the report').focus()
    await page.keyboard.insertText(DOUBTFUL_PLAN)
    await tabTo(page, 'Read the text')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Library Services, 2024–25' }).waitFor()

    await page.keyboard.press('n')
    expect(await focusedText(page)).toContain('Doubt 1')
    await page.keyboard.press('n')
    expect(await focusedText(page)).toContain('Line 44 is metric "c"')
    expect(await page.locator('.part.here').textContent()).toContain('Share of shelves weeded')
    expect(await storedPlans(page)).toBe(false)

    await page.getByRole('heading', { level: 1 }).focus()
    await tabTo(page, 'Add 2024–25 with its four cycles')
    await page.keyboard.press('Enter')
    await page.getByText('Choose or add the department first.').waitFor()
    await page.getByRole('heading', { level: 1 }).focus()
    await tabTo(page, 'Add this department')
    await page.keyboard.press('Enter')
    await page.getByText('Nothing is stored yet.').waitFor()
    expect(await storedPlans(page)).toBe(false)
    await page.getByRole('heading', { level: 1 }).focus()
    await tabTo(page, 'Accept and store')
    await page.keyboard.press('Enter')

    await page.waitForURL('**/plans/*')
    await page.getByText('The plan is stored, word for word as printed.').waitFor()
    const shown = (await page.locator('article').textContent()) ?? ''
    for (const text of printedTexts()) expect(shown).toContain(text)
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })

  test('a second plan for the same place is refused before it is sent', async () => {
    const { page, close } = await site.open()
    await page.goto(`${site.address}/import`, { waitUntil: 'networkidle' })
    await handIn(page, DOUBTFUL_PLAN)
    await page.getByText('Library Services has a plan for 2024–25 already').waitFor()
    await page.getByRole('link', { name: 'See that plan' }).click()
    await page.getByRole('heading', { level: 1, name: 'Library Services, 2024–25' }).waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/plans\/./)
    await page.goto(`${site.address}/plans`, { waitUntil: 'networkidle' })
    await expectAccessible(page)
    await close()
  })
})

async function handIn(page: Page, text: string): Promise<void> {
  await page.getByLabel('The text of the report').fill(text)
  await page.getByRole('button', { name: /^Read the text/ }).click()
}

/** The printed lines that are no label, heading or question of the report. */
function printedTexts(): string[] {
  const label = /^(?:if we|then|which will)\.\.\. |^- (?:[a-z]\. )?|^Priority \d+: /
  const own = /^(?:CEDAR|2024|Department|What does|Total Dep|Prior Year|Theory|\[|Metrics$)/
  return DOUBTFUL_PLAN.split('\n')
    .filter((line) => line !== '' && !own.test(line))
    .map((line) => line.replace(/^If we/, 'if we').replace(label, ''))
}

async function tabTo(page: Page, text: string): Promise<void> {
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab')
    if ((await focusedText(page)) === text) return
  }
  throw new Error(`Tab does not lead to “${text}”`)
}

function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '')
}

/** Whether something stands within the window, not scrolled out of its pane. */
function isInSight(what: ReturnType<Page['locator']>): Promise<boolean> {
  return what.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + Math.min(height, 20) / 2]
    const found = document.elementFromPoint(x, y)
    return found !== null && element.contains(found)
  })
}
