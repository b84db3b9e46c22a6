import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'

/** Council attendance: a rate of 24 sites, logged by month. */
const COUNCILS = '/metrics/sfp-2022-3-1-a'
/** Requests open over 10 days: a level where 0 is the best there is. */
const REQUESTS = '/metrics/dr-2022-3-1-a'

describe('the page of a metric', () => {
  const site = useSite('demo')

  const visit = async (page: Page, path: string) => {
    await page.goto(`${site.address}${path}`, { waitUntil: 'networkidle' })
    await page.getByRole('heading', { level: 1 }).waitFor()
  }

  test.each(LOOKS)('is drawn without fault at $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look)
    await visit(page, COUNCILS)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Record a value' }).click()
    await page.getByLabel('How many (numerator)').waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })

  test('a value is refused, recorded, corrected and withdrawn', async () => {
    const { page, faults, close } = await site.open()
    await visit(page, COUNCILS)
    await page.getByRole('button', { name: 'Record a value' }).click()
    await page.getByLabel('Date it was true').fill('2023-02-08')
    await page.getByLabel('Site', { exact: true }).selectOption({ label: 'Larkspur Middle' })
    await page.getByLabel('How many (numerator)').fill('12')
    await page.getByLabel('Of how many (denominator)').fill('10')
    await page.keyboard.press('Tab')
    await page.getByText('The numerator 12 is above the denominator 10').waitFor()
    await page.getByLabel('How many (numerator)').fill('8')
    await page.getByText('That makes 80').waitFor()
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByText('Recorded: 8 of 10, Larkspur Middle, Feb 8, 2023.').waitFor()

    await page.getByRole('button', { name: 'Correct Feb 8, 2023 Larkspur Middle' }).click()
    await page.getByLabel('How many (numerator)').fill('9')
    await page.getByLabel('Why is it corrected?').fill('one came late')
    await page.getByRole('button', { name: 'Correct it' }).click()
    await page.getByText('Corrected: now 9 of 10').waitFor()
    await page.getByText('History: 2 versions').click()
    await page.getByText('“one came late”').waitFor()

    await page.getByRole('button', { name: 'Withdraw Feb 8, 2023 Larkspur Middle' }).click()
    await page.getByLabel('Why is it withdrawn?').fill('the meeting was not theirs')
    await page.getByRole('button', { name: 'Withdraw it' }).click()
    await page.getByText('Withdrawn: 9 of 10').waitFor()
    await page.getByRole('cell', { name: 'the meeting was not theirs' }).waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test('a zero is recorded by keyboard alone and shown as 0', async () => {
    const { page, faults, close } = await site.open()
    await visit(page, REQUESTS)
    await page.getByRole('button', { name: 'Record a value' }).focus()
    await page.keyboard.press('Enter')
    await expectFocus(page, 'Date it was true')
    await page.keyboard.type('02092023')
    await page.getByLabel('Level, in requests').focus()
    await page.keyboard.type('0')
    await page.keyboard.press('Enter')
    await page.getByText('Recorded: 0 requests, Feb 9, 2023.').waitFor()
    const values = page.getByRole('table', { name: 'Every value' })
    const row = values.getByRole('row').filter({ hasText: 'Feb 9, 2023' })
    expect(await row.getByRole('cell').first().textContent()).toBe('0 requests')
    expect(faults).toEqual([])
    await close()
  })

  test('an event is noted, cuts the limits, is changed and deleted', async () => {
    const { page, faults, close } = await site.open()
    await visit(page, COUNCILS)
    const years = page.locator('section').filter({ hasText: 'Over the years' })
    const signal = years.getByText('The last value is above the upper limit, 60.8 %')
    await signal.waitFor()
    await years.getByText('The best of 23 values').waitFor()
    await page.getByRole('button', { name: 'Note an event' }).click()
    await page.getByRole('textbox', { name: 'What happened' }).fill('New council rules')
    await page.getByLabel('Date', { exact: true }).fill('2022-09-01')
    await page.getByLabel('Starts a new calculation of the limits').check()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Noted: New council rules.').waitFor()
    await years.getByText('There are 5 points since “New council rules”').waitFor()
    expect(await signal.count()).toBe(0)

    await page.getByRole('button', { name: 'Change New council rules' }).click()
    await page.getByLabel('Starts a new calculation of the limits').uncheck()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Changed: New council rules.').waitFor()
    await signal.waitFor()

    await page.getByRole('button', { name: 'Delete New council rules' }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByText('Deleted: New council rules.').waitFor()
    await page
      .getByRole('button', { name: 'Change New council rules' })
      .waitFor({ state: 'detached' })
    expect(faults).toEqual([])
    await close()
  })

  test('what is typed outlives the tab and a lost network', async () => {
    const { page, close } = await site.open()
    await visit(page, REQUESTS)
    await page.getByRole('button', { name: 'Record a value' }).click()
    await page.getByLabel('Level, in requests').fill('3')
    await page.context().setOffline(true)
    await page.getByLabel('Date it was true').fill('2023-02-07')
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByText('Everything you typed is still here').waitFor()
    await page.context().setOffline(false)
    await page.reload({ waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Record a value' }).click()
    expect(await page.getByLabel('Level, in requests').inputValue()).toBe('3')
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByText('Recorded: 3 requests, Feb 7, 2023.').waitFor()
    await close()
  })
})

async function expectFocus(page: Page, label: string): Promise<void> {
  const focused = page.getByLabel(label)
  await expect.poll(() => focused.evaluate((el) => el === document.activeElement)).toBe(true)
}
