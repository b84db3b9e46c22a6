import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import { browserName } from '../../../web/account/browser-name.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import type { Asked, Reply } from '../../support/pages.tsx'
import { ME, openPage } from '../../support/pages.tsx'

const SLOW = { timeout: 15_000 }
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; rv:144.0) Gecko/20100101 Firefox/144.0'
const SESSIONS = [
  session({ id: 's1', userAgent: FIREFOX, current: true }),
  session({ id: 's2', userAgent: null }),
]
const TELLING = { reminders: true, isSending: true, calendarSince: null }
const DEPARTMENTS = [
  { id: 'data', name: 'Data and Research', code: 'DR', divisionId: null, position: 1, version: 1 },
]

function session(more: object) {
  const at = '2023-02-10T18:00:00.000Z'
  return { createdAt: at, usedAt: at, current: false, ...more }
}

async function open(me: object = ME, reply?: (request: Asked) => Reply | undefined) {
  const answers = {
    '/me': me,
    '/departments': { items: DEPARTMENTS, nextCursor: null },
    '/api/auth/list-sessions': { items: SESSIONS },
    '/api/auth/second-factor': { isOn: false, backupCodes: 0, hasPassword: true },
    '/api/auth/telling': TELLING,
    '/api/auth': {},
  }
  const page = openPage('/account', answers, reply)
  await screen.findByText('(this one)', {}, SLOW)
  return page
}

describe('one’s own account', () => {
  afterEach(cleanup)

  test('says who one is, and where', async () => {
    const { container } = await open({ ...ME, role: 'editor', departmentIds: ['data'] })
    screen.getByRole('heading', { level: 1, name: 'Robin Vale' })
    screen.getByText('coordinator@district.example')
    await screen.findByText('Data and Research')
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('a changed name is sent and read again', async () => {
    const { sent } = await open()
    fireEvent.input(screen.getByLabelText('Your name'), { target: { value: 'Robin' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save the name' }))
    await screen.findByText('Your name is saved.')
    expect(sent.find(({ path }) => path === '/api/auth/rename')?.body).toEqual({ name: 'Robin' })
    await waitFor(() => expect(sent.filter(({ path }) => path === '/me')).toHaveLength(2))
  })

  test('a refused password is said beside its field, and a changed one leaves the form empty', async () => {
    const message = 'This is not the password you have now.'
    const errors = [{ path: 'currentPassword', message, code: 'wrong_password' }]
    let times = 0
    await open(ME, ({ path }) => {
      if (path !== '/api/auth/change-password') return undefined
      times += 1
      return times === 1 ? { status: 422, body: { title: message, errors } } : { body: {} }
    })
    const before = screen.getByLabelText<HTMLInputElement>('The password you have now')
    const after = screen.getByLabelText<HTMLInputElement>('The new password')
    fireEvent.input(before, { target: { value: 'one' } })
    fireEvent.input(after, { target: { value: 'two' } })
    fireEvent.click(screen.getByRole('button', { name: 'Change the password' }))
    await screen.findByText(message)
    expect(before.getAttribute('aria-invalid')).toBe('true')
    fireEvent.click(screen.getByRole('button', { name: 'Change the password' }))
    await screen.findByText(/^Your password is changed/)
    expect([before.value, after.value]).toEqual(['', ''])
  })

  test('one sign-in is ended, or all', async () => {
    const { sent, loaded } = await open()
    fireEvent.click(screen.getByRole('button', { name: /^Sign out Another browser, since/ }))
    await screen.findByText('Another browser is signed out.')
    expect(sent.find(({ path }) => path === '/api/auth/revoke-session')?.body).toEqual({ id: 's2' })
    fireEvent.click(screen.getByRole('button', { name: 'Sign out everywhere' }))
    await waitFor(() => expect(loaded).toEqual(['/sign-in']))
    expect(sent.some(({ path }) => path === '/api/auth/revoke-sessions')).toBe(true)
  })

  test('reminders are turned off by oneself', async () => {
    const { sent, container } = await open()
    fireEvent.click(await screen.findByLabelText('Remind me by mail'))
    await screen.findByText('You are not reminded any more.')
    expect(sent.find(({ path }) => path === '/api/auth/telling/reminders')?.body).toEqual({
      on: false,
    })
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('a calendar link is shown once, and ended', async () => {
    const link = 'https://plans.district.example/api/v1/calendar/x.ics'
    const telling = { ...TELLING, reminders: null }
    const { sent } = await open(ME, ({ path, method }) => {
      if (path === '/api/auth/telling') return { body: telling }
      if (path !== '/api/auth/telling/calendar' || method !== 'POST') return undefined
      Object.assign(telling, { calendarSince: '2023-02-10T18:00:00.000Z' })
      return { status: 201, body: { link } }
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Make a calendar link' }))
    const field = await screen.findByLabelText<HTMLInputElement>('Link of your calendar')
    expect(field.value).toBe(link)
    expect(screen.queryByLabelText('Remind me by mail')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'I have copied it' }))
    expect(screen.queryByDisplayValue(link)).toBeNull()
    fireEvent.click(await screen.findByRole('button', { name: 'End the link' }))
    await screen.findByText(/^The link has ended/)
    expect(sent.some(({ path }) => path === '/api/auth/telling/calendar/end')).toBe(true)
  })

  test('of the demonstration stays as it is', async () => {
    await open({ ...ME, demonstration: true })
    screen.getByText(/^Everybody who tries the demonstration/)
    expect(screen.queryByLabelText('The new password')).toBeNull()
  })
})

test.each([
  [FIREFOX, 'Firefox on Windows'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15',
    'Safari on macOS',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/153.0.0.0 Safari/537.36 Edg/153.0.0.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (X11; CrOS x86_64 1) AppleWebKit/537.36 Chrome/153.0.0.0 Safari/537.36',
    'Chrome on ChromeOS',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1',
    'Safari on iPhone',
  ],
  ['curl/8.0', 'Another browser'],
  [null, 'Another browser'],
])('%s is %s', (agent, name) => {
  expect(browserName(agent)).toBe(name)
})
