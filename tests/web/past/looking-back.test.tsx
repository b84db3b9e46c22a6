import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import { openPage } from '../../support/pages.tsx'

const ANSWERS = {
  '/plans?': { items: [], nextCursor: null },
  '/departments?': { items: [], nextCursor: null },
  '/settings': { timeZone: 'America/Los_Angeles' },
}

// Loaded before the clock of the first test runs.
beforeAll(() => import('../../../web/plan/PlansPage.tsx'))
afterEach(cleanup)

describe('the choice of a day', () => {
  test('takes the page there, and reading on begins at what says so', async () => {
    const { container } = openPage('/plans?year=2022-23', ANSWERS)
    await choose('2022-12-15')
    const told = await screen.findByText(/as it stood at the end of Dec 15, 2022/)
    expect(location.search).toBe('?year=2022-23&asOf=2022-12-15')
    await waitFor(() => expect(document.activeElement).toBe(told.parentElement))
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('takes the page from there to a later day, and back to now', async () => {
    openPage('/plans?year=2022-23&asOf=2022-12-15', ANSWERS)
    await choose('2023-02-09')
    await screen.findByText(/as it stood at the end of Feb 9, 2023/)
    fireEvent.click(screen.getByRole('button', { name: 'Back to now' }))
    await waitFor(() => expect(screen.queryByText(/as it stood at the end/)).toBeNull())
    expect(location.search).toBe('?year=2022-23')
    expect(dayField().value).toBe('')
    expect(document.activeElement?.tagName).toBe('MAIN')
  })

  test.each(['2023-02-10', '2023-02-11', ''])('refuses %j, which is not over', async (day) => {
    openPage('/plans?year=2022-23', ANSWERS)
    await choose(day)
    await screen.findByText('Write a day that is over, such as 2022-12-15.')
    expect(location.search).toBe('?year=2022-23')
  })
})

test.each(['2023-02-10', '2024-01-01', 'soon'])('a page as of %s is of now', async (day) => {
  const { sent } = openPage(`/plans?year=2022-23&asOf=${day}`, ANSWERS)
  await screen.findByRole('heading', { level: 1, name: 'Plans for 2022–23' })
  expect(screen.queryByText(/as it stood at the end/)).toBeNull()
  expect(sent.at(-1)?.path).not.toContain('asOf')
})

test('around a page of an earlier day the head leads to that day, and the foot names it', async () => {
  openPage('/plans?year=2022-23&asOf=2022-12-15', ANSWERS)
  await screen.findByText('Everything on this page is as it stood on Dec 15, 2022.')
  const links = ['Quarterdeck', 'Overview', 'Collection', 'Plans', 'Import'].map((name) =>
    screen.getByRole('link', { name }).getAttribute('href'),
  )
  expect(links).toEqual([
    '/?asOf=2022-12-15',
    '/overview?asOf=2022-12-15',
    '/collection?asOf=2022-12-15',
    '/plans?asOf=2022-12-15',
    '/import',
  ])
  expect(screen.getByRole('link', { name: 'Plans' }).getAttribute('aria-current')).toBe('page')
})

function dayField() {
  return screen.getByLabelText<HTMLInputElement>('See this page as it stood on')
}

async function choose(day: string) {
  await screen.findByLabelText('See this page as it stood on')
  fireEvent.input(dayField(), { target: { value: day } })
  fireEvent.click(screen.getByRole('button', { name: 'Show' }))
}
