import { cleanup, screen } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import { openPage } from '../../support/pages.tsx'

const SLOW = { timeout: 15_000 }
const FIGURES = { numbers: 40, small: 4, partners: 3, coded: 1, secrets: 8, untried: 0 }
const METRIC = {
  id: 'pupils',
  code: 'DR-1.1.a',
  title: 'Pupils with an account',
  departmentId: 'data',
  privacyClass: 'student',
  threshold: 11,
  ...FIGURES,
  recovered: [],
  narrowest: { low: 1, high: 37 },
  contradictions: [],
}
const PACKET = {
  id: 'packet-1',
  number: 1,
  title: 'DLN of November 16',
  secrets: 17,
  untried: 0,
  recovered: [],
}
const WELL = {
  schoolYear: '2022-23',
  recoverable: 0,
  ...FIGURES,
  metrics: [METRIC],
  packets: [PACKET],
}

async function open(audit: unknown) {
  const page = openPage('/administration/small-groups?year=2022-23', { '/privacy/audit': audit })
  await screen.findByRole('heading', { level: 1, name: 'Small groups in 2022–23' }, SLOW)
  return page
}

describe('the page of small groups', () => {
  afterEach(cleanup)

  test('says that nothing can be worked out, with the figures of the proof', async () => {
    const { container, sent } = await open(WELL)
    expect(screen.getByText('0 numbers recoverable')).toBeTruthy()
    const row = screen.getByRole('row', { name: /Pupils with an account/ })
    expect(row.textContent).toContain('1 to 37 people')
    expect(row.textContent).toContain('Safe')
    const link = screen.getByRole('link', { name: /Pupils with an account/ })
    expect(link.getAttribute('href')).toBe('/metrics/pupils?smallGroups=hidden')
    const packet = screen.getByRole('row', { name: /DLN of November 16/ })
    expect(packet.textContent).toContain('17')
    expect(packet.textContent).toContain('Nothing')
    expect(sent.map(({ path }) => path)).toContain('/privacy/audit?year=2022-23')
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('says in words what was found', async () => {
    const recovered = [{ cycleId: '2022-23-Q1', name: 'site lincoln', what: 'population' }]
    const metrics = [{ ...METRIC, recovered, narrowest: { low: 4, high: null } }]
    const { container } = await open({ ...WELL, recoverable: 1, metrics })
    expect(screen.getByText('1 number recoverable')).toBeTruthy()
    expect(screen.getByText('1 recoverable')).toBeTruthy()
    expect(screen.getByText('4 people or more')).toBeTruthy()
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('says which numbers cannot all be true, and where they were logged', async () => {
    const contradictions = [
      {
        cycleId: '2022-23-Q1',
        cycleName: 'Q1',
        siteId: 'lincoln',
        siteName: 'Lincoln',
        group: 'new pupils',
        observedOn: '2022-08-01',
        sentence: '13 are counted of 12 people.',
      },
    ]
    const { container } = await open({ ...WELL, metrics: [{ ...METRIC, contradictions }] })
    expect(screen.getByText('0 numbers recoverable')).toBeTruthy()
    const table = screen.getByRole('table', { name: 'Numbers that cannot all be true' })
    expect(table.textContent).toContain('Q1 · Lincoln · group new pupils · Aug 1, 2022')
    expect(table.textContent).toContain('13 are counted of 12 people.')
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('is not well where hidden numbers could not be tried', async () => {
    await open({ ...WELL, untried: 2, metrics: [{ ...METRIC, untried: 2 }] })
    expect(screen.getByText(/2 hidden numbers were not tried/)).toBeTruthy()
    expect(screen.queryByText(/Nothing that is hidden can be worked out/)).toBeNull()
  })

  test('says that there is no school year yet, and waits for none', async () => {
    const { container } = openPage('/administration/small-groups', {
      '/years': { items: [], nextCursor: null },
    })
    await screen.findByText('No school year yet', {}, SLOW)
    expect(screen.getByRole('link', { name: 'Go to the home page' })).toBeTruthy()
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('says what to do where no metric hides anything', async () => {
    const { container } = await open({ ...WELL, metrics: [] })
    expect(screen.getByText('No metric of 2022–23 hides small groups')).toBeTruthy()
    expect(await accessibilityProblems(container)).toEqual([])
  })
})
