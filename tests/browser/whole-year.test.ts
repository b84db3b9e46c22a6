import { createHash } from 'node:crypto'

import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'

import { useSite, waitForFocus } from '../support/browser.ts'
import { gridCell, saved } from '../support/entry-grid.ts'

const YEAR = '2022-23'
const CYCLES = [
  { name: 'Q1', held: '2022-11-16', sessions: '12', attended: '8' },
  { name: 'Q2', held: '2023-02-15', sessions: '0', attended: '11' },
  { name: 'Q3', held: '2023-05-10', sessions: '20', attended: '14' },
  { name: 'Q4', held: '2023-08-16', sessions: '25', attended: '17' },
] as const

interface Packet {
  href: string
  sha256: string
}

/** Some two hundred steps of a person. */
const LONG = 300_000

describe('a whole year', () => {
  const site = useSite('empty')
  const packets: Packet[] = []
  let departmentId = ''
  let rateId = ''

  beforeAll(async () => {
    const { page, close } = await site.open()
    const made = await planOf(page, site.address)
    departmentId = made.departmentId
    rateId = made.rateId
    await close()
  })

  test(
    'of four cycles, meetings and packets is played through, with restatements between',
    { timeout: LONG },
    async () => {
      const { page, faults, close } = await site.open()
      const go = (path: string) =>
        page.goto(`${site.address}${path}`, { waitUntil: 'networkidle' }).then(() => undefined)
      for (const [at, cycle] of CYCLES.entries()) {
        await go(`/departments/${departmentId}/log?year=${YEAR}&cycle=${cycle.name}`)
        await logBoth(page, cycle)
        await go(`/cycles?year=${YEAR}`)
        await closeCycle(page, cycle.name)
        await go(`/snapshots?year=${YEAR}`)
        packets.push(await seal(page, site.address, { cycle: cycle.name, number: at + 1 }))
        await go(`/meetings?year=${YEAR}`)
        await planMeeting(page, cycle, at + 1)
        await hold(page, at + 1)
        if (at < 3) {
          await go(`/metrics/${rateId}?year=${YEAR}`)
          await restate(page, String(9 + 3 * at))
        }
      }

      // What was shown stays what was shown, whatever was corrected since.
      for (const { href, sha256 } of packets) {
        expect(await sumOf(page, site.address + href)).toBe(sha256)
      }
      expect(new Set(packets.map(({ sha256 }) => sha256)).size).toBe(4)
      expect(faults).toEqual([])
      await close()
    },
  )

  test('ends with restatements told by the packets, decisions followed, and a record that is whole', async () => {
    const { page, close } = await site.open()
    await page.goto(`${site.address}/snapshots?year=${YEAR}`, { waitUntil: 'networkidle' })
    await page.getByRole('link', { name: /DLN 4/ }).first().click()
    await page.getByRole('heading', { name: 'What changed since packet 3' }).waitFor()
    await page.getByText('reported 70 % at DLN 3, now 75 %: roster corrected').waitFor()
    await page.getByText('Go on as planned.').first().waitFor()
    const deck = await page
      .getByRole('link', { name: 'Download as PowerPoint' })
      .getAttribute('href')
    const slides = await page.request.get(site.address + (deck ?? ''))
    expect((await slides.body()).subarray(0, 2).toString()).toBe('PK')

    await page.goto(`${site.address}/decisions?year=${YEAR}`, { waitUntil: 'networkidle' })
    expect(await page.getByText('Go on as planned.').count()).toBe(4)
    const verdict = await page.request.get(`${site.address}/api/v1/audit/verify`)
    expect(await verdict.json()).toMatchObject({ ok: true })
    await close()
  })
})

/** A department with one priority and two metrics: sessions that add up, and a share of members. */
async function planOf(page: Page, address: string) {
  const send = async (path: string, data: object): Promise<{ id: string }> => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    const answer = await page.request.post(`${address}/api/v1${path}`, { data, headers })
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
    return answer.json()
  }
  await send('/years', { id: YEAR })
  const department = await send('/departments', { name: 'Family Engagement', code: 'FE' })
  const plan = await send('/plans', { departmentId: department.id, schoolYear: YEAR })
  const priority = await send('/priorities', { planId: plan.id, title: 'Families at the table' })
  const action = await send('/actions', { priorityId: priority.id, text: 'Hold council meetings' })
  const shared = { actionId: action.id, direction: 'up', baseline: 0 }
  await send('/metrics', {
    ...shared,
    text: 'Sessions held',
    title: 'Sessions held',
    kind: 'count',
    unit: 'sessions',
    accumulates: true,
    target: 60,
  })
  const rate = await send('/metrics', {
    ...shared,
    text: 'Members present',
    title: 'Members present',
    kind: 'rate',
    unit: '%',
    target: 95,
  })
  return { departmentId: department.id, rateId: rate.id }
}

