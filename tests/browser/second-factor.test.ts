import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { codeAt, stepOf } from '../../server/sign-in/one-time-code.ts'
import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'

const EMAIL = 'first@district.example'
const PASSWORD = 'seven lanterns over the bay'

describe('a second factor', () => {
  const site = useSite('empty')
  let backupCodes: string[] = []
  let secret = ''

  test('is set up by keyboard, with a QR code that is drawn here', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(`${site.address}/account`, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Set up a second factor' }).focus()
    await page.keyboard.press('Enter')
    const section = page.locator('.second-factor')
    await section.getByLabel('The password you have now').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await section.getByRole('img', { name: /QR code/ }).waitFor()
    await expectAccessible(page)
    secret = (await section.getByLabel('Secret', { exact: true }).inputValue()).replaceAll(' ', '')
    await section.getByLabel('Code', { exact: true }).fill('000000')
    await page.keyboard.press('Enter')
    await section.getByText('This code is not right').waitFor()
    await section.getByLabel('Code', { exact: true }).fill(codeFor(-1))
    await page.keyboard.press('Enter')
    await section.getByRole('heading', { name: 'Your backup codes' }).waitFor()
    backupCodes = await section.getByRole('listitem').allTextContents()
    expect(backupCodes).toHaveLength(10)
    await expectAccessible(page)
    await section.getByRole('button', { name: 'I have kept them' }).click()
    await section.getByText('10 backup codes are left.').waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test('is asked for at the door, and what was typed stays', async () => {
    const { page, faults, close } = await site.open(LOOKS[1], 'nobody')
    await page.goto(`${site.address}/sign-in?next=/account`)
    await signIn(page)
    const code = page.getByLabel('Code', { exact: true })
    await code.waitFor()
    expect(await code.evaluate((field) => field === document.activeElement)).toBe(true)
    await expectAccessible(page)
    await page.keyboard.type(backupCodes[0] ?? '')
    await page.keyboard.press('Enter')
    await page.getByText('9 backup codes are left.').waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test('is asked for over a form whose sign-in has ended', async () => {
    const { page, faults, close } = await site.open(undefined, 'nobody')
    await page.goto(`${site.address}/sign-in?next=/account`)
    await signIn(page)
    await page.getByLabel('Code', { exact: true }).fill(backupCodes[1] ?? '')
    await page.keyboard.press('Enter')
    await page.getByLabel('Your name').fill('Robin Two')
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Save the name' }).click()
    const dialog = page.getByRole('dialog', { name: 'Your sign-in has ended' })
    await dialog.getByRole('textbox', { name: 'Password', exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await dialog.getByLabel('Code', { exact: true }).fill(backupCodes[2] ?? '')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Robin Two' }).waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test('is turned off with password and code', async () => {
    const { page, faults, close } = await site.open(undefined, 'nobody')
    await page.goto(`${site.address}/sign-in?next=/account`)
    await signIn(page)
    await page.getByLabel('Code', { exact: true }).fill(backupCodes[3] ?? '')
    await page.keyboard.press('Enter')
    const section = page.locator('.second-factor')
    await section.getByRole('button', { name: 'Turn it off' }).click()
    await section.getByLabel('The password you have now').fill(PASSWORD)
    await section.getByLabel('Code', { exact: true }).fill(codeFor(0))
    await page.keyboard.press('Enter')
    await section.getByText('The second factor is off.').waitFor()
    expect(faults).toEqual([])
    await close()
  })

  const codeFor = (steps: number) => codeAt(secret, stepOf(new Date()) + steps)
})

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail address').fill(EMAIL)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
}
