import { afterAll, describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'
import type { MailCatcher } from '../support/mail.ts'
import { catchMail } from '../support/mail.ts'

describe('a forgotten password', () => {
  let post: MailCatcher | undefined
  const site = useSite('empty', async () => {
    post = await catchMail()
    const SMTP_URL = `smtp://127.0.0.1:${post.port}`
    return { SMTP_URL, SMTP_FROM: 'plans@district.example' }
  })
  afterAll(() => post?.stop())

  test.each(LOOKS)(
    'is replaced by a link that comes by mail, at $width px, $scheme',
    async (look) => {
      // Makes the account.
      const first = await site.open()
      await first.close()
      const { page, faults, close } = await site.open(look, 'nobody')
      const before = post?.mails.length ?? 0
      await page.goto(`${site.address}/sign-in`, { waitUntil: 'networkidle' })
      await page.getByRole('link', { name: 'Forgotten password' }).click()
      await page.getByRole('heading', { level: 1, name: 'Forgotten password' }).waitFor()
      await page.getByLabel('E-mail address').fill('first@district.example')
      await page.keyboard.press('Enter')
      await page.getByText('a link is on its way').waitFor()
      await expectAccessible(page)
      await expect.poll(() => post?.mails.length, { timeout: 10_000 }).toBe(before + 1)
      const link = /http\S+\/set-up#[\w-]+/.exec(post?.mails.at(-1)?.text ?? '')?.[0] ?? ''
      expect(link.startsWith(`${site.address}/set-up#`)).toBe(true)
      await page.goto(link)
      await page.getByRole('heading', { level: 1, name: 'Choose a new password' }).waitFor()
      await page.getByLabel('Password', { exact: true }).fill('seven lanterns over the bay')
      await page.keyboard.press('Enter')
      await page.getByRole('link', { name: 'Your account, Robin Vale' }).waitFor()
      expect(faults).toEqual([])
      await close()
    },
  )
})
