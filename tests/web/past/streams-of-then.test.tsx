import { cleanup, screen } from '@testing-library/preact'
import { afterEach, beforeAll, expect, test } from 'vitest'

import { exampleDashboard } from '../../support/dashboards.ts'
import { openPage } from '../../support/pages.tsx'

const AS_OF = '2022-12-16T07:59:59.000Z'
const DASHBOARD = { ...exampleDashboard(), asOf: AS_OF }
const [DEPARTMENT] = DASHBOARD.departments
const METRIC = DEPARTMENT?.priorities[0]?.actions[0]?.metrics[0]
const STREAM = {
  id: 's1',
  departmentId: DEPARTMENT?.id,
  name: 'Data user survey',
  question: '',
  wording: '',
  isSurvey: true,
  parts: [{ name: 'yes', points: null }],
  metrics: [{ metricId: METRIC?.id, schoolYear: '2022-23', cut: {}, words: 'yes' }],
  recorded: 3,
  version: 1,
}
const ANSWERS = {
  '/dashboard': DASHBOARD,
  '/settings': { timeZone: 'America/Los_Angeles' },
  '/streams?': { items: [STREAM], nextCursor: null },
  '/streams/s1': STREAM,
  '/metrics/': { ...METRIC, target: null },
  '/sites': { items: [], nextCursor: null },
}

// Loaded before the clock of the first test runs.
beforeAll(async () => {
  await import('../../../web/streams/StreamsPage.tsx')
  await import('../../../web/streams/StreamPage.tsx')
})
afterEach(cleanup)

test('what is asked once, of an earlier day, stays on it and adds nothing', async () => {
  const list = `/departments/${STREAM.departmentId}/streams?year=2022-23&asOf=2022-12-15`
  const { sent } = openPage(list, ANSWERS)
  const link = await screen.findByRole('link', { name: 'Data user survey' })
  expect(link.getAttribute('href')).toBe('/streams/s1?year=2022-23&asOf=2022-12-15')
  expect(asked(sent, '/streams?')).toBe(AS_OF)
  expect(screen.queryByRole('button', { name: /^Add/ })).toBeNull()
})

test('one of them is read as of that day, with the metrics of then, and records nothing', async () => {
  const { sent } = openPage('/streams/s1?year=2022-23&asOf=2022-12-15', ANSWERS)
  await screen.findByRole('heading', { level: 1, name: 'Data user survey' })
  const metric = await screen.findByRole('rowheader')
  expect(metric.querySelector('a')?.getAttribute('href')).toMatch(/^\/metrics\/.+asOf=2022-12-15$/)
  expect([asked(sent, '/streams/s1'), asked(sent, '/metrics/')]).toEqual([AS_OF, AS_OF])
  expect(sent.filter(({ path }) => path.startsWith('/streams/s1/answers'))).toEqual([])
  expect(screen.queryByRole('button', { name: /^(Record|End)/ })).toBeNull()
})

/** The moment that the first read of a path was asked for. */
function asked(sent: readonly { path: string }[], beginning: string): string | null {
  const path = sent.find((one) => one.path.startsWith(beginning))?.path ?? ''
  return new URLSearchParams(path.split('?')[1]).get('asOf')
}
