import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite, waitForFocus } from '../support/browser.ts'

const PATH = '/departments/data-and-research/reflections?year=2022-23&cycle=Q2'

describe('reflections on a cycle', () => {
  const site = useSite('demo')

  test('one is written and acknowledged by somebody else, by keyboard', async () => {
    const mine = await site.open(undefined, 'data')
    await mine.page.goto(site.address, { waitUntil: 'networkidle' })
    await mine.page.getByRole('link', { name: 'Reflect on Q2' }).focus()
    await mine.page.keyboard.press('Enter')
    await mine.page.getByRole('heading', { level: 1, name: 'Reflections on Q2' }).waitFor()
    await press(mine.page, 'Write: Action 1.2')
    await typeParts(mine.page, [
      'Six lessons are out.',
      'Short ones are finished.',
      'Cut the rest.',
    ])
    for (let step = 0; step < 3; step += 1) await mine.page.keyboard.press('ArrowDown')
    await expectAccessible(mine.page)
    await mine.page.keyboard.press('Enter')
    await mine.page.getByText('Saved; earlier versions stay on the record.').waitFor()
    const own = actionOf(mine.page, '1.2')
    await own.getByText('Six lessons are out.').waitFor()
    await own.getByText('They differ: people feel it is off track').waitFor()
    await own.getByText('Nobody else has acknowledged it yet.').waitFor()
    expect(await own.getByRole('button').count()).toBe(1)
    await expectAccessible(mine.page)

    const theirs = await site.open()
    await theirs.page.goto(site.address + PATH, { waitUntil: 'networkidle' })
    await press(theirs.page, 'Acknowledge: Action 1.2')
    await actionOf(theirs.page, '1.2').getByText('Acknowledged by Plan coordinator.').waitFor()
    await expectAccessible(theirs.page)
    expect([...mine.faults, ...theirs.faults]).toEqual([])
    await mine.close()
    await theirs.close()
  })

  test('nothing that was typed is lost when a sign-in ends, or another cycle is looked at', async () => {
    const { page, close } = await site.open(undefined, 'data')
    await page.goto(site.address + PATH, { waitUntil: 'networkidle' })
    await press(page, 'Write: Action 2.1')
    await typeParts(page, ['A first draft is out.'])
    await page.getByRole('button', { name: /^Q1/ }).click()
    await page.getByText('The cycle is closed, and with it what is said of it.').waitFor()
    await page.getByRole('button', { name: /^Q2/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Reflections on Q2' }).waitFor()
    const typed = actionOf(page, '2.1').getByLabel('What happened')
    await expect.poll(() => typed.inputValue()).toBe('A first draft is out.')
    await page.context().clearCookies()
    await press(page, 'Save')
    const dialog = page.getByRole('dialog', { name: 'Your sign-in has ended' })
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Saved; earlier versions stay on the record.').waitFor()
    await actionOf(page, '2.1').getByText('A first draft is out.').waitFor()
    await close()
  })

  test('who was slower sees what stands beside what was typed', async () => {
    const mine = await site.open(undefined, 'data')
    const theirs = await site.open()
    for (const { page } of [mine, theirs]) {
      await page.goto(site.address + PATH, { waitUntil: 'networkidle' })
      await press(page, 'Write: Action 2.4')
    }
    await typeParts(theirs.page, ['Theirs.'])
    await press(theirs.page, 'Save')
    await actionOf(theirs.page, '2.4').getByText('Theirs.').waitFor()
    await typeParts(mine.page, ['Mine.'])
    await press(mine.page, 'Save')
    await mine.page.getByRole('alert').getByText('Theirs.').waitFor()
    expect(await actionOf(mine.page, '2.4').getByLabel('What happened').inputValue()).toBe('Mine.')
    await expectAccessible(mine.page)
    await press(mine.page, 'Save')
    await actionOf(mine.page, '2.4').getByText('Mine.').waitFor()
    await mine.close()
    await theirs.close()
  })

  test('of a closed cycle are written by the coordinator with a reason', async () => {
    const { page, close } = await site.open()
    await page.goto(site.address + PATH.replace('Q2', 'Q1'), { waitUntil: 'networkidle' })
    await press(page, 'Change: Action 2.2')
    await page.getByLabel('What we learned').fill('Meetings that take place anyway have room.')
    await press(page, 'Save')
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Why it comes after').fill('asked for in the meeting')
    await press(page, 'Save')
    const said = actionOf(page, '2.2').getByText('Meetings that take place anyway have room.')
    await said.waitFor()
    expect(await said.isVisible()).toBe(true)
    await close()
  })

  test('are read on paper without buttons', async () => {
    const { page, close } = await site.open()
    await page.goto(site.address + PATH.replace('Q2', 'Q1'), { waitUntil: 'networkidle' })
    await page.emulateMedia({ media: 'print' })
    const action = actionOf(page, '1.1')
    expect(await action.getByText('Sessions before the first bell fill').isVisible()).toBe(true)
    expect(await page.locator('main button:visible').count()).toBe(0)
    await close()
  })

  test.each(LOOKS)('are drawn without fault at $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look)
    await page.goto(site.address + PATH, { waitUntil: 'networkidle' })
    await page.getByRole('heading', { level: 1, name: 'Reflections on Q2' }).waitFor()
    await expectAccessible(page)
    await press(page, 'Write: Action 3.3')
    await page.getByLabel('What happened').waitFor()
    await press(page, 'Save')
    await page.getByText('Write something, or say how it feels.').waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })
})

/** Types into the fields of a form, one after the other, from the one in focus. */
async function typeParts(page: Page, parts: readonly string[]): Promise<void> {
  await waitForFocus(page.getByLabel('What happened'))
  for (const part of parts) {
    await page.keyboard.type(part)
    await page.keyboard.press('Tab')
  }
}

function actionOf(page: Page, number: string): Locator {
  return page.getByRole('article', { name: `Action ${number}` })
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus()
  await page.keyboard.press('Enter')
}
