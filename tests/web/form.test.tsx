import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { LocationProvider } from 'preact-iso'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { Button, ButtonLink } from '../../web/shared/form/Button.tsx'
import { Dialog } from '../../web/shared/form/Dialog.tsx'
import { CheckField, SelectField, TextAreaField, TextField } from '../../web/shared/form/fields.tsx'
import { Filters } from '../../web/shared/form/Filters.tsx'
import { anyOf, oneOf, SOME_TEXT, useUrlState } from '../../web/shared/form/use-url-state.ts'
import { accessibilityProblems } from '../support/accessibility.ts'

const CHOICES = ['at_risk', 'off_track'] as const
const STATUS = oneOf(CHOICES)

beforeEach(() => history.replaceState(null, '', '/overview'))
afterEach(cleanup)

test('a field belongs to its label, its hint and its error', () => {
  render(<TextField label="Present" hint="Of 10" error="Too many." value="12" onValue={ignore} />)
  const input = screen.getByLabelText<HTMLInputElement>(/Present/)
  const described = input.getAttribute('aria-describedby')?.split(' ') ?? []
  expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([
    'Of 10',
    'Mend this: Too many.',
  ])
  expect(input.getAttribute('aria-invalid')).toBe('true')
})

test('a field without an error is not invalid', () => {
  render(<TextField label="Present" value="" onValue={ignore} />)
  const input = screen.getByLabelText(/Present/)
  expect(input.hasAttribute('aria-invalid')).toBe(false)
  expect(input.hasAttribute('aria-describedby')).toBe(false)
})

test('controls tell what was typed, chosen and checked', () => {
  const told = vi.fn<(value: string | boolean) => void>()
  const options = [
    { value: 'not_held', label: 'Not held' },
    { value: 'needs_help', label: 'Needs help' },
  ] as const
  render(
    <>
      <TextField label="Day" type="date" value="" onValue={told} />
      <TextAreaField label="Note" optional value="" onValue={told} />
      <SelectField label="Why" options={options} value="not_held" onValue={told} />
      <CheckField label="Tell" checked={false} onChecked={told} />
    </>,
  )
  fireEvent.input(screen.getByLabelText(/Day/), { target: { value: '2022-10-05' } })
  fireEvent.input(screen.getByLabelText(/Note/), { target: { value: 'late' } })
  fireEvent.change(screen.getByLabelText(/Why/), { target: { value: 'needs_help' } })
  fireEvent.click(screen.getByLabelText('Tell'))
  expect(told.mock.calls.flat()).toEqual(['2022-10-05', 'late', 'needs_help', true])
})

test('a busy button says so, stays in reach, and takes no second press', () => {
  const press = vi.fn<() => void>()
  render(
    <Button busy onClick={press}>
      Save
    </Button>,
  )
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Working…' })
  fireEvent.click(button)
  expect(press).not.toHaveBeenCalled()
  expect(button.disabled).toBe(false)
})

test('a button does not submit unless told to', () => {
  render(<Button>Save</Button>)
  expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('type', 'button')
})

test('a dialog has its title for a name and closes by its button', () => {
  const close = vi.fn<() => void>()
  render(
    <Dialog open title="Withdraw?" onClose={close}>
      <p>It stays in the history.</p>
    </Dialog>,
  )
  expect(screen.getByRole('dialog', { name: 'Withdraw?' })).toHaveProperty('open', true)
  fireEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(close).toHaveBeenCalled()
})

test('a chip pressed once filters and pressed again shows all; the address keeps up', () => {
  history.replaceState(null, '', '/overview?year=2022-23')
  render(<FilterPage />)
  expect(pressed()).toEqual(['All'])
  fireEvent.click(screen.getByRole('button', { name: 'At risk 0' }))
  expect(pressed()).toEqual(['At risk0'])
  expect(location.search).toBe('?year=2022-23&status=at_risk')
  fireEvent.click(screen.getByRole('button', { name: 'At risk 0' }))
  expect(pressed()).toEqual(['All'])
  expect(location.search).toBe('?year=2022-23')
})

test('a filter in the address is on when the page opens; an unknown one is none', () => {
  history.replaceState(null, '', '/overview?status=at_risk')
  render(<FilterPage />)
  expect(pressed()).toEqual(['At risk0'])
  cleanup()
  history.replaceState(null, '', '/overview?status=nonsense')
  render(<FilterPage />)
  expect(pressed()).toEqual(['All'])
})

test('a list of choices is written in their order, and nothing chosen leaves the address bare', () => {
  const codec = anyOf(CHOICES)
  expect(codec.read('off_track,nonsense,at_risk')).toEqual(['at_risk', 'off_track'])
  expect(codec.write(['at_risk', 'off_track'])).toBe('at_risk,off_track')
  expect(codec.write([])).toBeUndefined()
  expect(SOME_TEXT.read(undefined)).toBe('')
  expect(SOME_TEXT.write('')).toBeUndefined()
})

test('the form parts keep the accessibility rules', async () => {
  const { container } = render(
    <>
      <FilterPage />
      <TextField label="Present" hint="Of 10" error="Too many." value="12" onValue={ignore} />
      <SelectField label="Why" options={[{ value: 'a', label: 'A' }]} value="a" onValue={ignore} />
      <CheckField label="Tell" checked onChecked={ignore} />
      <ButtonLink href="/plan">Plan</ButtonLink>
      <Dialog open title="Withdraw?" onClose={ignore} actions={<Button>Yes</Button>}>
        <p>It stays.</p>
      </Dialog>
    </>,
  )
  expect(await accessibilityProblems(container)).toEqual([])
})

function ignore() {
  return undefined
}

function FilterPage() {
  return (
    <LocationProvider>
      <StatusFilter />
    </LocationProvider>
  )
}

function StatusFilter() {
  const [status, setStatus] = useUrlState('status', STATUS)
  const options = [
    { value: 'at_risk', label: 'At risk', count: 0 },
    { value: 'off_track', label: 'Off track' },
  ] as const
  return <Filters legend="Status" options={options} value={status} onChange={setStatus} />
}

function pressed() {
  return screen.getAllByRole('button', { pressed: true }).map(({ textContent }) => textContent)
}
