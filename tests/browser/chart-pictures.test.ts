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
})
