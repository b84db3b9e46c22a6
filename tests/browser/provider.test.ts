import { afterAll, describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'
import type { TestProvider } from '../support/identity-provider.ts'
import { CLIENT, startProvider } from '../support/identity-provider.ts'

describe('the district’s identity provider', () => {
  let provider: TestProvider | undefined
  const site = useSite('empty', async () => {
    provider = await startProvider()
    return {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.clientId,
      OIDC_CLIENT_SECRET: CLIENT.clientSecret,
      OIDC_NAME: CLIENT.name,
    }
  })
  afterAll(() => provider?.stop())

  test.each(LOOKS)('lets somebody in, at $width px, $scheme', async (look) => {
    // Makes the account.
    const first = await site.open()
    await first.close()
    const { page, faults, close } = await site.open(look, 'nobody')
    Object.assign(provider?.visitor ?? {}, { email: 'first@district.example' })
    await page.goto(`${site.address}/plans`, { waitUntil: 'networkidle' })
    const way = page.getByRole('link', { name: `Sign in with ${CLIENT.name}` })
    await way.waitFor()
    await expectAccessible(page)
    await way.press('Enter')
    await page.getByRole('link', { name: 'Your account, Robin Vale' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/plans')
    expect(faults).toEqual([])
    await close()
  })

  test('says why it lets nobody in', async () => {
    const { page, faults, close } = await site.open(LOOKS[0], 'nobody')
    Object.assign(provider?.visitor ?? {}, { email: 'nobody@district.example' })
    await page.goto(`${site.address}/sign-in`, { waitUntil: 'networkidle' })
    await page.getByRole('link', { name: `Sign in with ${CLIENT.name}` }).click()
    await page.waitForURL(/refused=unknown/)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  })
})
