import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import type { Asked, Reply } from '../../support/pages.tsx'
import { openPage } from '../../support/pages.tsx'

const SLOW = { timeout: 15_000 }
const SAM = {
  id: 'sam',
  name: 'Sam',
  email: 'sam@district.example',
  role: 'editor',
  departmentIds: ['data'],
  state: 'active',
  signedIn: 2,
  hasSecondFactor: false,
  createdAt: '2022-09-01T17:00:00.000Z',
  closedAt: null,
  version: 3,
}
const WHOLE = { role: 'viewer', departmentIds: null, signedIn: 0 }
const KIM = { ...SAM, ...WHOLE, id: 'kim', name: 'Kim', email: 'kim@district.example' }
const GONE = { state: 'closed', closedAt: '2022-10-01T17:00:00.000Z', signedIn: 0 }
const ABE = { ...SAM, ...GONE, id: 'abe', name: 'Abe', email: 'abe@district.example' }
const NOOR = { ...SAM, id: 'noor', name: '', email: 'noor@district.example', state: 'invited' }
const DEPARTMENTS = [
  { id: 'data', name: 'Data and Research', code: 'DR', divisionId: null, position: 1, version: 1 },
  { id: 'family', name: 'Family Programs', code: 'FP', divisionId: null, position: 2, version: 1 },
]

async function open(items: object[], reply?: (request: Asked) => Reply | undefined) {
  const answers = {
    '/users': { items, nextCursor: null },
    '/departments': { items: DEPARTMENTS, nextCursor: null },
  }
  const page = openPage('/administration/people', answers, reply)
  await screen.findByRole('heading', { level: 1, name: 'People' }, SLOW)
  return page
}

async function change(name: string) {
  fireEvent.click(screen.getByRole('button', { name: `Change ${name}` }))
  return within(await screen.findByRole('dialog', { name: `Change ${name}` }))
}

