import { describe, expect, test } from 'vitest'

import { readConfig } from '../../server/config.ts'

const OIDC = {
  OIDC_ISSUER: 'https://id.district.example',
  OIDC_CLIENT_ID: 'quarterdeck',
  OIDC_CLIENT_SECRET: 'x',
  OIDC_NAME: 'Alder Unified',
}

describe('the settings of the environment', () => {
  test('have defaults that serve this machine only', () => {
    expect(readConfig({}, 'start')).toMatchObject({
      ok: true,
      value: { host: '127.0.0.1', port: 3000, authSecret: null, trustProxy: false },
    })
  })

  test.each([
    [{ HOST: '0.0.0.0' }, 'start', false],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://plans.district.example' }, 'start', true],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'http://plans.district.example' }, 'start', false],
    [{ PUBLIC_URL: 'http://plans.district.example' }, 'start', false],
    [{ PUBLIC_URL: 'http://localhost:8080' }, 'start', true],
    [{ PUBLIC_URL: 'nonsense' }, 'start', false],
    [{ HOST: '0.0.0.0' }, 'demo', false],
    [{ HOST: '0.0.0.0', ALLOW_PUBLIC_DEMO: 'yes' }, 'demo', true],
    [{ HOST: 'localhost' }, 'demo', true],
    [{ AUTH_SECRET: 'short' }, 'start', false],
    [{ AUTH_SECRET: 'x'.repeat(32) }, 'start', true],
    [{ TRUST_PROXY: '1' }, 'start', false],
    [{ PUBLIC_URL: 'ftp://plans.district.example' }, 'start', false],
    [{ PUBLIC_URL: 'https://plans.district.example/quarterdeck' }, 'start', false],
    [{ PUBLIC_URL: 'https://plans.district.example/' }, 'start', true],
    [{ SMTP_URL: 'smtps://a@district.example:secret@mail.district.example' }, 'start', true],
    [{ SMTP_URL: 'smtps://a%40district.example:secret@mail.district.example' }, 'start', true],
    [
      { SMTP_URL: 'smtp://mail.district.example', SMTP_FROM: 'plans@district.example' },
      'start',
      true,
    ],
    [{ SMTP_URL: 'smtp://mail.district.example' }, 'start', false],
    [{ SMTP_URL: 'https://mail.district.example', SMTP_FROM: 'a@b.example' }, 'start', false],
    [{ SMTP_URL: 'mail.district.example', SMTP_FROM: 'a@b.example' }, 'start', false],
    [{ SMTP_URL: 'smtp://mail.district.example', SMTP_FROM: 'plans' }, 'start', false],
    [{ SMTP_FROM: 'plans@district.example' }, 'start', false],
    [{ ...OIDC }, 'start', true],
    [{ ...OIDC, OIDC_ISSUER: 'http://127.0.0.1:9000' }, 'start', true],
    [{ ...OIDC, OIDC_ISSUER: 'http://id.district.example' }, 'start', false],
    [{ ...OIDC, OIDC_ISSUER: 'id.district.example' }, 'start', false],
    [{ ...OIDC, OIDC_NAME: undefined }, 'start', false],
    [{ OIDC_CLIENT_SECRET: 'x' }, 'start', false],
  ] as const)('%j for %s: %s', (environment, mode, fits) => {
    const config = readConfig(environment, mode)
    expect(config.ok).toBe(fits)
  })

  test('a refusal names the setting', () => {
    expect(readConfig({ HOST: '0.0.0.0' }, 'demo')).toMatchObject({
      error: [expect.stringMatching(/^HOST: .*ALLOW_PUBLIC_DEMO=yes/)],
    })
  })

  test.each([
    ['smtps://u:p%40x@mail.example', { port: 465, secure: true, clear: false }],
    ['smtp://mail.example', { port: 587, secure: false, clear: false, credentials: null }],
    ['smtp://127.0.0.1:2525', { port: 2525, secure: false, clear: true }],
  ])('mail by %s goes in the clear to this machine only', (url, mail) => {
    const config = readConfig({ SMTP_URL: url, SMTP_FROM: 'plans@district.example' }, 'start')
    expect(config).toMatchObject({ ok: true, value: { mail } })
  })

  test('no refusal repeats a password', () => {
    const config = readConfig({ SMTP_URL: 'ftp://u:hush-hush@mail.example' }, 'start')
    expect(JSON.stringify(config)).not.toContain('hush-hush')
  })
})
