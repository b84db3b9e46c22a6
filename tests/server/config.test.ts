import { describe, expect, test } from 'vitest'

import { readConfig } from '../../server/config.ts'

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
  ] as const)('%j for %s: %s', (environment, mode, fits) => {
    const config = readConfig(environment, mode)
    expect(config.ok).toBe(fits)
  })

  test('a refusal names the setting', () => {
    expect(readConfig({ HOST: '0.0.0.0' }, 'demo')).toMatchObject({
      error: [expect.stringMatching(/^HOST: .*ALLOW_PUBLIC_DEMO=yes/)],
    })
  })
})
