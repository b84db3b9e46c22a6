import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { CopyLink } from '../../web/shared/form/CopyLink.tsx'
import { useAfterPaint } from '../../web/shared/use-after-paint.ts'

beforeEach(() => history.replaceState(null, '', '/overview?show=attention&cycle=Q1'))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A clipboard that takes text, or none at all, as on a page without HTTPS. */
function clipboard(writeText?: (text: string) => Promise<void>) {
  vi.stubGlobal('navigator', { clipboard: writeText && { writeText } })
}

test('a copied link pins what the address leaves open, and says so', async () => {
  const copied: string[] = []
  clipboard(async (text) => void copied.push(text))
  render(<CopyLink pinned={{ year: '2022-23', cycle: 'Q2' }} />)
  fireEvent.click(screen.getByRole('button', { name: 'Copy link' }))
  await screen.findByRole('button', { name: 'Link copied' })
  expect(screen.getByRole('status').textContent).toBe('Link copied')
  expect(copied).toEqual([`${location.origin}/overview?show=attention&cycle=Q1&year=2022-23`])
})

test('the button takes another copy after a while', async () => {
  vi.useFakeTimers()
  clipboard(async () => {})
  render(<CopyLink pinned={{}} />)
  fireEvent.click(screen.getByRole('button'))
  await vi.advanceTimersByTimeAsync(100)
  expect(screen.getByRole('button').textContent).toBe('Link copied')
  await vi.advanceTimersByTimeAsync(4_000)
  expect(screen.getByRole('button').textContent).toBe('Copy link')
})

test('without a clipboard the link is shown to be copied by hand', async () => {
  clipboard()
  render(<CopyLink pinned={{ year: '2022-23' }} />)
  fireEvent.click(screen.getByRole('button', { name: 'Copy link' }))
  await screen.findByRole('dialog', { name: 'Copy this link' })
  const link = screen.getByLabelText('Link to this page, with its filters')
  expect(link).toHaveProperty(
    'value',
    `${location.origin}/overview?show=attention&cycle=Q1&year=2022-23`,
  )
})

test('what follows a press comes after the paint, and skips what was overtaken', async () => {
  const followed: string[] = []
  function Follower({ value }: { value: string }) {
    followed.push(useAfterPaint(value))
    return null
  }
  const { rerender } = render(<Follower value="a" />)
  rerender(<Follower value="b" />)
  rerender(<Follower value="c" />)
  expect(new Set(followed)).toEqual(new Set(['a']))
  await waitFor(() => expect(followed.at(-1)).toBe('c'))
  expect(followed).not.toContain('b')
})
