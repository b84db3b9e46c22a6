import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'

const PAGE = '/administration/people'

describe('the people of the demonstration', () => {
  const site = useSite('demo')

  test.each(LOOKS)('are shown and changed accessibly at $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look)
    await page.goto(site.address + PAGE, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Change Data editor' }).click()
    await page.getByRole('dialog', { name: 'Change Data editor' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Close the account' }).click()
    await page.getByRole('dialog', { name: 'Close the account of Data editor?' }).waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })

  test('a coordinator adds somebody by keyboard, who comes in by the link', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(site.address + PAGE, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Add a person' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Add a person' })
    await dialog.waitFor()
    await page.keyboard.type('Noor')
    await page.keyboard.press('Tab')
    await page.keyboard.type('noor@district.example')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Department owner')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    const link = await page.getByLabel('Link', { exact: true }).inputValue()
    await expectAccessible(page)

    const newcomer = await site.open(undefined, 'nobody')
    await newcomer.page.goto(link)
    await newcomer.page.getByLabel('Password', { exact: true }).fill('nine lighthouses in the fog')
    await newcomer.page.keyboard.press('Enter')
    await newcomer.page.getByRole('link', { name: 'Your account, Noor' }).waitFor()
    expect(await newcomer.page.getByText('Department owner').count()).toBeGreaterThan(0)
    expect([...faults, ...newcomer.faults]).toEqual([])
    await newcomer.close()

    await page.reload({ waitUntil: 'networkidle' })
    await page.getByRole('row', { name: /Noor.*signed in now/ }).waitFor()
    await close()
  })
})
