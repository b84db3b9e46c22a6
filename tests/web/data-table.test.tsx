import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'

import type { Column } from '../../web/shared/DataTable.tsx'
import { DataTable } from '../../web/shared/DataTable.tsx'
import { formatNumber } from '../../web/shared/format.ts'
import { accessibilityProblems } from '../support/accessibility.ts'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** As a browser does: the first observation comes with observing. */
class MeasuresAtOnce {
  readonly #measured: () => void
  constructor(measured: () => void) {
    this.#measured = measured
  }
  observe() {
    this.#measured()
  }
  disconnect() {}
}

interface Site {
  name: string
  seats: number | null
}

const COLUMNS: Column<Site>[] = [
  { key: 'name', header: 'Site', rowHeader: true, renderCell: ({ name }) => name },
  {
    key: 'seats',
    header: 'Seats',
    align: 'number',
    current: true,
    renderCell: ({ seats }) => formatNumber(seats),
  },
]

const SITES: Site[] = [
  { name: 'Alder', seats: 0 },
  { name: 'Birch', seats: null },
]

test('headers have their scope and the table its name', () => {
  table(SITES)
  screen.getByRole('table', { name: 'Seats by site' })
  expect(scopes('columnheader')).toEqual(['Site col', 'Seats col'])
  expect(scopes('rowheader')).toEqual(['Alder row', 'Birch row'])
})

test('zero is 0, a missing number is a dash, both in the column of numbers', () => {
  table(SITES)
  const cells = screen.getAllByRole('cell')
  expect(cells.map(({ textContent }) => textContent)).toEqual(['0', '–'])
  expect(cells.map(({ className }) => className)).toEqual(['number current', 'number current'])
})

test('a phone names each value by its column', () => {
  table(SITES)
  expect(screen.getAllByRole('cell')[0]?.dataset['label']).toBe('Seats')
})

test('a table without rows says so', () => {
  table([])
  expect(screen.queryByText('Nothing to show.')).not.toBeNull()
})

test('a table wider than its place can be reached and scrolled by keyboard', async () => {
  vi.spyOn(HTMLElement.prototype, 'scrollWidth', 'get').mockReturnValue(900)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(340)
  vi.stubGlobal('ResizeObserver', MeasuresAtOnce)
  table(SITES)
  const region = await screen.findByRole('region', { name: 'Seats by site, scrolls sideways' })
  expect(region.tabIndex).toBe(0)
})

test('a table that fits is no stop for the keyboard', () => {
  const { container } = table(SITES)
  expect(container.querySelector('[tabindex]')).toBeNull()
})

test('a table keeps the accessibility rules', async () => {
  expect(await accessibilityProblems(table(SITES).container)).toEqual([])
})

function scopes(role: 'columnheader' | 'rowheader') {
  return screen
    .getAllByRole(role)
    .map((header) => `${header.textContent} ${header.getAttribute('scope')}`)
}

function table(rows: Site[]) {
  return render(
    <DataTable caption="Seats by site" columns={COLUMNS} rows={rows} rowKey={({ name }) => name} />,
  )
}
