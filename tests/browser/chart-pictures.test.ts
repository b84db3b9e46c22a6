import { readFile } from 'node:fs/promises'

import { describe, expect, test } from 'vitest'

import { useSite } from '../support/browser.ts'

describe('the pictures of a chart', () => {
  const site = useSite('demo')

  test.each([
    ['Chart', 0, 'DR-2.4.a-2022-23'],
    ['Over the years', 1, 'DR-2.4.a-2022-23-process'],
  ])('%s is taken as an SVG that says title, source and day', async (_, which, name) => {
    const { page, faults, close } = await site.open(undefined, 'leader')
    await page.goto(`${site.address}/metrics/dr-2022-2-4-a`, { waitUntil: 'networkidle' })
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Drawing (SVG)' }).nth(which).focus()
    await page.keyboard.press('Enter')
    const file = await download
    expect(file.suggestedFilename()).toBe(`${name}.svg`)
    const svg = await readFile(await file.path(), 'utf8')
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/)
    expect(svg).toContain('Parents using the portal')
    expect(svg).toMatch(/Quarterdeck · source: [^<]+ · as of Feb 10, 2023/)
    expect(svg.match(/<path /g)?.length ?? 0).toBeGreaterThan(5)
    // It is a drawing: opened by itself it has its own size and its texts.
    await page.goto(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`)
    expect(await page.locator('text').count()).toBeGreaterThan(5)
    expect(faults).toEqual([])
    await close()
  })

  test('a restated cycle is told in the picture, in the key and in the table', async () => {
    const { page, faults, close } = await site.open(undefined, 'leader')
    await page.goto(`${site.address}/metrics/dr-2022-1-3-b`, { waitUntil: 'networkidle' })
    const sentence =
      'reported 402 errors at DLN 1, now 431 errors: the state’s second report added 29 errors'
    const key = page.getByRole('list', { name: 'Restated' })
    expect(await key.getByText(`Q1: ${sentence}`).count()).toBe(1)
    await page.getByText('The numbers as a table').first().click()
    expect(await page.getByRole('row', { name: /Q1 value as reported 402/ }).count()).toBe(1)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Drawing (SVG)' }).first().focus()
    await page.keyboard.press('Enter')
    const svg = await readFile(await (await download).path(), 'utf8')
    expect(svg).toContain('reported 402')
    expect(svg).toContain(`◇  Q1: ${sentence}`)
    expect(faults).toEqual([])
    await close()
  })

  test.each([
    ['Drawing (SVG)', 'svg'],
    ['Picture (PNG)', 'png'],
  ])('a card of the department page is taken away by keyboard: %s', async (label, kind) => {
    const { page, faults, close } = await site.open(undefined, 'leader')
    const address = `${site.address}/departments/data-and-research?year=2022-23&cycle=Q2`
    await page.goto(address, { waitUntil: 'networkidle' })
    const card = page.getByRole('article').filter({ hasText: 'Fatal errors per submission' })
    await card.getByText('Save picture').focus()
    await page.keyboard.press('Enter')
    const download = page.waitForEvent('download')
    await card.getByRole('button', { name: label }).focus()
    await page.keyboard.press('Enter')
    const file = await download
    expect(file.suggestedFilename()).toBe(`DR-1.3.b-Q2.${kind}`)
    const taken = await readFile(await file.path())
    const svg = kind === 'svg' ? taken.toString('utf8') : ''
    const texts = ['DR-1.3.b Fatal errors per submission', '362 errors; the path for Q2 is 315']
    expect(svg === '' || texts.every((text) => svg.includes(text))).toBe(true)
    expect(svg === '' || /Quarterdeck · source: [^<]+ · as of Feb 10, 2023/.test(svg)).toBe(true)
    // 640 CSS pixels, twice as many of them.
    expect(kind === 'svg' || taken.readUInt32BE(16) === 1280).toBe(true)
    expect(faults).toEqual([])
    await close()
  })
})
