import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'

const OVERVIEW = '/overview?year=2022-23'
/** Requests open over 10 days: a metric of Data and Research. */
const REQUESTS = '/metrics/dr-2022-3-1-a'

describe('the door of the demonstration', () => {
  const site = useSite('demo')

  test.each(LOOKS)('is whole and accessible at $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look, 'nobody')
    await page.goto(`${site.address}/sign-in`, { waitUntil: 'networkidle' })
    await heading(page, 'See the demonstration as…')
    await page.getByText('Sign in with an address and a password').click()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })

  test('a visitor is led to it by keyboard, chooses a role, and is back', async () => {
    const { page, faults, close } = await site.open(undefined, 'nobody')
    await page.goto(site.address + OVERVIEW)
    await heading(page, 'See the demonstration as…')
    await tabTo(page, 'District leader')
    await page.keyboard.press('Enter')
    await heading(page, /Where we stand/)
    expect(page.url()).toBe(site.address + OVERVIEW)
    await page.getByRole('link', { name: 'Your account, District leader' }).waitFor()

    await tabTo(page, 'Sign out')
    await page.keyboard.press('Enter')
    await heading(page, 'See the demonstration as…')
    await page.goBack()
    await heading(page, 'See the demonstration as…')
    expect(faults).toEqual([])
    await close()
  })

  test.each(LOOKS)('the banner changes the role, at $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look, 'leader')
    await page.goto(site.address + REQUESTS, { waitUntil: 'networkidle' })
    await heading(page, /Requests/)
    expect(await page.getByRole('button', { name: 'Record a value' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Seen as District leader. Change' }).click()
    await page.getByRole('button', { name: /^District leader.*you are here/ }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: /^Data editor/ }).click()
    await page.getByRole('button', { name: 'Seen as Data editor. Change' }).waitFor()
    await page.getByRole('button', { name: 'Record a value' }).waitFor()
    expect(page.url()).toBe(site.address + REQUESTS)
    expect(faults).toEqual([])
    await close()
  })

  test('another site is never where it leads', async () => {
    const { page, close } = await site.open(undefined, 'nobody')
    await page.goto(`${site.address}/sign-in?next=//elsewhere.example/`)
    await page.getByRole('button', { name: /^District leader/ }).click()
    await page.getByRole('link', { name: 'Open the overview' }).waitFor()
    expect(page.url()).toBe(`${site.address}/`)
    await close()
  })

  test('a sign-in that ends over a form is asked for there, and nothing typed is lost', async () => {
    const { page, faults, close } = await site.open(undefined, 'data')
    await page.goto(site.address + REQUESTS, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Record a value' }).click()
    await page.getByLabel('Date it was true').fill('2023-02-03')
    await page.getByLabel('Level, in requests').fill('4')
    await page.getByLabel('Note').fill('counted twice')
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Record', exact: true }).click()

    const dialog = page.getByRole('dialog', { name: 'Your sign-in has ended' })
    await dialog.waitFor()
    const account = dialog.getByLabel('E-mail address')
    await account.waitFor()
    expect(await account.inputValue()).toBe('data@demo.example')
    await expectAccessible(page)
    const password = dialog.getByRole('textbox', { name: 'Password', exact: true })
    expect(await password.inputValue()).toBe('quarterdeck-demo')
    expect(await password.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByText('Recorded: 4 requests, Feb 3, 2023.').waitFor()
    await page.getByText('counted twice').first().waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test('who does not sign in again keeps what is typed, and is told why it is not stored', async () => {
    const { page, close } = await site.open(undefined, 'data')
    await page.goto(site.address + REQUESTS, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Record a value' }).click()
    await page.getByLabel('Date it was true').fill('2023-02-02')
    await page.getByLabel('Level, in requests').fill('5')
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByRole('dialog', { name: 'Your sign-in has ended' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'You are not signed in.' }).waitFor()
    expect(await page.getByLabel('Level, in requests').inputValue()).toBe('5')
    await close()
  })
})

describe('the door of an empty district', () => {
  const site = useSite('empty')

  test('its first coordinator comes in by the printed link, by keyboard, once', async () => {
    const { page, faults, close } = await site.open(undefined, 'nobody')
    await page.goto(site.firstLink, { waitUntil: 'networkidle' })
    await heading(page, 'Become the first coordinator')
    await expectAccessible(page)
    await tabTo(page, 'E-mail address')
    await page.keyboard.type('first@district.example')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Robin')
    await page.keyboard.press('Tab')
    await page.keyboard.type('too short')
    await page.keyboard.press('Enter')
    await page.getByText('Use at least 15 characters.').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('seven lanterns over the bay')
    await page.keyboard.press('Enter')
    await heading(page, 'Set up the district')
    await page.getByRole('link', { name: 'Your account, Robin' }).waitFor()

    await page.goto(site.firstLink, { waitUntil: 'networkidle' })
    await page.getByText('This link has been used, or its time is over.').waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test.each(LOOKS)('an account is whole and accessible at $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look, 'nobody')
    await page.goto(`${site.address}/account`)
    await heading(page, 'Sign in')
    await expectAccessible(page)
    await page.getByLabel('E-mail address').fill('first@district.example')
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.keyboard.press('Enter')
    await page.getByText('The address or the password is not right.').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Password', { exact: true }).fill('seven lanterns over the bay')
    await page.keyboard.press('Enter')
    await heading(page, /^Robin/)
    await page.getByText('(this one)').waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })

  test('one changes name and password there, and signs out one place or everywhere', async () => {
    const { page, faults, close } = await site.open(undefined, 'nobody')
    await signIn(page, 'seven lanterns over the bay')
    const other = await site.open(undefined, 'nobody')
    await signIn(other.page, 'seven lanterns over the bay')
    await page.getByLabel('Your name').fill('Robin Vale')
    await page.getByRole('button', { name: 'Save the name' }).click()
    await heading(page, 'Robin Vale')
    await page.getByLabel('The password you have now').fill('seven lanterns over the bay')
    await page.getByLabel('The new password').fill('eleven herons under the pier')
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByText('Your password is changed.').waitFor()
    await other.page.reload()
    await heading(other.page, 'Sign in')

    await signIn(other.page, 'eleven herons under the pier')
    await page.reload()
    await page
      .getByRole('button', { name: /^Sign out .*, since/ })
      .first()
      .click()
    await page.getByText('is signed out.').waitFor()
    await other.page.reload()
    await heading(other.page, 'Sign in')
    await page.getByRole('button', { name: 'Sign out everywhere' }).click()
    await heading(page, 'Sign in')
    expect(faults).toEqual([])
    await other.close()
    await close()
  })

  const signIn = async (page: Page, password: string) => {
    await page.goto(`${site.address}/sign-in?next=/account`)
    await page.getByLabel('E-mail address').fill('first@district.example')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await heading(page, /^Robin/)
  }
})

async function heading(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** Presses Tab until something whose name begins so has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      const labels = element instanceof HTMLInputElement ? Array.from(element.labels ?? []) : []
      return (labels[0]?.textContent ?? element?.textContent ?? '').trim()
    })
    if (focused.startsWith(name)) return
  }
  throw new Error(`Tab never comes to ${name}`)
}
