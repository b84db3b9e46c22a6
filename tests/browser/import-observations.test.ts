import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'

const HEADER = 'metric_id,observed_on,value'
const PAGE = '/administration/imports'

describe('importing observations into the demonstration', () => {
  const site = useSite('demo')

  test.each(LOOKS)('a refused file is shown accessibly at $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look)
    await page.goto(site.address + PAGE, { waitUntil: 'networkidle' })
    await choose(page, [HEADER, 'nothing,2023-02-01,1', 'nothing,2023-02-30,many'])
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByRole('heading', { name: 'Nothing is stored yet' }).waitFor()
    expect(await page.getByRole('rowheader', { name: '2', exact: true }).count()).toBe(1)
    expect(await page.getByRole('button', { name: /^Publish/ }).count()).toBe(0)
    await expectAccessible(page)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download the refused rows' }).click()
    expect((await download).suggestedFilename()).toBe('rejects.csv')
    expect(faults).toEqual([])
    await close()
  })

  test('a good file is published and taken back by keyboard', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(site.address + PAGE, { waitUntil: 'networkidle' })
    const metric = await countedMetric(page)
    await choose(page, [HEADER, `${metric},2023-02-03,4`])
    await page.getByRole('button', { name: 'Check the file' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Publish 1 row' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Published: 1 added, 0 corrected.').waitFor()

    await page.getByRole('button', { name: 'Take values.csv back' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Take values.csv back?' })
    await dialog.waitFor()
    await expectAccessible(page)
    await dialog.getByLabel('Reason').fill('the wrong file was sent')
    await dialog.getByRole('button', { name: 'Take back' }).click()
    await page.getByText('values.csv was taken back.').waitFor()
    await page.getByRole('cell', { name: 'Taken back the wrong file was sent' }).waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })

  test('a sign-in that has ended is asked for over the page, and the file is sent', async () => {
    const { page, faults, close } = await site.open(undefined, 'data')
    await page.goto(`${site.address}/departments/data-and-research`, { waitUntil: 'networkidle' })
    await page.getByRole('link', { name: 'Import observations' }).click()
    await page.getByRole('heading', { level: 1, name: 'Import observations' }).waitFor()
    const metric = await countedMetric(page)
    await choose(page, [HEADER, `${metric},2023-02-04,4`])
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Check the file' }).click()
    const dialog = page.getByRole('dialog', { name: 'Your sign-in has ended' })
    await dialog.waitFor()
    await expectAccessible(page)
    const password = dialog.getByRole('textbox', { name: 'Password', exact: true })
    await expect.poll(() => password.inputValue()).toBe('quarterdeck-demo')
    await password.press('Enter')
    await page.getByRole('button', { name: 'Publish 1 row' }).waitFor()
    expect(faults).toEqual([])
    await close()
  })
})

async function choose(page: Page, lines: readonly string[]): Promise<void> {
  const buffer = Buffer.from(`${lines.join('\r\n')}\r\n`)
  await page.setInputFiles('input[type=file]', { name: 'values.csv', mimeType: 'text/csv', buffer })
}

/** A metric that counts in the district as one place. */
async function countedMetric(page: Page): Promise<string> {
  const csv = await page.evaluate(async () => {
    const answer = await fetch('/api/v1/export/observations.csv?year=2022-23')
    return answer.text()
  })
  const [header = '', ...lines] = csv.split('\r\n')
  const names = header.split(',')
  const cellOf = (line: string, name: string) => line.split(',')[names.indexOf(name)]
  const counted = lines.find(
    (line) => cellOf(line, 'measure_kind') === 'count' && cellOf(line, 'site_code') === '',
  )
  return cellOf(counted ?? '', 'metric_id') ?? ''
}
