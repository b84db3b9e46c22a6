import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import type { Asked, Reply } from '../../support/pages.tsx'
import { ME, NOT_SIGNED_IN, openPage } from '../../support/pages.tsx'

const SLOW = { timeout: 15_000 }
const DOOR = { districtName: 'Alder Unified', demonstration: null }
const DEMONSTRATION = {
  districtName: 'Alder Unified',
  demonstration: {
    password: 'quarterdeck-demo',
    people: [
      { email: 'data@demo.example', name: 'Data editor', role: 'editor', departments: ['Data'] },
      { email: 'leader@demo.example', name: 'Leader', role: 'viewer', departments: [] },
    ],
  },
}
const SIGN_IN = '/api/auth/sign-in/email'

const TELLING = { reminders: null, calendarSince: null }

function open(address: string, door: object, reply?: (request: Asked) => Reply | undefined) {
  const answers = { '/api/auth/door': door, '/api/auth/telling': TELLING, '/api/auth': {} }
  return openPage(address, answers, reply)
}

describe('the sign-in page', () => {
  afterEach(cleanup)

  test('takes an address and a password, and leads to the page that was wanted', async () => {
    const { container, sent, loaded } = open('/sign-in?next=%2Foverview%3Fyear%3D2022-23', DOOR)
    await screen.findByRole('heading', { level: 1, name: 'Sign in' }, SLOW)
    expect(await accessibilityProblems(container)).toEqual([])
    type('E-mail address', 'robin@district.example')
    type('Password', 'seven lanterns over the bay')
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    await waitFor(() => expect(loaded).toEqual(['/overview?year=2022-23']))
    expect(sent.find(({ path }) => path === SIGN_IN)?.body).toEqual({
      email: 'robin@district.example',
      password: 'seven lanterns over the bay',
    })
    expect(sent.some(({ path }) => path === '/me')).toBe(false)
  })

  test('says what is missing before anything is sent', async () => {
    const { sent } = open('/sign-in', DOOR)
    fireEvent.click(await screen.findByRole('button', { name: 'Sign in' }, SLOW))
    await screen.findByText('Type the address you sign in with.')
    screen.getByText('Type your password.')
    expect(sent.some(({ path }) => path === SIGN_IN)).toBe(false)
  })

  test('gives a refusal in the server’s words, and keeps what is typed', async () => {
    const body = { title: 'Too many tries.', detail: 'Wait 15 minutes, then try again.' }
    const { loaded } = open('/sign-in', DOOR, ({ path }) =>
      path === SIGN_IN ? { status: 429, body } : undefined,
    )
    await screen.findByLabelText('E-mail address', {}, SLOW)
    type('E-mail address', 'robin@district.example')
    type('Password', 'seven lanterns')
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    await screen.findByText('Wait 15 minutes, then try again.')
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('seven lanterns')
    expect(loaded).toEqual([])
  })

  test('shows the password to whoever wants to see it', async () => {
    open('/sign-in', DOOR)
    const password = await screen.findByLabelText<HTMLInputElement>('Password', {}, SLOW)
    expect(password.type).toBe('password')
    fireEvent.click(screen.getByLabelText('Show the password'))
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>('Password').type).toBe('text'),
    )
  })

  test('of the demonstration has a button for each role', async () => {
    const { container, sent, loaded } = open('/sign-in', DEMONSTRATION)
    const button = await screen.findByRole('button', { name: /^Leader/ }, SLOW)
    expect(button.textContent).toContain('Leadership viewer')
    expect(screen.getByRole('button', { name: /^Data editor/ }).textContent).toContain(
      'Department editor, Data',
    )
    expect(await accessibilityProblems(container)).toEqual([])
    fireEvent.click(button)
    await waitFor(() => expect(loaded).toEqual(['/']))
    expect(sent.find(({ path }) => path === SIGN_IN)?.body).toEqual({
      email: 'leader@demo.example',
      password: 'quarterdeck-demo',
    })
  })
})

describe('a page', () => {
  afterEach(cleanup)

  test('leads whoever is not signed in to the door', async () => {
    open('/nowhere?year=2022-23', DOOR, ({ path }) =>
      path.startsWith('/api/auth') ? undefined : NOT_SIGNED_IN,
    )
    await screen.findByRole('heading', { level: 1, name: 'Sign in' }, SLOW)
    expect(location.pathname + location.search).toBe('/sign-in?next=%2Fnowhere%3Fyear%3D2022-23')
  })

  test('says who is signed in, and lets them out without their drafts', async () => {
    localStorage.setItem('quarterdeck.record.m1', '{}')
    localStorage.setItem('another.page', '{}')
    const { loaded } = open('/nowhere', DOOR)
    await screen.findByRole('link', { name: 'Your account, Robin Vale' })
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }))
    await waitFor(() => expect(loaded).toEqual(['/sign-in']))
    expect(Object.keys(localStorage)).toEqual(['another.page'])
    localStorage.clear()
  })

  test('of the demonstration can be seen as somebody else', async () => {
    const me = { ...ME, name: 'Leader', actor: 'leader@demo.example', demonstration: true }
    const { loaded } = openPage('/nowhere?a=1', {
      '/me': me,
      '/api/auth/door': DEMONSTRATION,
      '/api/auth': {},
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Seen as Leader. Change' }))
    const here = await screen.findByRole('button', { name: /^Leader/ })
    expect(here.getAttribute('aria-current')).toBe('true')
    fireEvent.click(screen.getByRole('button', { name: /^Data editor/ }))
    await waitFor(() => expect(loaded).toEqual(['/nowhere?a=1']))
  })

  test('asks for the sign-in over itself once it has ended', async () => {
    let ended = false
    const { container, sent } = open('/account', DOOR, ({ path }) => {
      if (path === SIGN_IN) ended = false
      if (path === '/api/auth/list-sessions') return ended ? NOT_SIGNED_IN : { body: { items: [] } }
      return path === '/api/auth/rename' && ended ? NOT_SIGNED_IN : undefined
    })
    await screen.findByLabelText('Your name', {}, SLOW)
    type('Your name', 'Robin A. Vale')
    ended = true
    fireEvent.click(screen.getByRole('button', { name: 'Save the name' }))
    const dialog = await screen.findByRole('dialog', { name: 'Your sign-in has ended' })
    expect(await accessibilityProblems(container)).toEqual([])
    const password = dialog.querySelector<HTMLInputElement>('[type=password]')
    if (!password) throw new Error('no password is asked for')
    fireEvent.input(password, { target: { value: 'seven lanterns over the bay' } })
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    await screen.findByText('Your name is saved.')
    const names = sent.filter(({ path }) => path === '/api/auth/rename').map(({ body }) => body)
    expect(names).toEqual([{ name: 'Robin A. Vale' }, { name: 'Robin A. Vale' }])
    expect(sent.find(({ path }) => path === SIGN_IN)?.body).toMatchObject({ email: ME.actor })
  })
})

function type(label: string, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
}
