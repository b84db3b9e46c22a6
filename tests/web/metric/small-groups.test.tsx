import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import { openPage } from '../../support/pages.tsx'
import { COUNCILS, seriesOf } from '../../support/series.ts'

const SLOW = { timeout: 15_000 }

function hiddenSeries() {
  const series = seriesOf({ ...COUNCILS, privacyClass: 'student' }, [
    { siteId: 'eliot', numerator: 3, denominator: 4 },
    { siteId: 'field', numerator: 38, denominator: 40 },
    { siteId: 'rose', numerator: 20, denominator: 40 },
  ])
  const marks = { eliot: '*', field: '>=', rose: null } as const
  const numbers = {
    '*': { value: null, numerator: null, denominator: null },
    '>=': { value: 95, numerator: null },
  } as const
  return {
    ...series,
    hides: true,
    sites: series.sites.map((site) => ({
      ...site,
      cycles: site.cycles.map((part) => {
        const mark = Object.entries(marks).find(([id]) => id === site.id)?.[1] ?? null
        return { ...part, ...(mark && numbers[mark]), suppressed: mark }
      }),
    })),
  }
}

describe('a metric whose small groups are hidden', () => {
  afterEach(cleanup)

  test('shows a hidden site as hidden and a coded share by its bound', async () => {
    const { container, sent } = openPage('/metrics/metric-1?smallGroups=hidden', {
      '/metrics/': hiddenSeries(),
    })
    await screen.findByText(/You see this page as somebody/, {}, SLOW)
    expect(rowOf('Eliot')).toContain('hidden')
    expect(rowOf('Field')).toContain('≥95')
    expect(rowOf('Rose City')).toContain('20 of 40')
    expect(screen.queryByRole('button', { name: /Record/ })).toBeNull()
    expect(sent.some(({ path }) => path.endsWith('/series?smallGroups=hidden'))).toBe(true)
    expect(await accessibilityProblems(container)).toEqual([])

    fireEvent.click(screen.getByRole('button', { name: 'Show them again' }))
    await waitFor(() => expect(sent.some(({ path }) => path.endsWith('/series'))).toBe(true))
    expect(location.search).toBe('')
  })
})

function rowOf(name: string): string | null {
  return screen.getByRole('row', { name: new RegExp(`^${name}`) }).textContent
}
