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

  test.each(LOOKS)('who it is is asked over the form, at $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look)
    await page.goto(site.address + PAGE, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Add a person' }).click()
    const email = `mika-${look.width}@district.example`
    await page.getByLabel('Name', { exact: true }).fill('Mika')
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Role').selectOption({ label: 'Leadership viewer' })
    // As the server answers eleven minutes after the sign-in.
    let refused = false
    await page.route('**/api/v1/users', async (route) => {
      if (refused || route.request().method() !== 'POST') return route.fallback()
      refused = true
      return route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify({ type: 'urn:quarterdeck:problem:proof_needed', title: 'x' }),
      })
    })
    await page.getByRole('dialog').getByRole('button', { name: 'Add a person' }).click()
    const asking = page.getByRole('dialog', { name: 'Is it still you?' })
    const password = asking.getByRole('textbox', { name: 'Password', exact: true })
    await password.waitFor()
    expect(await password.evaluate((field) => field === document.activeElement)).toBe(true)
    await expectAccessible(page)
    await password.fill('not the password')
    await page.keyboard.press('Enter')
    await asking.getByText('This is not your password.').waitFor()
    await password.fill('quarterdeck-demo')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'The link for Mika' }).waitFor()
    expect(faults).toEqual([])
    await close()
  })
})