async function logBoth(
  page: Page,
  { sessions, attended }: { sessions: string; attended: string },
): Promise<void> {
  for (const [row, value] of [sessions, attended, '20'].entries()) {
    await gridCell(page, row, 0).focus()
    await page.keyboard.type(value)
    await page.keyboard.press('Enter')
  }
  await saved(page)
}

async function closeCycle(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Close ${name}`, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close the cycle' }).click()
  await page.getByText(`${name} is closed.`).waitFor()
}

async function seal(
  page: Page,
  address: string,
  { cycle, number }: { cycle: string; number: number },
): Promise<Packet> {
  await page.getByRole('button', { name: 'Seal a packet' }).click()
  const dialog = page.getByRole('dialog', { name: 'Seal a packet' })
  await dialog.getByLabel('Cycle').selectOption({ label: cycle })
  await dialog.getByLabel(/^Title/).fill(`DLN ${number}`)
  await dialog.getByRole('button', { name: 'Seal it' }).click()
  await page.getByText(`Packet ${number} is sealed.`).waitFor()
  const link = page.getByRole('link', { name: `Download packet ${number} as ZIP` })
  const href = (await link.getAttribute('href')) ?? ''
  return { href, sha256: await sumOf(page, address + href) }
}

async function planMeeting(
  page: Page,
  { name, held }: { name: string; held: string },
  number: number,
): Promise<void> {
  await page.getByRole('button', { name: 'Plan a meeting' }).click()
  const dialog = page.getByRole('dialog', { name: 'Plan a meeting' })
  await dialog.getByLabel('The cycle it looks back on').selectOption({ label: name })
  await dialog.getByLabel('Title').fill(`DLN ${number}`)
  await dialog.getByLabel('Day').fill(held)
  await dialog.getByRole('button', { name: 'Plan it' }).click()
  await page.getByText(`DLN ${number} is planned`).waitFor()
}

/** In the room: through the screens by keyboard, one decision, and minutes; then it is marked as held. */
async function hold(page: Page, number: number): Promise<void> {
  await page.getByRole('link', { name: `Open the room of DLN ${number}` }).focus()
  await page.keyboard.press('Enter')
  await arrive(page, `DLN ${number}`)
  await page.keyboard.press('ArrowRight')
  if (number > 1) {
    await arrive(page, 'Last time we decided. Did it move?')
    await page.getByText('moved towards the target').first().waitFor()
    await page.keyboard.press('ArrowRight')
    await arrive(page, 'Family Engagement: last time we decided')
    await page.keyboard.press('ArrowRight')
  }
  await arrive(page, 'Families at the table')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('k')
  const dialog = page.getByRole('dialog', { name: 'Decide: keep' })
  await waitForFocus(dialog.getByLabel('What is decided'))
  await page.keyboard.press('Enter')
  await page.locator('.room-today').getByText('Go on as planned.').waitFor()
  await page.keyboard.press('m')
  await waitForFocus(page.getByLabel('Minutes: Family Engagement'))
  await page.keyboard.type(`Minutes of meeting ${number}.`)
  await page.getByText('Saved.', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Leave the room' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(`Minutes of meeting ${number}.`).waitFor()
  await page.getByRole('button', { name: 'Mark as held' }).click()
  await page.getByText('The meeting is marked as held.').waitFor()
}

/** The last value that was recorded is corrected after its cycle was closed. */
async function restate(page: Page, numerator: string): Promise<void> {
  await page
    .getByRole('button', { name: /^Correct / })
    .first()
    .click()
  await page.getByLabel('How many (numerator)').fill(numerator)
  await page.getByLabel('Why is it corrected?').fill('roster corrected')
  await page.getByRole('button', { name: 'Correct it' }).click()
  await page.getByText(`Corrected: now ${numerator} of 20`).waitFor()
}

async function sumOf(page: Page, address: string): Promise<string> {
  const answer = await page.request.get(address)
  return createHash('sha256')
    .update(await answer.body())
    .digest('hex')
}

async function arrive(page: Page, title: string): Promise<void> {
  const heading = page.getByRole('heading', { level: 1, name: title, exact: true })
  await heading.waitFor()
  await waitForFocus(heading)
}
