import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'

const PAGES = [
  ['the home page', '/', /Q2/],
  ['the overview', '/overview?year=2022-23', /Where we stand/],
  ['the overview of one department', '/overview?department=tk-12-schools', /Where we stand/],
  ['a department', '/departments/data-and-research?year=2022-23', /Data and Research/],
  [
    'a department of the 2016 form',
    '/departments/innovative-technology-services?year=2021-22',
    /Innovative/,
  ],
  [
    'a department without a plan',
    '/departments/innovative-technology-services?year=2022-23',
    /Innovative/,
  ],
  ['a metric', '/metrics/sfp-2022-3-1-a', /Council attendance/],
  ['the plans', '/plans?year=2022-23', /Plans/],
  ['a plan', '/plans/dr-2022', /Data and Research/],
  ['the administration', '/administration', /Administration/],
  ['the people', '/administration/people', /People/],
  ['the settings', '/administration/settings', /District settings/],
  ['the API keys', '/administration/keys', /API keys/],
  ['the rights', '/administration/rights', /Roles and rights/],
  ['the log', '/administration/log', /Log of changes/],
  ['small groups', '/administration/small-groups?year=2022-23', /Small groups/],
  ['a metric as others see it', '/metrics/dr-2022-2-4-b?smallGroups=hidden', /Pupils/],
  ['the import', '/import', /plan/i],
] as const

describe('every page of the demonstration', () => {
  const site = useSite('demo')

  describe.each(LOOKS)('at $width px, $scheme', (look) => {
    test.each(PAGES)('%s is accessible, whole and free of faults', async (_, path, heading) => {
      const { page, faults, close } = await site.open(look)
      await page.goto(site.address + path, { waitUntil: 'networkidle' })
      const title = page.getByRole('heading', { level: 1 })
      await title.waitFor()
      expect(await title.textContent()).toMatch(heading)
      expect(await page.title()).toContain('Quarterdeck')
      expect(await page.getByText(/demonstration data/i).count()).toBeGreaterThan(0)
      await expectAccessible(page)
      expect(faults).toEqual([])
      await close()
    })
  })

  test('the overview leads down to a metric by keyboard alone', async () => {
    const { page, close } = await site.open()
    await page.goto(`${site.address}/overview?year=2022-23`, { waitUntil: 'networkidle' })
    const link = page.getByRole('link', { name: 'Council attendance' }).first()
    await link.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Council attendance' }).waitFor()
    expect(page.url()).toContain('/metrics/sfp-2022-3-1-a')
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: /Where we stand/ }).waitFor()
    await close()
  })

  test('the API is described on a page that needs no script', async () => {
    const { page, close } = await site.open({ width: 390, scheme: 'dark', scripts: false })
    await page.goto(`${site.address}/api/docs`)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/API/)
    expect(await page.getByText('POST /observations').count()).toBeGreaterThan(0)
    await close()
  })

  test.each(['/assets/none.js', '/.git/config', '/.env', '/package.json', '/api/v1/nothing'])(
    '%s is not answered with a page',
    async (path) => {
      const answer = await fetch(site.address + path)
      expect(answer.status).toBe(404)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
    },
  )

  test('the exports download from the department page', async () => {
    const { page, close } = await site.open()
    await page.goto(`${site.address}/departments/data-and-research?year=2022-23`, {
      waitUntil: 'networkidle',
    })
    const download = page.waitForEvent('download')
    await page
      .getByRole('link', { name: /^observations/i })
      .first()
      .click()
    expect((await download).suggestedFilename()).toBe('observations-2022-23-data-and-research.csv')
    await close()
  })

  test('a key is made and revoked by keyboard alone, and lets a program in until then', async () => {
    const { page, faults, close } = await site.open()
    await page.goto(`${site.address}/administration/keys`, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Make a key' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Make a key' }).waitFor()
    await page.keyboard.type('nightly')
    await page.getByLabel('Last day').fill(dayIn(30))
    await page.keyboard.press('Enter')
    const secret = await page.getByLabel('Secret').inputValue()
    await expectAccessible(page)
    const authorization = `Bearer ${secret}`
    const me = `${site.address}/api/v1/me`
    const asked = await fetch(me, { headers: { authorization } })
    expect(await asked.json()).toMatchObject({ actor: 'API key nightly', role: 'observe_key' })
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Revoke nightly' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Revoke this key?' })
    await dialog.getByRole('button', { name: 'Revoke' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('“nightly” is revoked.').waitFor()
    expect((await fetch(me, { headers: { authorization } })).status).toBe(401)
    expect(faults).toEqual([])
    await close()
  })
})

function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
