import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite, waitForFocus } from '../support/browser.ts'

const PATH = '/decisions?year=2022-23'
const METRIC = 'sfp-2022-3-3-a'
const DECIDED = 'Show one protocol in every principals’ meeting.'

describe('decisions that are followed', () => {
  const site = useSite('demo')

  test('one is taken, found overdue, and done with what came of it, by keyboard', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(site.address + PATH, { waitUntil: 'networkidle' })
    await press(page, 'Add a decision')
    await waitForFocus(page.getByRole('dialog').getByLabel('Department'))
    await page.keyboard.type('State')
    await page.getByLabel('What it is about').focus()
    await page.getByLabel('What it is about').selectOption({ label: '\u2003SFP-3.3.a Principals who used a protocol' }) // prettier-ignore
    await page.getByLabel('The cycle that was looked back on').selectOption({ label: 'Q1 Jul–Sep' })
    await page.getByLabel('What was decided').focus()
    await page.keyboard.type(DECIDED)
    await page.keyboard.press('Tab')
    await page.keyboard.type('Coach')
    await page.keyboard.press('Enter')
    await page.getByText('Say until when').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Until when').fill('2023-02-01')
    await page.keyboard.press('Enter')
    await page.getByText('The decision is on the record.').waitFor()

    await page.getByRole('button', { name: /^Overdue/ }).focus()
    await page.keyboard.press('Enter')
    const item = page.getByRole('article').filter({ hasText: DECIDED })
    await item.getByText('9 days overdue').waitFor()
    expect(await item.innerText()).toMatch(/Q1\s+45\.8%\s+Off track\s+Q2\s+58\.3%\s+On track/)
    await item.getByText('moved towards the target').waitFor()

    await press(page, `Mark done: ${DECIDED}`)
    await waitForFocus(page.getByLabel('What came of it', { exact: true }))
    await page.keyboard.type('Shown twice; they use it.')
    await press(page, 'Mark done')
    await page.getByText('Done; what came of it is on the record.').waitFor()
    await page.getByRole('button', { name: /^Done/ }).click()
    await item.getByText('Shown twice; they use it.').waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })

  test('is drawn on its metric’s chart and stands in its table', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(`${site.address}/metrics/${METRIC}`, { waitUntil: 'networkidle' })
    await page.getByRole('heading', { name: 'Decisions about it' }).waitFor()
    const key = page.getByRole('list', { name: 'What happened' })
    await key.getByText(`Decided (adjust): ${DECIDED}`).waitFor()
    await page.getByText('The numbers as a table').first().click()
    await page.getByRole('row').filter({ hasText: 'Decision' }).filter({ hasText: DECIDED }).waitFor() // prettier-ignore
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Add a decision about it' }).click()
    await page.getByRole('heading', { name: 'Add a decision' }).waitFor()
    expect(await page.getByLabel('What it is about').inputValue()).toContain(METRIC)
    expect(faults).toEqual([])
    await close()
  })

  test('who was slower sees what stands, and keeps what was typed', async () => {
    const { page, close } = await site.open()
    await page.goto(site.address + PATH, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: /^Change: Ask the supplier/ }).click()
    await page.getByLabel('What was decided').fill('Ask twice.')
    const answer = await page.request.patch(`${site.address}/api/v1/decisions/decision-warehouse`, {
      data: { text: 'Ask the board.' },
      headers: { 'if-match': '"1"', 'sec-fetch-site': 'same-origin' },
    })
    expect(answer.status()).toBe(200)
    await press(page, 'Save')
    await page.getByRole('alert').getByText('Ask the board.').waitFor()
    expect(await page.getByLabel('What was decided').inputValue()).toBe('Ask twice.')
    await expectAccessible(page)
    await press(page, 'Save')
    await page.getByRole('heading', { name: 'Ask twice.' }).waitFor()
    await close()
  })

  test('editors and leadership find what is overdue on the first page', async () => {
    for (const [account, found] of [
      ['data', ['Put half an hour']],
      ['leader', ['Offer council training', 'Put half an hour']],
    ] as const) {
      const { page, close } = await site.open(undefined, account)
      await page.goto(site.address, { waitUntil: 'networkidle' })
      const late = page.getByRole('region', { name: 'Overdue decisions' })
      const texts = await late.getByRole('link').allTextContents()
      expect(texts.map((text) => found.find((start) => text.startsWith(start)))).toEqual(found)
      await late.getByRole('link').first().click()
      await page.getByRole('heading', { level: 1, name: 'Decisions' }).waitFor()
      expect(await page.getByRole('button', { name: 'Add a decision' }).count()).toBe(
        account === 'leader' ? 0 : 1,
      )
      await close()
    }
  })

  test.each(LOOKS)('are drawn without fault at $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look)
    await page.goto(site.address + PATH, { waitUntil: 'networkidle' })
    await page.getByRole('heading', { name: 'Overdue' }).waitFor()
    await expectAccessible(page)
    await page.goto(site.address, { waitUntil: 'networkidle' })
    await page.getByRole('heading', { name: 'Overdue decisions' }).waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })
})

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus()
  await page.keyboard.press('Enter')
}
