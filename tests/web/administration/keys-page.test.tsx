import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import type { Asked, Reply } from '../../support/pages.tsx'
import { openPage } from '../../support/pages.tsx'

const SLOW = { timeout: 15_000 }
const SECRET = `qd_${'x'.repeat(43)}`
const KEY = {
  id: 'key-1',
  name: 'nightly attendance',
  departmentId: 'data',
  may: 'observe',
  expiresOn: '2023-06-30',
  createdBy: 'coordinator@district.example',
  createdAt: '2022-09-01T17:00:00.000Z',
  lastUsedOn: '2023-02-09',
  state: 'valid',
  revokedAt: null,
  version: 1,
}
const OVER = { expiresOn: '2023-02-09', state: 'ended' }
const ENDED = { ...KEY, ...OVER, id: 'key-2', name: 'a pilot', lastUsedOn: null }
const REVOKED = { revokedAt: '2022-10-01T00:00:00.000Z', state: 'revoked' }
const GONE = { ...KEY, ...REVOKED, id: 'key-3', name: 'a mistake' }
const DEPARTMENTS = [
  { id: 'data', name: 'Data and Research', code: 'DR', divisionId: null, position: 1, version: 1 },
  { id: 'family', name: 'Family Programs', code: 'FP', divisionId: null, position: 2, version: 1 },
]

async function open(items: object[], reply?: (request: Asked) => Reply | undefined) {
  const answers = {
    '/api-keys': { items, nextCursor: null },
    '/departments': { items: DEPARTMENTS, nextCursor: null },
  }
  const page = openPage('/administration/keys', answers, reply)
  await screen.findByRole('heading', { level: 1, name: 'API keys' }, SLOW)
  return page
}

describe('the page of API keys', () => {
  afterEach(cleanup)

  test('lists valid keys first, with their department, what they may and until when', async () => {
    const { container } = await open([GONE, ENDED, KEY])
    const rows = screen.getAllByRole('row').slice(1)
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('nightly attendance'),
      expect.stringContaining('a mistake'),
      expect.stringContaining('a pilot'),
    ])
    expect(rows[0]?.textContent).toContain('Data and Research')
    expect(rows[0]?.textContent).toContain('Read and record')
    expect(rows[0]?.textContent).toContain('Valid until Jun 30, 2023')
    expect(rows[1]?.textContent).toContain('Revoked Oct 1, 2022')
    expect(rows[2]?.textContent).toContain('Ended until Feb 9, 2023')
    expect(screen.getAllByRole('button', { name: /^Revoke/ })).toHaveLength(1)
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('makes a key and shows its secret once', async () => {
    const made = { ...KEY, secret: SECRET }
    const { sent, container } = await open([], ({ method }) =>
      method === 'POST' ? { status: 201, body: made } : undefined,
    )
    fireEvent.click(screen.getAllByRole('button', { name: 'Make a key' })[0] ?? document.body)
    const dialog = await screen.findByRole('dialog', { name: 'Make a key' })
    const submit = dialog.querySelector<HTMLElement>('button[type=submit]') ?? document.body
    fireEvent.click(submit)
    expect(await screen.findByText('Say what the key is for.')).toBeTruthy()
    expect(screen.getByText('Choose the last day on which it is valid.')).toBeTruthy()
    fireEvent.input(screen.getByLabelText('Name'), { target: { value: ' nightly attendance ' } })
    fireEvent.change(screen.getByLabelText('It may'), { target: { value: 'read' } })
    fireEvent.input(screen.getByLabelText('Last day'), { target: { value: '2023-06-30' } })
    fireEvent.click(submit)
    const shown = await screen.findByLabelText<HTMLInputElement>('Secret', {}, SLOW)
    expect(shown.value).toBe(SECRET)
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
      name: 'nightly attendance',
      departmentId: 'data',
      may: 'read',
      expiresOn: '2023-06-30',
    })
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('a refusal stands in the form, and what was typed stays', async () => {
    const refused = { title: 'Another API key has this name or code.', detail: 'Choose another.' }
    await open([], ({ method }) => (method === 'POST' ? { status: 409, body: refused } : undefined))
    fireEvent.click(screen.getAllByRole('button', { name: 'Make a key' })[0] ?? document.body)
    fireEvent.input(await screen.findByLabelText('Name'), { target: { value: 'nightly' } })
    fireEvent.input(screen.getByLabelText('Last day'), { target: { value: '2023-06-30' } })
    const dialog = screen.getByRole('dialog', { name: 'Make a key' })
    fireEvent.click(dialog.querySelector<HTMLElement>('button[type=submit]') ?? document.body)
    expect(await screen.findByText('Another API key has this name or code.')).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('nightly')
  })

  test('revokes a key after asking', async () => {
    const { sent } = await open([KEY], ({ method }) =>
      method === 'DELETE' ? { body: { ...KEY, revokedAt: '2023-02-10T10:00:00Z' } } : undefined,
    )
    fireEvent.click(screen.getByRole('button', { name: 'Revoke nightly attendance' }))
    const dialog = await screen.findByRole('dialog', { name: 'Revoke this key?' })
    expect(dialog.textContent).toContain('This cannot be undone; what it recorded stays.')
    fireEvent.click(dialog.querySelector<HTMLElement>('.button.danger') ?? document.body)
    await waitFor(() => expect(screen.getByText('“nightly attendance” is revoked.')).toBeTruthy())
    expect(sent.filter(({ method }) => method === 'DELETE').map(({ path }) => path)).toEqual([
      '/api-keys/key-1',
    ])
  })

  test('says what keys are for where there is none', async () => {
    const { container } = await open([])
    expect(screen.getByText('No program has a key yet')).toBeTruthy()
    expect(await accessibilityProblems(container)).toEqual([])
  })
})
