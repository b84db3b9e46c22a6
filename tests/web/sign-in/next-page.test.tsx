import { describe, expect, test } from 'vitest'

import { nextPage, signInAddress } from '../../../web/sign-in/next-page.ts'

describe('where a sign-in leads', () => {
  test.each(['/', '/overview?year=2022-23&status=met', '/plans/dr-2022#chain', '/sign-in-help'])(
    'to %s of this site',
    (page) => {
      expect(nextPage(page)).toBe(page)
    },
  )

  test.each([
    undefined,
    '',
    'overview',
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '///elsewhere.example/',
    '/\\elsewhere.example/',
    '\\\\elsewhere.example/',
    '/\t/elsewhere.example/',
    '/\n/elsewhere.example/',
    '/..//elsewhere.example/',
    '/.//elsewhere.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    '/sign-in?next=/sign-in',
    '/set-up#secret',
    '/api/auth/sign-out',
    '/x/../api/v1/export/observations.csv',
  ])('home instead of to %j', (page) => {
    expect(nextPage(page)).toBe('/')
  })

  test('its address names the page, unless that is the start page', () => {
    expect(signInAddress('/')).toBe('/sign-in')
    expect(signInAddress('/overview?year=2022-23')).toBe(
      '/sign-in?next=%2Foverview%3Fyear%3D2022-23',
    )
  })
})
