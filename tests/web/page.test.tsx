import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { LocationProvider, useLocation } from 'preact-iso'
import { afterEach, expect, test } from 'vitest'

import { calendarDate } from '../../domain/calendar.ts'
import { Breadcrumbs } from '../../web/shared/page/Breadcrumbs.tsx'
import { EmptyState } from '../../web/shared/page/EmptyState.tsx'
import { LoadFailed } from '../../web/shared/page/LoadFailed.tsx'
import { Colophon, Masthead } from '../../web/shared/page/Masthead.tsx'
import { DemonstrationBanner, Notice } from '../../web/shared/page/Notice.tsx'
import { PageFocus, PageHead } from '../../web/shared/page/PageHead.tsx'
import { Problem } from '../../web/shared/page/Problem.tsx'
import { accessibilityProblems } from '../support/accessibility.ts'
import { openPage } from '../support/pages.tsx'

afterEach(cleanup)

test('an unknown address says so and leads home', () => {
  openPage('/nowhere', {})
  screen.getByRole('heading', { level: 1, name: 'No such page' })
  expect(screen.getByRole('link', { name: 'Go to the start page' }).getAttribute('href')).toBe('/')
  expect(document.title).toBe('No such page · Quarterdeck')
})

test('the first stop of the keyboard skips to the page', () => {
  const { container } = openPage('/nowhere', {})
  const first = container.querySelector('a')
  expect(first?.textContent).toBe('Skip to the page')
  expect(container.querySelector(first?.getAttribute('href') ?? 'none')?.tagName).toBe('MAIN')
})

test('a change of page names the document and moves the focus to its heading', () => {
  history.replaceState(null, '', '/one')
  render(<TwoPages />)
  expect(document.activeElement).toBe(document.body)
  fireEvent.click(screen.getByRole('button', { name: 'Go' }))
  expect(document.title).toBe('Page /two · Quarterdeck')
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
})

test('a change of filter leaves the focus where it is', () => {
  history.replaceState(null, '', '/one')
  render(<TwoPages />)
  const filter = screen.getByRole('button', { name: 'Filter' })
  filter.focus()
  fireEvent.click(filter)
  expect(location.search).toBe('?status=met')
  expect(document.activeElement).toBe(filter)
})

test('the masthead marks the page it leads to and pages under it, and says as of when', () => {
  const links = [
    { href: '/', label: 'Overview' },
    { href: '/plans', label: 'Plans' },
  ]
  render(
    <Masthead
      links={links}
      path="/plans/7"
      district="Alder USD"
      asOf={calendarDate('2023-01-31')}
    />,
  )
  expect(
    screen.getAllByRole('link', { current: 'page' }).map(({ textContent }) => textContent),
  ).toEqual(['Plans'])
  screen.getByText('Alder USD · as of Jan 31, 2023')
})

test('the foot says the day everything stood so', () => {
  render(<Colophon asOf={calendarDate('2023-01-31')} />)
  expect(screen.getByRole('contentinfo').textContent).toBe(
    'Everything on this page is as it stood on Jan 31, 2023.',
  )
})

test('a refusal says what, where and how to mend it', () => {
  render(
    <Problem
      problem={{
        title: 'Not read',
        detail: 'Nothing was stored.',
        errors: [
          { path: 'value', line: 14, column: 'value', message: 'Too many.' },
          { path: 'observedOn', message: 'Not a day.' },
        ],
      }}
      fieldNames={{ observedOn: 'Date' }}
      mend="Choose the file again."
    />,
  )
  expect(screen.getByRole('alert').textContent).toBe(
    'Not readNothing was stored.Line 14, column value: Too many.Date: Not a day.Choose the file again.',
  )
})

test('a result is announced and a standing notice is not', () => {
  render(
    <>
      <Notice look="good" result>
        Saved at 10:42.
      </Notice>
      <Notice title="Closes soon">Four are missing.</Notice>
    </>,
  )
  expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toEqual([
    'Saved at 10:42.',
  ])
})

test('the page parts keep the accessibility rules', async () => {
  const { container } = render(
    <LocationProvider>
      <Masthead
        links={[{ href: '/', label: 'Overview' }]}
        path="/"
        banner={<DemonstrationBanner />}
      />
      <main id="page">
        <Breadcrumbs trail={[{ href: '/', label: 'Overview' }]} />
        <PageHead title="Where we stand" eyebrow="2022–23" lede="41 metrics." />
        <Problem problem={{ title: 'Refused' }} />
        <EmptyState title="No plan yet" why="Import one.">
          <a href="/import">Import</a>
        </EmptyState>
        <Notice title="Closes soon">Four are missing.</Notice>
      </main>
      <Colophon />
    </LocationProvider>,
  )
  expect(await accessibilityProblems(container)).toEqual([])
})

test('a page that did not load says so and offers to load again', () => {
  render(
    <LocationProvider>
      <LoadFailed />
    </LocationProvider>,
  )
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('This page did not load')
  expect(screen.getByRole('button').textContent).toBe('Load again')
})

function TwoPages() {
  return (
    <LocationProvider>
      <PageFocus>
        <Page />
      </PageFocus>
    </LocationProvider>
  )
}

function Page() {
  const { path, route } = useLocation()
  return (
    <>
      <PageHead key={path} title={`Page ${path}`} />
      <button type="button" onClick={() => route('/two')}>
        Go
      </button>
      <button type="button" onClick={() => route('/one?status=met')}>
        Filter
      </button>
    </>
  )
}
