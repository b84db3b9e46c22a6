import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'

describe('the cycles of the demonstration', () => {
  const site = useSite('demo')

  test.each(LOOKS)(
    'are collected, locked and approved accessibly at $width px, $scheme',
    async (look) => {
      const { page, faults, close } = await site.open(look)
      for (const [address, heading] of [
        ['/collection', 'Collection of Q2, 2022–23'],
        ['/collection?show=silent', 'Collection of Q2, 2022–23'],
        ['/cycles', 'Cycles of 2022–23'],
        ['/plans/sfp-2022', 'State and Federal Programs, 2022–23'],
      ] as const) {
        await page.goto(site.address + address, { waitUntil: 'networkidle' })
        await page.getByRole('heading', { level: 1, name: heading }).waitFor()
        await expectAccessible(page)
      }
      await page.goto(`${site.address}/cycles`, { waitUntil: 'networkidle' })
      await page.getByRole('button', { name: 'Reopen Q1 for a department' }).click()
      await page.getByRole('dialog', { name: 'Reopen Q1 for a department' }).waitFor()
      await expectAccessible(page)
      expect(faults).toEqual([])
      await close()
    },
  )

  test('a coordinator approves by keyboard what a department submitted', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(`${site.address}/plans/tk-2022`, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Approve', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('The plan is approved.').waitFor()
    await page
      .getByText(/Approved by Plan coordinator/)
      .first()
      .waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test('an editor is told what is missing, and a closing with a reason locks the cycle', async () => {
    const editor = await site.open(undefined, 'data')
    await editor.page.goto(`${site.address}/collection`, { waitUntil: 'networkidle' })
    await editor.page.getByRole('button', { name: 'Submit the cycle of Data and Research' }).click()
    await editor.page
      .getByRole('alert')
      .getByText(/DR-3\.3\.b/)
      .waitFor()

    const { page, faults, close } = await site.open()
    await page.goto(`${site.address}/cycles`, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Close Q2' }).click()
    const dialog = page.getByRole('dialog', { name: 'Close Q2?' })
    await dialog.getByRole('button', { name: 'Close the cycle' }).click()
    await dialog
      .getByRole('alert')
      .getByText(/DR-3\.3\.b/)
      .waitFor()
    await expectAccessible(page)
    await dialog.getByLabel(/^Reason/).fill('The survey is out again in March.')
    await dialog.getByRole('button', { name: 'Close the cycle' }).click()
    await page.getByText('Q2 is closed.').waitFor()
    await page.getByRole('row', { name: /Q2.*Closed.*The survey is out again in March/ }).waitFor()

    const answer = await editor.page.request.post(`${site.address}/api/v1/observations`, {
      data: { metricId: 'dr-2022-3-3-b', observedOn: '2022-12-14', mean: 4, n: 40 },
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(answer.status()).toBe(423)
    expect([...faults, ...editor.faults]).toEqual([])
    await editor.close()
    await close()
  })
})

describe('a district that begins', () => {
  const site = useSite('empty')

  test.each(['/collection', '/cycles'])('%s says where cycles come from', async (path) => {
    const { page, faults, close } = await site.open()
    await page.goto(site.address + path, { waitUntil: 'networkidle' })
    await page.getByRole('heading', { name: 'No school year yet' }).waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })
})
