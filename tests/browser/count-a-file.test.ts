import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'
import { HOSTILE, longLog, MARK, portalLog } from '../support/count-files.ts'
import { choose, focused, observations, step, tabTo, watch } from '../support/count-page.ts'

const PORTAL = '/metrics/dr-2022-2-4-a/count'
const VIEWS = '/metrics/sfp-2022-3-2-a/count'
const VIEWS_LOG = ['Date,Content,Video title,Views', '2022-10-03,a,One,5', '2022-11-03,b,Two,7']

const SIGN_INS = [
  'Email,Day',
  `${MARK}a@mail.example,2022-11-03`,
  `${MARK}b@mail.example,2022-11-03`,
  `${MARK}a@mail.example,2022-12-03`,
]
const ROSTER = `Email\n${['a', 'b', 'c', 'd'].map((one) => `${MARK}${one}@mail.example`).join('\n')}\n`

describe('counting a file', () => {
  const site = useSite('demo')

  test.each(LOOKS)('is accessible at $width px, $scheme, at every step', async (look) => {
    const { page, faults, close } = await site.open(look)
    await page.goto(site.address + PORTAL, { waitUntil: 'networkidle' })
    await expectAccessible(page)
    await choose(page, 'portal.csv', portalLog())
    await step(page, 'What it means')
    await page.getByText('Parent 192 rows').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Count the file' }).click()
    await page.getByLabel('“Bay Laurel”').waitFor()
    await expectAccessible(page)
    await page.getByLabel('“Bay Laurel”').selectOption('Bay Laurel Elementary')
    await page.getByRole('button', { name: 'Count with these answers' }).click()
    await step(page, 'The numbers')
    await expectAccessible(page)
    await choose(page, ...refused(0))
    await page.getByText('This file cannot be counted').waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })

  test.each(HOSTILE)('%s is refused in words, and the page goes on', async (name, bytes, said) => {
    const { page, faults, close } = await site.open()
    const sent = watch(page)
    await page.goto(site.address + PORTAL, { waitUntil: 'networkidle' })
    sent.length = 0
    await choose(page, name, bytes())
    expect(await page.getByRole('alert').textContent()).toMatch(said)
    await choose(page, 'portal.csv', portalLog())
    await step(page, 'What it means')
    expect(sent.filter(({ method }) => method !== 'GET')).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  test('counting is cancelled while the page stays awake', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(site.address + PORTAL, { waitUntil: 'networkidle' })
    await choose(page, 'long.csv', longLog())
    const bar = page.getByRole('progressbar', { name: 'Reading the file' })
    await bar.waitFor()
    await expect.poll(() => page.workers().length).toBe(1)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await bar.waitFor({ state: 'detached' })
    await expect.poll(() => page.workers().length).toBe(0)
    await choose(page, 'portal.csv', portalLog())
    await step(page, 'What it means')
    expect(faults).toEqual([])
    await close()
  })

  test('keys alone lead from a file to the record, and the same file changes nothing', async () => {
    const { page, faults, close } = await site.open(undefined, 'data')
    await page.goto(site.address + PORTAL, { waitUntil: 'networkidle' })
    const log = portalLog()
    // Listened for from here on, so that it surely is when the key is pressed.
    const chosen = page.waitForEvent('filechooser')
    await tabTo(page, 'Choose a file')
    await page.keyboard.press('Enter')
    const chooser = await chosen
    await chooser.setFiles({ name: 'portal.csv', mimeType: 'text/csv', buffer: log })
    await step(page, 'What it means')
    expect(await focused(page)).toBe('What it means')
    await tabTo(page, 'Count the file')
    await page.keyboard.press('Enter')
    await page.getByLabel('“Bay Laurel”').waitFor()
    await page.keyboard.press('Shift+Tab')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT')
    await page.keyboard.type('Bay Laurel')
    await tabTo(page, 'Count with these answers')
    await page.keyboard.press('Enter')
    await step(page, 'The numbers')
    expect(await focused(page)).toBe('The numbers')
    await tabTo(page, /^Record \d/)
    await page.keyboard.press('Enter')
    await page.getByText(/are on the record\. The next file is counted in the same way\./).waitFor()

    const before = await observations(page, site.address, 'dr-2022-2-4-a')
    await page.reload({ waitUntil: 'networkidle' })
    await choose(page, 'portal.csv', log)
    await page.getByText('Filled in as the last file was counted').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Count the file' }).click()
    await page.getByText('This very file was recorded by').waitFor()
    expect(await page.getByRole('button', { name: /^Record/ }).count()).toBe(0)
    expect(await observations(page, site.address, 'dr-2022-2-4-a')).toBe(before)
    const kept = await recipeOf(page, site.address)
    expect(kept).toContain('{"Bay Laurel":"')
    expect(kept).not.toContain(MARK)

    await page.getByRole('button', { name: 'Forget it' }).click()
    await page.getByText('It is forgotten.').waitFor()
    expect(await recipeOf(page, site.address)).toContain('"recipe":null')
    expect(faults).toEqual([])
    await close()
  })

  test('another value on the record is shown beside, and changed with a reason only', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(site.address + VIEWS, { waitUntil: 'networkidle' })
    await choose(page, 'views.csv', Buffer.from(`${VIEWS_LOG.join('\n')}\n`))
    await step(page, 'What it means')
    await page.getByRole('button', { name: 'Count the file' }).click()
    await step(page, 'The numbers')
    const row = page.getByRole('row', { name: /Oct 1, 2022/ })
    const stood = await row.getByRole('cell').nth(2).textContent()
    expect(stood).not.toBe('5')
    await row.getByRole('checkbox', { name: 'Change it' }).check()
    const record = page.getByRole('button', { name: /^Change 1$/ })
    expect(await record.isDisabled()).toBe(true)
    await page.getByLabel('Why are they changed?').fill('the export was late')
    await expectAccessible(page)
    await record.click()
    await page.getByText('1 changed on the record.').waitFor()
    await expect.poll(() => row.getByRole('cell').nth(2).textContent()).toBe('5')
    const history = await observations(page, site.address, 'sfp-2022-3-2-a')
    expect(history).toContain('the export was late')
    expect(faults).toEqual([])
    await close()
  })

  test('nothing of the file leaves the page but counts, its name and its fingerprint', async () => {
    const { page, faults, close } = await site.open()
    const sent = watch(page)
    await page.goto(site.address + PORTAL.replace('2-4-a', '3-1-b'), { waitUntil: 'networkidle' })
    await choose(page, 'portal.csv', portalLog())
    await step(page, 'What it means')
    await page.getByLabel('What is counted').selectOption('Different people or things, each once')
    await page.getByLabel('Column that tells people or things apart').selectOption('Account Name')
    await page.getByRole('button', { name: 'Count the file' }).click()
    await step(page, 'The numbers')
    await page.getByRole('button', { name: /^Record/ }).click()
    await page.getByText(/on the record\. The next file/).waitFor()

    const posts = sent.filter(({ method }) => method !== 'GET')
    expect(posts.map(({ url }) => new URL(url).pathname)).toEqual([
      '/api/v1/observations/batch',
      '/api/v1/metrics/dr-2022-3-1-b/recipe',
    ])
    expect(sent.map(({ url }) => new URL(url).origin)).toEqual(sent.map(() => site.address))
    expect(sent.filter((request) => JSON.stringify(request).includes(MARK))).toEqual([])
    expect(await keptIn(page)).not.toContain(MARK)
    const [batch] = posts.filter(({ url }) => url.endsWith('/observations/batch'))
    expect(Object.keys(cellIn(batch?.body))).toEqual(
      expect.arrayContaining(['metricId', 'observedOn', 'siteId', 'value', 'provenance']),
    )

    // The watch sees what a page could send behind a person's back, and a worker too.
    const body = `void fetch('/api/v1/nowhere?${MARK}worker')`
    await page.route('**/assets/probe.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body }),
    )
    await page.evaluate((mark) => {
      navigator.sendBeacon('/api/v1/nowhere', `${mark}beacon`)
      void fetch(`/api/v1/nowhere?${mark}fetch`)
      void new Worker('/assets/probe.js')
    }, MARK)
    await expect
      .poll(() => sent.filter((request) => JSON.stringify(request).includes(MARK)).length)
      .toBe(3)
    expect(faults).toEqual([])
    await close()
  })

  test('people are counted of a roster in a second file, for a group', async () => {
    const { page, faults, close } = await site.open()
    const sent = watch(page)
    await page.goto(`${site.address}/metrics/tk-2022-3-1-a/count`, { waitUntil: 'networkidle' })
    await choose(page, 'sign-ins.csv', Buffer.from(`${SIGN_INS.join('\n')}\n`))
    await step(page, 'What it means')
    await page.getByLabel('What is counted').selectOption('Different people, of how many there are')
    await page.getByLabel('Column that tells people or things apart').selectOption('Email')
    const roster = { name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(ROSTER) }
    await page.getByLabel('Count them in a second file').first().setInputFiles(roster)
    await page.getByRole('button', { name: 'Count the roster' }).click()
    await expect.poll(() => page.getByLabel('People on the roster').inputValue()).toBe('4')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Count the file' }).click()
    await step(page, 'The numbers')
    await page.getByText('2 of 4').waitFor()
    await page.getByText('These numbers are of a group').click()
    await page.getByLabel('Participant group').fill('New principals')
    await expectAccessible(page)
    await page.getByRole('button', { name: /^Record 1/ }).click()
    await page.getByText(/on the record\./).waitFor()
    const recorded = await observations(page, site.address, 'tk-2022-3-1-a')
    expect(recorded).toContain('"group":"New principals"')
    expect(recorded).toContain('Of the people in “roster.csv”')
    expect(sent.filter((request) => JSON.stringify(request).includes(MARK))).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  test('whoever may only read is told so', async () => {
    const { page, close } = await site.open(undefined, 'leader')
    await page.goto(site.address + PORTAL, { waitUntil: 'networkidle' })
    await page.getByText('You can read this metric, not record for it').waitFor()
    expect(await page.locator('input[type=file]').count()).toBe(0)
    await close()
  })

  test('the grid and the metric lead to it', async () => {
    const { page, close } = await site.open()
    await page.goto(`${site.address}/departments/data-and-research/log?year=2022-23&cycle=Q3`, {
      waitUntil: 'networkidle',
    })
    await page.getByRole('link', { name: 'Count a file for it' }).click()
    await page.getByRole('heading', { level: 1, name: 'Count a file' }).waitFor()
    await page.goto(`${site.address}/metrics/dr-2022-2-4-a`, { waitUntil: 'networkidle' })
    await page.getByRole('link', { name: 'Count a file' }).click()
    await page.getByText('or drop one anywhere on this page').waitFor()
    expect(new URL(page.url()).pathname).toBe(PORTAL)
    await close()
  })
})

/** What the browser keeps for the page. */
function keptIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const caches = await globalThis.caches.keys()
    const stores = [localStorage, sessionStorage].map((store) => Object.entries(store))
    return JSON.stringify([stores, databases, caches])
  })
}

function cellIn(body: string | null | undefined): object {
  const { cells }: { cells: object[] } = JSON.parse(body ?? '{"cells":[]}')
  return cells[0] ?? {}
}

function refused(at: number): [name: string, bytes: Buffer] {
  const hostile = HOSTILE[at]
  if (!hostile) throw new Error('there is no such file')
  return [hostile[0], hostile[1]()]
}

async function recipeOf(page: Page, address: string): Promise<string> {
  const answer = await page.request.get(`${address}/api/v1/metrics/dr-2022-2-4-a/recipe`)
  return answer.text()
}
