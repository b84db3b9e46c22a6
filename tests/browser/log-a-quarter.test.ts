import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'
import type { EntryDepartment } from '../support/entry-department.ts'
import { makeEntryDepartment } from '../support/entry-department.ts'
import { gridCell, paste, saved, valueAt } from '../support/entry-grid.ts'

const SCHOOLS = '/departments/tk-12-schools/log?year=2022-23&cycle=Q3'

describe('logging a quarter', () => {
  const site = useSite('demo')
  let own: EntryDepartment

  beforeAll(async () => {
    const { page, close } = await site.open()
    own = await makeEntryDepartment(page, site.address)
    await close()
  })

  test.each(LOOKS)('is accessible at $width px, $scheme, also while typing', async (look) => {
    const { page, faults, close } = await site.open(look)
    await page.goto(site.address + SCHOOLS, { waitUntil: 'networkidle' })
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Months' }).click()
    await page.getByRole('combobox', { name: 'Site' }).waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })

  test('keys alone type, correct and take back, and what is typed is on the record', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(site.address + SCHOOLS, { waitUntil: 'networkidle' })
    await cellOf(page, 'TK12-1.1.a').focus()
    await page.keyboard.type('4.5')
    await page.keyboard.press('Enter')
    await page.keyboard.type('31')
    await page.keyboard.press('Enter')
    await saved(page)
    expect(await textsAfterReload(page, 'TK12-1.1.a')).toEqual(['4.5', '31'])

    // What stood before this sitting is changed with a reason only.
    await cellOf(page, 'TK12-1.1.a').focus()
    await page.keyboard.type('4.25')
    await page.keyboard.press('Tab')
    await page.getByText('One value that was on the record is changed').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Why?').fill('two late forms')
    await page.keyboard.press('Enter')
    await saved(page)
    expect(await textsAfterReload(page, 'TK12-1.1.a')).toEqual(['4.25', '31'])

    // Taking back a step of this sitting needs none.
    await cellOf(page, 'TK12-3.1.a').focus()
    await page.keyboard.type('17')
    await page.keyboard.press('Enter')
    await page.getByText('1 half typed').waitFor()
    await page.keyboard.type('20')
    await page.keyboard.press('Enter')
    await saved(page)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await saved(page)
    expect(await textsAfterReload(page, 'TK12-3.1.a')).toEqual(['', ''])
    expect(faults).toEqual([])
    await close()
  })

  test('a refusal says why at once, and nothing of it is sent', async () => {
    const { page, close } = await site.open()
    const sent: string[] = []
    page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`))
    await page.goto(site.address + SCHOOLS, { waitUntil: 'networkidle' })
    await cellOf(page, 'TK12-3.1.a').focus()
    await page.keyboard.type('20')
    await page.keyboard.press('Enter')
    await page.keyboard.type('10')
    await page.keyboard.press('Enter')
    await page.getByText('1 refused').waitFor()
    await page.getByRole('button', { name: 'Show the next' }).click()
    await page.getByText('The numerator 20 is above the denominator 10').waitFor()
    await expectAccessible(page)
    expect(sent.filter((request) => request.startsWith('POST'))).toEqual([])
    await close()
  })

  test('a block of 12 metrics at 24 sites is pasted and saved in one request', async () => {
    const { page, faults, close } = await site.open()
    const batches: number[] = []
    page.on('request', (request) => {
      if (!request.url().endsWith('/observations/batch')) return
      const { cells }: { cells: unknown[] } = request.postDataJSON()
      batches.push(cells.length)
    })
    await page.goto(site.address + own.path, { waitUntil: 'networkidle' })
    await paste(page, own, (metric, place) => String(metric * 100 + place))
    await page.getByText('288 cells filled.').waitFor()
    await saved(page)
    expect(batches).toEqual([288])
    await page.reload({ waitUntil: 'networkidle' })
    expect(await valueAt(page, 11, 23)).toBe('1,123')
    expect(await valueAt(page, 0, 0)).toBe('0')

    // The same block again changes nothing.
    await paste(page, own, (metric, place) => String(metric * 100 + place))
    await page.getByText('288 cells filled.').waitFor()
    await saved(page)
    expect(batches).toEqual([288])
    expect(faults).toEqual([])
    await close()
  })

  test('a lost network and a closed tab lose nothing', async () => {
    const { page, close } = await site.open()
    await page.goto(`${site.address}${own.path.replace('Q3', 'Q2')}`, { waitUntil: 'networkidle' })
    await page.context().setOffline(true)
    await gridCell(page, 0, 0).focus()
    await page.keyboard.type('12')
    await page.keyboard.press('Enter')
    await page.getByText('No connection').waitFor()
    await page.context().setOffline(false)
    await saved(page)

    await page.context().setOffline(true)
    await gridCell(page, 1, 0).focus()
    await page.keyboard.type('13')
    await page.keyboard.press('Enter')
    await page.getByText('No connection').waitFor()
    const next = await page.context().newPage()
    await page.close()
    await next.context().setOffline(false)
    await next.goto(`${site.address}${own.path.replace('Q3', 'Q2')}`, { waitUntil: 'networkidle' })
    await next.getByText('1 value that you had typed here before was kept.').waitFor()
    await saved(next)
    await next.reload({ waitUntil: 'networkidle' })
    expect([await valueAt(next, 0, 0), await valueAt(next, 1, 0)]).toEqual(['12', '13'])
    await close()
  })

  test('a sign-in that has ended is asked for over the grid, and what was typed is saved', async () => {
    const { page, close } = await site.open()
    await page.goto(`${site.address}${own.path.replace('Q3', 'Q4')}`, { waitUntil: 'networkidle' })
    // Nothing that the page still asks for may open the dialog before the grid does.
    await saved(page)
    await page.waitForLoadState('networkidle')
    await page.context().clearCookies()
    await gridCell(page, 0, 0).focus()
    await page.keyboard.type('7')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Your sign-in has ended' })
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await saved(page)
    await page.reload({ waitUntil: 'networkidle' })
    expect(await valueAt(page, 0, 0)).toBe('7')
    await close()
  })

  test('of two who type into one cell both values are shown, and the person chooses', async () => {
    const mine = await site.open()
    const theirs = await site.open()
    const address = `${site.address}${own.path.replace('Q3', 'Q2')}`
    await mine.page.goto(address, { waitUntil: 'networkidle' })
    await theirs.page.goto(address, { waitUntil: 'networkidle' })
    for (const [page, typed] of [
      [theirs.page, '40'],
      [mine.page, '41'],
    ] as const) {
      await gridCell(page, 5, 5).focus()
      await page.keyboard.type(typed)
      await page.keyboard.press('Enter')
      if (page === theirs.page) await saved(page)
    }
    await mine.page.getByText('1 changed by somebody else').waitFor()
    await gridCell(mine.page, 5, 5).focus()
    await mine.page.getByText('It is 40 visits now').waitFor()
    await expectAccessible(mine.page)
    await mine.page.getByRole('button', { name: 'Change it to 41 visits' }).click()
    await mine.page.getByLabel('Why?').fill('counted again')
    await mine.page.keyboard.press('Enter')
    await saved(mine.page)
    await theirs.page.reload({ waitUntil: 'networkidle' })
    expect(await valueAt(theirs.page, 5, 5)).toBe('41')
    await mine.close()
    await theirs.close()
  })

  test('from the list of what is due to the cell, and from the last value to the submission', async () => {
    const { page, faults, close } = await site.open(undefined, 'programs')
    await page.goto(site.address, { waitUntil: 'networkidle' })
    const owed = page.getByRole('article').filter({ hasText: 'Q3 ·' }).first()
    await expectAccessible(page)
    const links = await owed.getByRole('list').getByRole('link').all()
    const cells = await Promise.all(links.map((link) => link.getAttribute('href')))
    await links[0]?.click()
    await page.getByRole('button', { name: /^Submit the cycle of/ }).click()
    await page.getByText('or say of each why there is no number').waitFor()
    for (const cell of cells) {
      await page.goto(`${site.address}${cell}`, { waitUntil: 'networkidle' })
      await page.waitForFunction(() => document.activeElement?.matches('.entry-grid td'))
      await page.keyboard.type('not held')
      await page.keyboard.press('Enter')
      await page.getByText('All saved').waitFor()
    }
    expect(cells.length).toBeGreaterThan(2)
    await page.getByRole('button', { name: /^Submit the cycle of/ }).click()
    await page.getByText('Submitted, and waiting to be accepted.').waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test('a closed cycle takes nothing, until it is opened again for the department', async () => {
    const editor = await site.open(undefined, 'data')
    const path = '/departments/data-and-research/log?year=2022-23&cycle=Q1'
    await editor.page.goto(site.address + path, { waitUntil: 'networkidle' })
    await editor.page.getByText('The cycle is closed').waitFor()
    const { page, close } = await site.open()
    const answer = await page.request.post(`${site.address}/api/v1/cycles/2022-23-Q1/reopen`, {
      data: { departmentId: 'data-and-research', until: '2023-02-10', reason: 'a sheet came late' },
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(answer.status()).toBe(200)
    await close()
    await editor.page.reload({ waitUntil: 'networkidle' })
    expect(await editor.page.getByText('The cycle is closed').count()).toBe(0)
    await gridCell(editor.page, 0, 0).focus()
    await editor.page.keyboard.type('321')
    await editor.page.keyboard.press('Enter')
    await saved(editor.page)
    await editor.page.reload({ waitUntil: 'networkidle' })
    expect(await valueAt(editor.page, 0, 0)).toBe('321')
    await editor.close()
  })

  test('on a phone one metric at a time is typed and saved', async () => {
    const { page, faults, close } = await site.open({ width: 390, scheme: 'light' })
    await page.goto(`${site.address}${own.path.replace('Q3', 'Q4')}`, { waitUntil: 'networkidle' })
    const group = page.getByRole('group', { name: 'Harbor 11' })
    await group.getByLabel('visits').fill('9')
    await page.keyboard.press('Tab')
    await saved(page)
    await page.reload({ waitUntil: 'networkidle' })
    expect(await group.getByLabel('visits').inputValue()).toBe('9')
    await page.getByRole('button', { name: 'Next metric' }).click()
    expect(await group.getByLabel('visits').inputValue()).toBe('')
    expect(faults).toEqual([])
    await close()
  })
})

/** The whole district's first cell of a metric. */
function cellOf(page: Page, code: string) {
  return page.locator('.entry-grid tbody tr', { hasText: code }).first().locator('td').first()
}

async function textsAfterReload(page: Page, code: string): Promise<string[]> {
  await page.reload({ waitUntil: 'networkidle' })
  const first = page.locator('.entry-grid tbody tr', { hasText: code }).first()
  const second = first.locator('xpath=following-sibling::tr[1]')
  const texts = [first, second].map((row) => row.locator('.entry-text').first().textContent())
  return (await Promise.all(texts)).map((text) => text ?? '')
}
