import type { Page, Request } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'

import { useSite } from '../support/browser.ts'
import type { EntryDepartment } from '../support/entry-department.ts'
import { makeEntryDepartment } from '../support/entry-department.ts'
import { gridCell, paste, saved, valueAt } from '../support/entry-grid.ts'

/** Milliseconds in which a page that is there asks for what it still wants. */
const QUIET = 500

const valueOf = (metric: number, place: number) => String(metric * 100 + place)

describe('a whole quarter of 12 metrics at 24 sites', () => {
  const site = useSite('demo')
  let own: EntryDepartment

  beforeAll(async () => {
    const { page, close } = await site.open()
    own = await makeEntryDepartment(page, site.address)
    await close()
  })

  test('is opened, pasted, saved and submitted', async () => {
    const { page, faults, close } = await site.open()
    const begun = performance.now()
    await page.goto(site.address + own.path, { waitUntil: 'networkidle' })
    await paste(page, own, valueOf)
    await page.getByText('288 cells filled.').waitFor()
    await saved(page)
    await page.getByRole('button', { name: /^Submit the cycle of/ }).click()
    await page.getByText('Submitted, and waiting to be accepted.').waitFor()
    console.log(`open, pasted, saved and submitted: ${seconds(begun)} s`)
    expect(faults).toEqual([])
    await close()
  })

  test('is on the record though the network, the tab and the sign-in end in the middle', async () => {
    const { page, close } = await site.open()
    const address = site.address + own.path.replace('Q3', 'Q2')
    const context = page.context()
    await page.goto(address, { waitUntil: 'networkidle' })
    // The network ends before anything was saved, and the tab while it is away.
    await context.setOffline(true)
    await paste(page, own, valueOf)
    await page.getByText('No connection').waitFor()
    const next = await context.newPage()
    await page.close()
    await context.setOffline(false)

    // The answer to the first saving is lost on its way: nobody knows that it was written.
    let lost = 0
    const reads = readsOf(next)
    const kept = next.getByText('288 values that you had typed here before were kept.')
    await next.route('**/observations/batch', async (route) => {
      if (lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      // What else the page reads has come: it is the saving alone that meets the end of the sign-in.
      await kept.waitFor()
      await next.waitForTimeout(QUIET)
      await expect.poll(() => reads.size).toBe(0)
      await context.clearCookies()
      return route.abort()
    })
    await next.goto(address)
    await kept.waitFor()
    const dialog = next.getByRole('dialog', { name: 'Your sign-in has ended' })
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await saved(next)
    expect(lost).toBe(1)
    await gridCell(next, 0, 0).focus()
    await next.getByRole('button', { name: /^Submit the cycle of/ }).click()
    await next.getByText('Submitted, and waiting to be accepted.').waitFor()
    await next.reload({ waitUntil: 'networkidle' })
    const corners = [valueAt(next, 0, 0), valueAt(next, 0, 23), valueAt(next, 11, 23)]
    expect(await Promise.all(corners)).toEqual(['0', '23', '1,123'])
    await close()
  })
})

/** What the page asks to read and has no answer to yet; what it saves is not among it. */
function readsOf(page: Page): ReadonlySet<Request> {
  const reads = new Set<Request>()
  page.on('request', (request) => void (request.method() === 'GET' && reads.add(request)))
  const ended = (request: Request) => void reads.delete(request)
  page.on('requestfinished', ended).on('requestfailed', ended)
  return reads
}

function seconds(begun: number): string {
  return ((performance.now() - begun) / 1000).toFixed(1)
}
