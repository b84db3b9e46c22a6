import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import type { Asked, Reply } from '../../support/pages.tsx'
import { openPage } from '../../support/pages.tsx'

const SLOW = { timeout: 15_000 }
const USE = '/api/auth/link/use'
const PASSWORD = 'seven lanterns over the bay'
const FIRST = { purpose: 'set_up', email: null, name: '' }
const RESET = { purpose: 'reset', email: 'sam@district.example', name: 'Sam' }

function open(holder: object, reply?: (request: Asked) => Reply | undefined) {
  const answers = { '/api/auth/link/look': holder, '/api/auth': {} }
  return openPage('/set-up#the-secret', answers, reply)
}

describe('a one-time link', () => {
  afterEach(cleanup)

  test('makes the first coordinator, who says who they are', async () => {
    const { container, sent, loaded } = open(FIRST)
    await screen.findByRole('heading', { name: 'Become the first coordinator' }, SLOW)
    expect(await accessibilityProblems(container)).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: 'Save and sign in' }))
    await screen.findByText('Type the address you will sign in with.')
    expect(sent.some(({ path }) => path === USE)).toBe(false)
    type('E-mail address', 'first@district.example')
    type('Your name', 'Robin')
    type('Password', PASSWORD)
    fireEvent.click(screen.getByRole('button', { name: 'Save and sign in' }))
    await waitFor(() => expect(loaded).toEqual(['/']))
    expect(bodyOf(sent, USE)).toEqual({
      secret: 'the-secret',
      email: 'first@district.example',
      name: 'Robin',
      password: PASSWORD,
    })
    expect(bodyOf(sent, '/api/auth/sign-in/email')).toEqual({
      email: 'first@district.example',
      password: PASSWORD,
    })
  })

  test('sets a lost password anew, for whom it was made', async () => {
    const { sent, loaded } = open(RESET)
    const email = await screen.findByLabelText<HTMLInputElement>('E-mail address', {}, SLOW)
    expect([email.value, email.readOnly]).toEqual(['sam@district.example', true])
    expect(screen.queryByLabelText('Your name')).toBeNull()
    type('Password', PASSWORD)
    fireEvent.click(screen.getByRole('button', { name: 'Save and sign in' }))
    await waitFor(() => expect(loaded).toEqual(['/']))
    expect(bodyOf(sent, USE)).toEqual({ secret: 'the-secret', name: 'Sam', password: PASSWORD })
  })

  test('says beside the field what is wrong with a password', async () => {
    const errors = [{ path: 'password', message: 'Use at least 15 characters.', code: 'too_short' }]
    const { loaded } = open(RESET, ({ path }) =>
      path === USE ? { status: 422, body: { title: 'Use more.', errors } } : undefined,
    )
    await screen.findByLabelText('Password', {}, SLOW)
    type('Password', 'short')
    fireEvent.click(screen.getByRole('button', { name: 'Save and sign in' }))
    await screen.findByText('Use at least 15 characters.')
    expect(screen.getByLabelText('Password').getAttribute('aria-invalid')).toBe('true')
    expect(loaded).toEqual([])
  })

  test('leads to the sign-in page when the way in is closed meanwhile', async () => {
    const { loaded } = open(RESET, ({ path }) =>
      path.startsWith('/api/auth/sign-in') ? { status: 429, body: { title: 'No.' } } : undefined,
    )
    await screen.findByLabelText('Password', {}, SLOW)
    type('Password', PASSWORD)
    fireEvent.click(screen.getByRole('button', { name: 'Save and sign in' }))
    await waitFor(() => expect(loaded).toEqual(['/sign-in']))
  })

  test('that was used says so', async () => {
    open(FIRST, () => ({ status: 404, body: { title: 'This link has been used.' } }))
    const alert = await screen.findByRole('alert', {}, SLOW)
    expect(alert.textContent).toContain('This link has been used.')
  })

  test('without its secret asks for nothing', async () => {
    const { sent } = openPage('/set-up', {})
    await screen.findByText('This link is not whole', {}, SLOW)
    expect(sent).toEqual([])
  })
})

function type(label: string, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
}

function bodyOf(sent: readonly Asked[], path: string): unknown {
  return sent.find((request) => request.path === path)?.body
}
