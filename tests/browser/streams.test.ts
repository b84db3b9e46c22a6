import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'

const YEAR = '2022-23'
const DEPARTMENT = 'innovative-technology-services'
const LIST = `/departments/${DEPARTMENT}/streams?year=${YEAR}`

const MEASURED = [
  { title: 'Satisfied users', kind: 'rate', unit: '%', baseline: 60, target: 75 },
  { title: 'Mean answer', kind: 'score', scaleMin: 1, scaleMax: 5, baseline: 3, target: 4.2 },
  { title: 'Users who answered', kind: 'count', unit: 'people', baseline: 0, target: 200 },
  { title: 'Users who chose 5', kind: 'count', unit: 'people', baseline: 0, target: 60 },
] as const

describe('what is asked once', () => {
  const site = useSite('demo')
  const ids: string[] = []

  beforeAll(async () => {
    const { page, close } = await site.open()
    const send = async (path: string, data: object) => {
      const headers = { 'sec-fetch-site': 'same-origin' }
      const answer = await page.request.post(`${site.address}/api/v1${path}`, { data, headers })
      const body: unknown = await answer.json()
      return textIn(body, 'id')
    }
    const planId = await send('/plans', { departmentId: DEPARTMENT, schoolYear: YEAR })
    const priorityId = await send('/priorities', { planId, title: 'Useful data' })
    const actionId = await send('/actions', { priorityId, text: 'Ask every user' })
    for (const measured of MEASURED) {
      const metric = { actionId, text: measured.title, privacyClass: 'survey', ...measured }
      ids.push(await send('/metrics', metric))
    }
    await close()
  })

  test('one survey recorded once moves three metrics, by keyboard', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(site.address + LIST, { waitUntil: 'networkidle' })
    await page.getByText('Nothing is asked once yet').waitFor()
    await page.getByRole('button', { name: 'Add a survey or log' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Name').waitFor()
    await page.keyboard.type('Data user survey')
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Data user survey' }).waitFor()

    await link(page, 'Satisfied users', ['4', '5'])
    await page.getByText('4 and 5 of 1–5').first().waitFor()
    await link(page, 'Mean answer', [])
    await link(page, 'Users who answered', ['1', '2', '3', '4', '5'])

    await page.getByLabel('1', { exact: true }).focus()
    for (const count of ['2', '0', '9', '20', '14']) {
      await page.keyboard.type(count)
      await page.keyboard.press('Tab')
    }
    await page.getByText('45 in all').waitFor()
    const live = page.getByRole('complementary', { name: 'What each metric gets' })
    const said = await live.getByRole('listitem').allTextContents()
    expect(said[0]).toMatch(/75\.6\s?% ?34 of 45.*target 75\s?%, reached/)
    expect(said[1]).toMatch(/3\.98 from 45 answers.*target 4\.2, 0\.22 away/)
    expect(said[2]).toContain('45 people')
    await page.keyboard.type('80')
    await page.keyboard.press('Enter')
    await page.getByText('Recorded; 3 metrics have their numbers.').waitFor()
    expect(await lastOf(page)).toEqual(['34 of 45', '3.977778 of 45', '45'])

    await page.getByRole('button', { name: /^Correct / }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('5', { exact: true }).fill('15')
    await page.getByLabel('Why it changes').fill('a form was found')
    await page.getByRole('button', { name: 'Correct for all' }).click()
    await page.getByText('Corrected, with 3 metrics.').waitFor()
    expect(await lastOf(page)).toEqual(['35 of 46', '4 of 46', '46'])
    await page.goto(`${site.address}/metrics/${ids[0]}?cycle=Q3`, { waitUntil: 'networkidle' })
    await page.getByRole('link', { name: 'Data user survey: 4 and 5 of 1–5' }).waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test.each(LOOKS)('is drawn without fault at $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look)
    await page.goto(site.address + LIST, { waitUntil: 'networkidle' })
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Data user survey' }).click()
    await page.getByRole('heading', { level: 1, name: 'Data user survey' }).waitFor()
    await page.getByLabel('4', { exact: true }).fill('12')
    await page.getByRole('button', { name: 'Record for all' }).click()
    await page.getByText('Say how many; 0 where it is none.').first().waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: /^Withdraw / }).click()
    await page.getByRole('heading', { name: 'Withdraw for all metrics?' }).waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })

  test('logging a quarter says where a cell comes from', async () => {
    const { page, close } = await site.open()
    const path = `/departments/${DEPARTMENT}/log?year=${YEAR}&cycle=Q3`
    await page.goto(site.address + path, { waitUntil: 'networkidle' })
    await page.getByText('Data user survey: 4 and 5 of 1–5.').waitFor()
    await page.getByRole('link', { name: 'Record it there, once for all' }).click()
    await page.getByRole('heading', { level: 1, name: 'Data user survey' }).waitFor()
    const rows = page.getByRole('row').filter({ hasText: 'of 1–5' })
    await expect.poll(() => rows.count()).toBe(3)
    await close()
  })

  test('a metric that begins to take from it is offered what was recorded before', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(site.address + LIST, { waitUntil: 'networkidle' })
    await page.getByRole('link', { name: 'Data user survey' }).click()
    await link(page, 'Users who chose 5', ['5'])
    await page.getByText('One answer of this year was recorded before').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: /^Write them to / }).click()
    await page.getByText(/ has 1 earlier number\.$/).waitFor()
    const answer = await page.request.get(`${site.address}/api/v1/observations?metric=${ids[3]}`)
    const body: unknown = await answer.json()
    expect(itemsIn(body)).toMatchObject([{ value: 15 }])
    expect(faults).toEqual([])
    await close()
  })

  /** What stands last of each metric. */
  async function lastOf(page: Page): Promise<string[]> {
    const found: string[] = []
    for (const id of ids.slice(0, 3)) {
      const answer = await page.request.get(`${site.address}/api/v1/observations?metric=${id}`)
      const body: unknown = await answer.json()
      const [last] = itemsIn(body)
      const whole = last?.denominator ?? last?.n
      const part = last?.numerator ?? last?.value
      found.push(typeof whole === 'number' ? `${String(part)} of ${whole}` : String(part))
    }
    return found
  }
})

async function link(page: Page, title: string, parts: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Let a metric take from it' }).click()
  const metric = page.getByRole('combobox', { name: 'Metric' })
  const option = metric.getByRole('option').filter({ hasText: title })
  await metric.selectOption({ label: (await option.textContent()) ?? '' })
  const chosen = page.getByRole('group', { name: 'Count these' })
  for (const part of parts) await chosen.getByLabel(part, { exact: true }).check()
  await page.getByRole('button', { name: 'Let it take this' }).click()
  await page.getByText('takes from it now.').waitFor()
  await page.getByRole('row').filter({ hasText: title }).waitFor()
}

function textIn(body: unknown, key: string): string {
  const value = new Map(Object.entries(body ?? {})).get(key)
  if (typeof value !== 'string') throw new TypeError(`no ${key} in ${JSON.stringify(body)}`)
  return value
}

function itemsIn(body: unknown): Record<string, unknown>[] {
  const items: unknown = new Map(Object.entries(body ?? {})).get('items')
  if (!Array.isArray(items)) throw new TypeError('no list')
  return items.map((item: unknown) => Object.fromEntries(Object.entries(item ?? {})))
}
