import { createHash } from 'node:crypto'

import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'

describe('the packets of the demonstration', () => {
  const site = useSite('demo')

  test.each(LOOKS)('are read accessibly at $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look, 'leader')
    for (const [address, heading] of [
      ['/snapshots', 'Packets'],
      ['/snapshots/packet-2', 'DLN of February 15: the second quarter'],
    ] as const) {
      await page.goto(site.address + address, { waitUntil: 'networkidle' })
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await expectAccessible(page)
    }
    await page.getByText(/Restated/).waitFor()
    expect(await page.getByRole('button', { name: 'Seal a packet' }).count()).toBe(0)
    const size = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(size).toBeLessThanOrEqual(look.width)
    expect(faults).toEqual([])
    await close()
  })

  test('keys alone seal one, and what is downloaded has its checksum', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(`${site.address}/snapshots`, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Seal a packet' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Seal a packet' })
    const title = dialog.getByLabel(/^Title/)
    await expect.poll(() => title.inputValue()).toBe('DLN: Q2 of 2022–23')
    await expectAccessible(page)
    await title.focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('Delete')
    await page.keyboard.press('Enter')
    await dialog.getByText('Give it a title.').waitFor()
    await page.keyboard.type('DLN, sealed by keys')
    await page.keyboard.press('Enter')
    await page.getByText('Packet 3 is sealed.').waitFor()
    await page.getByRole('link', { name: 'DLN, sealed by keys' }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'DLN, sealed by keys' }).waitFor()
    await page.getByRole('heading', { name: 'What changed since packet 2' }).waitFor()
    await page.getByText('Nothing changed').waitFor()
    const zip = await page.getByRole('link', { name: 'Download as ZIP' }).getAttribute('href')
    const answer = await page.request.get(site.address + (zip ?? ''))
    const sum = createHash('sha256').update(await answer.body())
    await page.getByText(sum.digest('hex'), { exact: true }).waitFor()
    const deck = await page
      .getByRole('link', { name: 'Download as PowerPoint' })
      .getAttribute('href')
    const slides = await page.request.get(site.address + (deck ?? ''))
    expect(slides.headers()['content-disposition']).toBe('attachment; filename="packet-3.pptx"')
    expect((await slides.body()).subarray(0, 2).toString()).toBe('PK')
    expect(faults).toEqual([])
    await close()
  })
})