describe('the page of people', () => {
  afterEach(cleanup)

  test('lists who may come in first, with their role, departments and account', async () => {
    const { container } = await open([ABE, KIM, NOOR, SAM])
    const rows = screen.getAllByRole('row').slice(1)
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'Kimkim@district.exampleLeadership viewerThe whole districtCan sign inChange',
      'No name yetnoor@district.exampleDepartment editorData and ResearchInvited, no password yet, signed in in 2 browsersChange',
      'Samsam@district.exampleDepartment editorData and ResearchCan sign in, signed in in 2 browsersChange',
      'Abeabe@district.exampleDepartment editorData and ResearchClosed Oct 1, 2022Change',
    ])
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('adds a person in their departments and shows the link once', async () => {
    const { sent, container } = await open([SAM], ({ method }) =>
      method === 'POST'
        ? { status: 201, body: { ...NOOR, name: 'Noor', secret: 's3' } }
        : undefined,
    )
    fireEvent.click(screen.getByRole('button', { name: 'Add a person' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Add a person' }))
    const submit = dialog.getByRole('button', { name: 'Add a person' })
    fireEvent.click(submit)
    expect(dialog.getByText('Write what they are called.')).toBeTruthy()
    expect(dialog.getByText('Write an address like name@district.org.')).toBeTruthy()
    expect(dialog.getByText('Choose at least one department.')).toBeTruthy()
    expect(sent.some(({ method }) => method === 'POST')).toBe(false)
    fireEvent.input(dialog.getByLabelText('Name'), { target: { value: ' Noor ' } })
    fireEvent.input(dialog.getByLabelText('E-mail address'), {
      target: { value: 'noor@district.example' },
    })
    fireEvent.click(dialog.getByLabelText('Family Programs'))
    fireEvent.click(submit)
    const link = await screen.findByLabelText<HTMLInputElement>('Link', {}, SLOW)
    expect(link.value).toMatch(/\/set-up#s3$/)
    expect(sent.find(({ method }) => method === 'POST')).toMatchObject({
      path: '/users',
      body: {
        name: 'Noor',
        email: 'noor@district.example',
        role: 'editor',
        departmentIds: ['family'],
      },
    })
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('a role in the whole district has no departments', async () => {
    const { sent } = await open([SAM], ({ method }) =>
      method === 'PATCH' ? { body: { ...SAM, ...WHOLE } } : undefined,
    )
    const dialog = await change('Sam')
    expect(dialog.getByLabelText<HTMLInputElement>('Data and Research').checked).toBe(true)
    fireEvent.change(dialog.getByLabelText('Role'), { target: { value: 'auditor' } })
    expect(dialog.queryByLabelText('Data and Research')).toBeNull()
    fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('Sam is saved.')).toBeTruthy()
    expect(sent.find(({ method }) => method === 'PATCH')?.body).toEqual({
      name: 'Sam',
      role: 'auditor',
      departmentIds: [],
    })
  })

  test('a change that somebody else was quicker with shows both and can be made again', async () => {
    const items = [SAM]
    let tries = 0
    const { sent } = await open(items, ({ method }) => {
      if (method !== 'PATCH') return undefined
      tries += 1
      if (tries > 1) return { body: { ...SAM, version: 5 } }
      items[0] = { ...SAM, name: 'Samira', version: 4 }
      return { status: 412, body: { title: 'Somebody else changed this in the meantime.' } }
    })
    const dialog = await change('Sam')
    fireEvent.input(dialog.getByLabelText('Name'), { target: { value: 'Samuel' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
    const now = /It now says: Samira, Department editor, Data and Research\./
    expect(await screen.findByText(now, {}, SLOW)).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Samuel')
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('Samuel is saved.')).toBeTruthy()
    expect(sent.filter(({ method }) => method === 'PATCH')).toHaveLength(2)
  })

  test('makes a new link, and signs somebody out', async () => {
    const { sent } = await open([SAM], ({ method, path }) => {
      if (method !== 'POST') return undefined
      const link = { purpose: 'reset', secret: 's4', hours: 24 }
      return path.endsWith('/link') ? { status: 201, body: link } : { body: SAM }
    })
    const first = await change('Sam')
    fireEvent.click(first.getByRole('button', { name: 'Make a new link' }))
    const link = await screen.findByLabelText<HTMLInputElement>('Link', {}, SLOW)
    expect(link.value).toMatch(/\/set-up#s4$/)
    fireEvent.click(await screen.findByRole('button', { name: 'Done' }))
    const second = await change('Sam')
    fireEvent.click(second.getByRole('button', { name: 'Sign them out everywhere' }))
    expect(await screen.findByText('Sam is signed out everywhere.')).toBeTruthy()
    expect(sent.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual([
      '/users/sam/link',
      '/users/sam/sign-out',
    ])
  })

  test('closes an account after asking, and says why not', async () => {
    let tries = 0
    await open([SAM], ({ method }) => {
      if (method !== 'DELETE') return undefined
      tries += 1
      if (tries > 1) return { body: { ...SAM, ...GONE } }
      return { status: 409, body: { title: 'Nobody else could look after the district.' } }
    })
    const dialog = await change('Sam')
    fireEvent.click(dialog.getByRole('button', { name: 'Close the account' }))
    const asking = within(await screen.findByRole('dialog', { name: 'Close the account of Sam?' }))
    fireEvent.click(asking.getByRole('button', { name: 'Close the account' }))
    expect(await screen.findByText('Nobody else could look after the district.')).toBeTruthy()
    fireEvent.click(asking.getByRole('button', { name: 'Close the account' }))
    await waitFor(() => expect(screen.getByText('The account of Sam is closed.')).toBeTruthy())
  })

  test('erases a closed account for a reason, and then says nothing of who it was', async () => {
    const erased = { ...ABE, state: 'erased', name: 'Person 7F3A (erased)', email: '' }
    const { sent } = await open([ABE, erased], ({ method }) =>
      method === 'POST' ? { body: erased } : undefined,
    )
    expect(screen.getAllByRole('row').at(-1)?.textContent).toContain('Person 7F3A (erased)')
    expect(screen.queryByRole('button', { name: /Change Person/ })).toBeNull()
    const dialog = await change('Abe')
    fireEvent.click(dialog.getByRole('button', { name: 'Erase the person' }))
    const asking = within(await screen.findByRole('dialog', { name: 'Erase Abe for good?' }))
    fireEvent.click(asking.getByRole('button', { name: 'Erase the person' }))
    expect(asking.getByText('Say why, in ten characters or more.')).toBeTruthy()
    expect(sent.some(({ method }) => method === 'POST')).toBe(false)
    const reason = ' asked to be forgotten '
    fireEvent.input(asking.getByLabelText('Reason'), { target: { value: reason } })
    fireEvent.click(asking.getByRole('button', { name: 'Erase the person' }))
    await waitFor(() => expect(screen.getByText('The person is erased.')).toBeTruthy())
    expect(sent.find(({ method }) => method === 'POST')).toMatchObject({
      path: '/users/abe/erase',
      body: { reason: reason.trim() },
    })
  })

  test('a closed account can only be opened again', async () => {
    await open([ABE], ({ method }) => (method === 'POST' ? { body: ABE } : undefined))
    const dialog = await change('Abe')
    expect(dialog.queryByLabelText('Name')).toBeNull()
    fireEvent.click(dialog.getByRole('button', { name: 'Open the account again' }))
    expect(await screen.findByText(/^The account of Abe is open\./)).toBeTruthy()
  })
})
