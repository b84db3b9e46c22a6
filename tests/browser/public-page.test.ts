import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'

describe('the public page of a packet', () => {
  const site = useSite('demo')
  let address: string

  test('is published by keyboard with its own words, and shown as a code', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(`${site.address}/snapshots/packet-2`, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Publish' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Put this packet before the public?' })
    await dialog.getByLabel('First sentence, in Spanish').fill('Así va el segundo trimestre.')
    await dialog.getByText('Data and Research in Spanish').click()
    await dialog.getByLabel('Make our records trustworthy').fill('Registros confiables')
    await dialog.getByLabel('With the months').check()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Publish' }).focus()
    await page.keyboard.press('Enter')
    const link = page.getByRole('link', { name: /\/p\// })
    await page.getByRole('link', { name: 'Month by month, for parents’ committees' }).waitFor()
    await link.waitFor()
    address = (await link.getAttribute('href')) ?? ''
    await page.getByRole('img', { name: /as a code for a camera/ }).waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })

  test.each(LOOKS)('reads without scripts or sign-in at $width px, $scheme', async (look) => {
    const { page, close } = await site.open({ ...look, scripts: false }, 'nobody')
    await page.goto(site.address + address)
    await page
      .getByRole('heading', { level: 1, name: 'DLN of February 15: the second quarter' })
      .waitFor()
    expect(await page.getByText('62 %').count()).toBeGreaterThan(0)
    await page.getByRole('link', { name: 'Español' }).click()
    await page.getByText('Así va el segundo trimestre.').waitFor()
    await page.getByRole('heading', { name: 'Prioridad 1: Registros confiables' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('es')
    await close()
  })

  test.each(LOOKS)('is accessible in both languages at $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look, 'nobody')
    for (const language of ['en', 'es']) {
      await page.goto(`${site.address}${address}?lang=${language}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expectAccessible(page)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(look.width)
    }
    expect(faults).toEqual([])
    await close()
  })

  test.each(LOOKS)('has its months beside it at $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look, 'nobody')
    await page.goto(`${site.address}${address}?lang=es`)
    await page.getByRole('link', { name: 'Mes por mes' }).click()
    await page.getByRole('heading', { level: 1, name: 'Mes por mes' }).waitFor()
    await page.getByRole('columnheader', { name: 'dic' }).first().waitFor()
    await page.getByText('Los meses no se muestran').first().waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: 'Month by month' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'The whole page, cycle by cycle' }).click()
    await page
      .getByRole('heading', { level: 1, name: 'DLN of February 15: the second quarter' })
      .waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test('is gone for good once it is withdrawn', async () => {
    const { page, close } = await site.open()
    await page.goto(`${site.address}/snapshots/packet-2`, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Withdraw' }).click()
    const dialog = page.getByRole('dialog', { name: 'Withdraw the public page?' })
    await dialog.getByRole('button', { name: 'Withdraw' }).click()
    await page.getByText('Nobody outside can read this packet.').waitFor()
    const answer = await page.goto(site.address + address)
    expect(answer?.status()).toBe(410)
    await page.getByRole('heading', { level: 1, name: 'This page was withdrawn' }).waitFor()
    await expectAccessible(page)
    await close()
  })
})
