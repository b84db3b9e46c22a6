import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { closeAccount } from '../../db/accounts.ts'
import { createMailer } from '../../server/mail.ts'
import { DIALECTS } from '../support/databases.ts'
import type { TestDoor } from '../support/door.ts'
import { createDoor, OTHER_PASSWORD } from '../support/door.ts'
import type { MailCatcher } from '../support/mail.ts'
import { catchMail } from '../support/mail.ts'
import { change } from '../support/plans.ts'

const EDITOR = 'editor@district.example'
const PUBLIC_URL = 'https://plans.district.example'
const MINUTE = 60 * 1000

describe.each(DIALECTS)('%s: a forgotten password', { timeout: 60_000 }, (dialect) => {
  let post: MailCatcher
  let door: TestDoor

  beforeEach(async () => {
    post = await catchMail()
    const mail = { host: '127.0.0.1', port: post.port, secure: false, clear: true }
    const sendMail = createMailer({ ...mail, credentials: null, from: 'plans@district.example' })
    door = await createDoor(dialect, { sendMail, publicUrl: PUBLIC_URL })
  })
  afterEach(async () => {
    vi.useRealTimers()
    await door.db.destroy()
    await post.stop()
  })

  test('is set anew by a link that comes by mail, once, and every sign-in ends', async () => {
    const before = door.browser()
    await before.signIn(EDITOR)
    expect((await forget(` ${EDITOR.toUpperCase()}`)).status).toBe(202)
    const secret = secretOf(await mailNumber(1))
    expect(post.mails[0]?.to).toBe(EDITOR)
    expect((await use(secret)).status).toBe(200)
    expect((await before.ask('GET', '/api/v1/me')).status).toBe(401)
    expect((await door.browser().signIn(EDITOR, OTHER_PASSWORD)).status).toBe(200)
    expect((await use(secret)).status).toBe(404)
  })

  test('the mail is plain, in the district’s name, and leads to the address of the settings', async () => {
    const headers = { host: 'elsewhere.example', 'x-forwarded-host': 'elsewhere.example' }
    await door.browser({ headers }).ask('POST', '/api/auth/forgotten', { email: EDITOR })
    const text = await mailNumber(1)
    expect(text).toMatch(/^From: Example Unified <plans@district\.example>/m)
    expect(text).toMatch(/^Subject: A new password for Example Unified/m)
    expect(text).toMatch(/^Content-Type: text\/plain/m)
    expect(text).toContain(`${PUBLIC_URL}/set-up#`)
    expect(text).not.toContain('elsewhere.example')
  })

  test('is answered the same whether there is such an account', async () => {
    await change(door.db, (going) => closeAccount(going, 'p3', 1))
    const known = await forget(EDITOR)
    const unknown = await forget('nobody@district.example')
    const closed = await forget('viewer@district.example')
    const nonsense = await forget('a@b.example, editor@district.example')
    for (const answer of [unknown, closed, nonsense]) {
      expect(answer).toMatchObject({ status: 202, body: known.body })
      expect(Array.from(answer.headers.keys())).toEqual(Array.from(known.headers.keys()))
    }
    await mailNumber(1)
    // Whatever else would be sent came before this one.
    await forget('coordinator@district.example')
    await mailNumber(2)
    expect(post.mails.map(({ to }) => to)).toEqual([EDITOR, 'coordinator@district.example'])
  })

  test('the link ends after an hour, and with another one that is used', async () => {
    const began = Date.now()
    await forget(EDITOR)
    const first = secretOf(await mailNumber(1))
    await forget(EDITOR)
    const second = secretOf(await mailNumber(2))
    // Asking again ends no link: a stranger may have asked.
    expect((await look(first)).status).toBe(200)
    vi.useFakeTimers({ toFake: ['Date'], now: began + 59 * MINUTE })
    expect((await look(first)).status).toBe(200)
    vi.useFakeTimers({ toFake: ['Date'], now: began + 61 * MINUTE })
    expect((await look(first)).status).toBe(404)
    vi.useRealTimers()
    expect((await use(second)).status).toBe(200)
    expect((await look(first)).status).toBe(404)
  })

  test('one account is sent three in a quarter of an hour, and one address asks twenty times', async () => {
    for (let time = 0; time < 5; time += 1) expect((await forget(EDITOR)).status).toBe(202)
    await forget('coordinator@district.example')
    await mailNumber(4)
    expect(post.mails.filter(({ to }) => to === EDITOR)).toHaveLength(3)
    for (let time = 6; time < 20; time += 1) await forget(`nobody${time}@district.example`)
    const blocked = await forget('nobody@district.example')
    expect(blocked.status).toBe(429)
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('a mail server that takes nothing changes nothing of the answer', async () => {
    post.refuse()
    expect((await forget(EDITOR)).status).toBe(202)
    await expect.poll(() => linksMade()).toBe(1)
    expect((await forget('nobody@district.example')).status).toBe(202)
  })

  test('stands on the log by nobody, without the secret', async () => {
    await forget(EDITOR)
    const secret = secretOf(await mailNumber(1))
    const entries = await door.db.selectFrom('ledger').selectAll().orderBy('tx').execute()
    expect(entries.at(-1)).toMatchObject({ action: 'link.make', actor: 'unknown' })
    expect(JSON.stringify(entries)).not.toContain(secret)
  })

  const forget = (email: string) => door.browser().ask('POST', '/api/auth/forgotten', { email })
  const look = (secret: string) => door.browser().ask('POST', '/api/auth/link/look', { secret })
  const use = (secret: string) =>
    door.browser().ask('POST', '/api/auth/link/use', {
      secret,
      name: 'Sam',
      password: OTHER_PASSWORD,
    })

  async function mailNumber(number: number): Promise<string> {
    await expect.poll(() => post.mails.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(number)
    return post.mails[number - 1]?.text ?? ''
  }

  async function linksMade(): Promise<number> {
    return (await door.db.selectFrom('one_time_link').select('id').execute()).length
  }
})

test('where no mail is set up nobody is offered it', async () => {
  const door = await createDoor('sqlite')
  const answer = await door.browser().ask('POST', '/api/auth/forgotten', { email: EDITOR })
  expect(answer).toMatchObject({ status: 404, body: { type: 'urn:quarterdeck:problem:no_mail' } })
  expect((await door.browser().ask('GET', '/api/auth/door')).body).toMatchObject({ mail: false })
  await door.db.destroy()
})

function secretOf(mail: string): string {
  return /\/set-up#([\w-]{43})/.exec(mail)?.[1] ?? 'no link'
}
