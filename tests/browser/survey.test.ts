import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'

/** A rate of a survey in November: under half answered, and the question was reworded. */
const ACCESS = '/metrics/dr-2022-2-1-b'
/** A score of so few that its bounds are certain. */
const DLN = '/metrics/sfp-2022-2-1-a'

describe('the survey on the page of a metric', () => {
  const site = useSite('demo')

  const visit = async (page: Page, path: string) => {
    await page.goto(`${site.address}${path}`, { waitUntil: 'networkidle' })
    await page.getByRole('heading', { level: 1 }).waitFor()
  }

  test.each(LOOKS)('is drawn without fault at $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look)
    await visit(page, ACCESS)
    const section = page.locator('.survey-part')
    await section.getByText('Fewer than half of the people invited answered').waitFor()
    await section.getByText('The question was reworded').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Record a value' }).click()
    await page.getByText('From a survey').click()
    await page.getByText('Count the answers here').click()
    await page.getByLabel('Answers for each option').fill('3 7 20 15 5')
    await page.getByText('20 of 50 valid answers are favourable').waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })

  test('is certain where everyone is few', async () => {
    const { page, close } = await site.open()
    await visit(page, DLN)
    const section = page.locator('.survey-part')
    await section.waitFor()
    const said = await section.textContent()
    expect(said).toContain('whatever the 4 others would have answered')
    expect(said).toContain('it is not called a change')
    await close()
  })

  test('is counted and recorded by keyboard alone, and shows its interval and whiskers', async () => {
    const { page, faults, close } = await site.open()
    await visit(page, `${ACCESS}?cycle=Q3`)
    expect(await page.getByRole('heading', { name: 'The survey of Q3' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Record a value' }).focus()
    await page.keyboard.press('Enter')
    await expectFocus(page, 'Date it was true')
    await page.keyboard.type('02082023')
    await tabTo(page, 'From a survey')
    await page.keyboard.press('Enter')
    await tabTo(page, 'People invited')
    await page.keyboard.type('640')
    await tabTo(page, 'Count the answers here')
    await page.keyboard.press('Enter')
    await tabTo(page, 'Answers for each option')
    await page.keyboard.type('20 40 60 150 130')
    await page.getByText('280 of 400 valid answers are favourable').waitFor()
    expect(await page.getByLabel('How many (numerator)').inputValue()).toBe('280')
    await page.keyboard.press('Enter')
    await page.getByText('Recorded: 280 of 400, Feb 8, 2023.').waitFor()

    const section = page.locator('.survey-part').filter({ hasText: 'The survey of Q3' })
    await section.getByText(/among all 640 people invited the share is between 67\s%/).waitFor()
    await section.getByText('400 of 640 people invited answered').waitFor()
    await section.getByText(/Up 11.8 points since Q2/).waitFor()
    await page.getByText('Whiskers show what a survey’s result lies between.').waitFor()
    await page.getByText('The numbers as a table').first().click()
    const row = page.getByRole('row').filter({ hasText: 'Q3 value' })
    expect(await row.getByRole('cell').allTextContents()).toEqual([
      'Q3 value',
      '70%',
      '67.2%',
      '72.7%',
      '',
    ])
    await page.getByText('Survey: 640 invited, 5 options').waitFor()
    expect(faults).toEqual([])
    await close()
  })
})

async function expectFocus(page: Page, label: string): Promise<void> {
  const focused = page.getByLabel(label)
  await expect.poll(() => focused.evaluate((el) => el === document.activeElement)).toBe(true)
}

/** Presses Tab until the control or the summary of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 15; presses += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : element
      return label?.textContent ?? ''
    })
    if (focused.startsWith(name)) return
  }
  throw new Error(`Tab does not reach ${name}`)
}
