import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite, waitForFocus } from '../support/browser.ts'

describe('a meeting', () => {
  const site = useSite('demo')

  test('is planned, and its agenda changed, by keyboard alone', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(`${site.address}/meetings`, { waitUntil: 'networkidle' })
    await press(page, 'Plan a meeting')
    const planning = page.getByRole('dialog', { name: 'Plan a meeting' })
    await waitForFocus(planning.getByLabel('The cycle it looks back on'))
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await press(page, 'Plan it')
    await page.getByText('DLN 3 is planned; its agenda is made from the plans.').waitFor()
    await page.getByRole('link', { name: 'DLN 3' }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'DLN 3' }).waitFor()
    await press(page, 'Change the agenda')
    const agenda = page.getByRole('dialog', { name: 'Change the agenda' })
    await waitForFocus(agenda.getByLabel('Title of the meeting'))
    await press(page, 'Later: Data and Research')
    await agenda
      .getByRole('group', { name: 'Data and Research' })
      .getByLabel('Presents', { exact: true })
      .focus()
    await page.keyboard.type('Director')
    await expectAccessible(page)
    await press(page, 'Save the agenda')
    await page.getByText('The agenda is saved.').waitFor()
    await page.getByRole('cell', { name: 'Director' }).waitFor()
    const parts = await page.getByRole('rowheader').allTextContents()
    expect(parts.indexOf('Data and Research')).toBe(parts.indexOf('State and Federal Programs') + 1)
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })

  test('is held in its room by keyboard alone, also without a network', async () => {
    const { page, faults, close } = await site.open()
    await enterRoom(page, site.address, 'DLN 2')
    await page.keyboard.press('ArrowRight')
    await arrive(page, 'Last time we decided. Did it move?')
    await expectAccessible(page)
    await page.keyboard.press('ArrowRight')
    await arrive(page, 'Data and Research: last time we decided')
    await page.getByText('moved towards the target').first().waitFor()
    await page.keyboard.press('ArrowRight')
    await arrive(page, 'Make our records trustworthy')
    await page.keyboard.press('t')
    await page.getByRole('button', { name: 'T Stop the time' }).waitFor()
    await keptRoom(page)

    await page.context().setOffline(true)
    await page.getByText('No network. Everything you write is kept here').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('e')
    const dialog = page.getByRole('dialog', { name: 'Decide: escalate' })
    await waitForFocus(dialog.getByLabel('What is decided'))
    await page.keyboard.type('Ask the board for a sub pool.')
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await page.getByText('(not sent yet)').waitFor()
    await page.keyboard.press('m')
    await waitForFocus(page.getByLabel('Minutes: Data and Research'))
    await page.keyboard.type('The sub pool is the one thing missing.')
    await page.getByText('Kept here, and tried again by itself.').waitFor()
    await expectAccessible(page)

    // The tab is closed and opened again, still without a network.
    await page.reload()
    await arrive(page, 'Make our records trustworthy')
    await page.getByText('(not sent yet)').waitFor()
    await page.getByText('Kept here, and tried again by itself.').waitFor()
    await page.context().setOffline(false)
    await page.getByText('Saved.', { exact: true }).waitFor()
    await page.getByText('(not sent yet)').waitFor({ state: 'detached' })

    await page.getByRole('link', { name: 'Leave the room' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'DLN 2' }).waitFor()
    await page.getByText('The sub pool is the one thing missing.').waitFor()
    await page.getByText('Ask the board for a sub pool.').waitFor()
    await expectAccessible(page)
    await press(page, 'Sign out')
    await page.waitForURL(/sign-in/)
    expect(await page.evaluate(() => caches.has('quarterdeck.room'))).toBe(false)
    expect(faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
    await close()
  })

  test('two who write the same minutes both see what the other wrote', async () => {
    const mine = await site.open()
    const theirs = await site.open(undefined, 'programs')
    for (const { page } of [mine, theirs]) {
      await enterRoom(page, site.address, 'DLN 2', 'state-and-federal-programs.1')
      await page.keyboard.press('m')
      await waitForFocus(page.getByLabel('Minutes: State and Federal Programs'))
    }
    await theirs.page.keyboard.type('They reported.')
    await theirs.page.getByText('Saved.', { exact: true }).waitFor()
    await mine.page.keyboard.type('I noted.')
    await mine.page.getByText('Somebody else wrote meanwhile:').waitFor()
    await expectAccessible(mine.page)
    await press(mine.page, 'Theirs, then mine')
    await mine.page.getByText('Saved.', { exact: true }).waitFor()
    const field = mine.page.getByLabel('Minutes: State and Federal Programs')
    expect(await field.inputValue()).toBe('They reported.\nI noted.')
    await mine.close()
    await theirs.close()
  })

  test('nothing typed is lost when a sign-in ends in the room', async () => {
    const { page, close } = await site.open()
    await enterRoom(page, site.address, 'DLN 2', 'tk-12-schools.1')
    await page.context().clearCookies()
    await page.keyboard.press('m')
    await waitForFocus(page.getByLabel('Minutes: TK-12 Schools'))
    await page.keyboard.type('Reports go out a week ahead.')
    const dialog = page.getByRole('dialog', { name: 'Your sign-in has ended' })
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Saved.', { exact: true }).waitFor()
    expect(await page.getByLabel('Minutes: TK-12 Schools').inputValue()).toBe(
      'Reports go out a week ahead.',
    )
    await close()
  })

  test('a department gives feedback on another one, and leadership only reads', async () => {
    const data = await site.open(undefined, 'data')
    await enterRoom(data.page, site.address, 'DLN 2', 'state-and-federal-programs.1')
    await data.page.keyboard.press('f')
    const dialog = data.page.getByRole('dialog', { name: 'Feedback on State and Federal Programs' })
    await waitForFocus(dialog.getByRole('radio').first())
    await data.page.keyboard.press('Space')
    await expectAccessible(data.page)
    await data.page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })

    const leader = await site.open(undefined, 'leader')
    await enterRoom(leader.page, site.address, 'DLN 2', 'closing')
    await leader.page
      .getByText(/Clear: \d yes/)
      .first()
      .waitFor()
    await leader.page.keyboard.press('k')
    expect(await leader.page.getByRole('dialog').count()).toBe(0)
    await expectAccessible(leader.page)
    await data.close()
    await leader.close()
  })

  test.each(LOOKS)('is accessible at $width px in $scheme', async (look) => {
    const { page, faults, close } = await site.open(look)
    await page.goto(`${site.address}/meetings`, { waitUntil: 'networkidle' })
    await expectAccessible(page)
    await enterRoom(page, site.address, 'DLN 2')
    await expectAccessible(page)
    for (const key of ['state-and-federal-programs.2', 'closing']) {
      await page.goto(`${page.url().replace(/\?.*/, '')}?screen=${key}`)
      await page.getByText(/^Screen \d+ of \d+$/).waitFor()
      await expectAccessible(page)
    }
    await page.goto(page.url().replace(/\/room.*/, ''), { waitUntil: 'networkidle' })
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })
})

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().focus()
  await page.keyboard.press('Enter')
}

/** The screen's heading has the focus, so that the keys are the room's. */
async function arrive(page: Page, title: string): Promise<void> {
  const heading = page.getByRole('heading', { level: 1, name: title, exact: true })
  await heading.waitFor()
  await waitForFocus(heading)
}

async function enterRoom(page: Page, address: string, title: string, key?: string) {
  await page.goto(`${address}/meetings`, { waitUntil: 'networkidle' })
  const way = page.getByRole('link', { name: `Open the room of ${title}` })
  const href = await way.getAttribute('href')
  await page.goto(`${address}${href}${key === undefined ? '' : `?screen=${key}`}`, {
    waitUntil: 'networkidle',
  })
  await waitForFocus(page.getByRole('heading', { level: 1 }))
}

/** Waits until the browser holds what the room needs without a network. */
async function keptRoom(page: Page): Promise<void> {
  const count = () =>
    page.evaluate(async () => {
      const kept = await caches.open('quarterdeck.room')
      const addresses = (await kept.keys()).map(({ url }) => new URL(url).pathname)
      return addresses.filter((path) => path.endsWith('/room') || path.endsWith('/minutes')).length
    })
  await expect.poll(count).toBe(3)
}
