import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'

import type { Status } from '../../../domain/status.ts'
import { countStatuses } from '../../../domain/status.ts'
import type { Reflection } from '../../../web/reflections/reflections.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import { exampleDashboard, Q2 } from '../../support/dashboards.ts'
import { ME, openPage } from '../../support/pages.tsx'

const APPROVER = { ...ME, rights: [...ME.rights, 'approve', 'close_cycle'] }
const WRITTEN = { by: 'Sam Reed', at: '2023-01-16T18:00:00Z' }

beforeAll(async () => {
  await import('../../../web/reflections/ReflectionsPage.tsx')
})
afterEach(cleanup)

describe('the page of reflections', () => {
  test('has every action with what the numbers say beside what people feel', async () => {
    const { container } = open([
      reflectionOf({ happened: 'We began.', felt: 'on_track', differs: true, version: 1, written: WRITTEN }), // prettier-ignore
    ])
    const article = await screen.findByRole('article', { name: 'Action 1.1' })
    within(article).getByText('We began.')
    within(article).getByText(
      'They differ: people feel it is on track, and no judged metric of it is.',
    )
    expect(article.textContent).toContain('1 off track')
    within(article).getByText(/^Written by Sam Reed, .* Nobody else has acknowledged it yet\.$/)
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test.each<[string, Partial<Reflection>, object, boolean]>([
    ['nobody’s to acknowledge before it is written', {}, APPROVER, false],
    ['never its author’s to acknowledge', { version: 1, written: WRITTEN, isOwn: true }, APPROVER, false], // prettier-ignore
    ['acknowledged once', { version: 1, written: WRITTEN, hasAcknowledged: true }, APPROVER, false],
    ['not an editor’s to acknowledge', { version: 1, written: WRITTEN }, ME, false],
    ['an approver’s to acknowledge', { version: 1, written: WRITTEN }, APPROVER, true],
  ])('a reflection is %s', async (_, change, me, may) => {
    open([reflectionOf(change)], { me })
    const article = await screen.findByRole('article', { name: 'Action 1.1' })
    await within(article).findByRole('button', { name: /^(?:Write|Change): Action 1\.1$/ })
    const button = within(article).queryByRole('button', { name: /^Acknowledge/ })
    expect(button !== null).toBe(may)
  })

  test('is only read by whoever may not write', async () => {
    open([reflectionOf({})], { me: { ...ME, rights: ['public', 'read'] } })
    const article = await screen.findByRole('article', { name: 'Action 1.1' })
    within(article).getByText('Nobody has written about it yet.')
    expect(within(article).queryAllByRole('button')).toEqual([])
  })

  test('of a closed cycle is locked for editors, and asks the coordinator for a reason', async () => {
    open([reflectionOf({})], { closed: true })
    await screen.findByText('The cycle is closed, and with it what is said of it.')
    expect(screen.queryByRole('button', { name: /^Write/ })).toBeNull()
    cleanup()
    open([reflectionOf({})], { closed: true, me: APPROVER })
    fireEvent.click(await screen.findByRole('button', { name: 'Write: Action 1.1' }))
    expect(screen.getByLabelText('Why it comes after the cycle was closed')).toBeTruthy()
  })

  test('an empty one is not sent, a refused one stays as it was typed', async () => {
    const { sent } = open([reflectionOf({})], { refuse: true })
    fireEvent.click(await screen.findByRole('button', { name: 'Write: Action 1.1' }))
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    screen.getByText('Write something, or say how it feels.')
    expect(sent.filter(({ method }) => method === 'PUT')).toEqual([])
    const learned = screen.getByLabelText('What we learned')
    fireEvent.input(learned, { target: { value: 'Mornings fit.' } })
    fireEvent.click(screen.getByLabelText('At risk'))
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByRole('heading', { name: 'Not now.' })
    expect(learned).toHaveProperty('value', 'Mornings fit.')
    expect(sent.find(({ method }) => method === 'PUT')?.body).toEqual({
      actionId: 'action-1',
      happened: '',
      learned: 'Mornings fit.',
      next: '',
      felt: 'at_risk',
    })
  })

  test('of a department without a plan says so', async () => {
    open([], { department: 'technology' })
    await screen.findByRole('heading', { name: 'No actions in 2022–23' })
    expect(screen.getByText('Reflections are written on the actions of a plan.')).toBeTruthy()
  })
})

function reflectionOf(change: Partial<Reflection>): Reflection {
  const statuses: Status[] = ['off_track', 'met']
  return {
    id: `action-1:${Q2}`,
    actionId: 'action-1',
    cycleId: Q2,
    happened: '',
    learned: '',
    next: '',
    felt: null,
    version: 0,
    written: null,
    isOwn: false,
    acknowledged: [],
    hasAcknowledged: false,
    counts: countStatuses(statuses),
    differs: null,
    ...change,
  }
}

interface Opened {
  me?: object
  closed?: boolean
  refuse?: boolean
  department?: string
}

function open(items: readonly Reflection[], opened: Opened = {}) {
  const { me = ME, closed = false, refuse = false, department = 'data-and-research' } = opened
  const cycle = { id: Q2, closedAt: closed ? '2023-02-01T18:00:00Z' : null, reopenings: [] }
  const answers = {
    '/me': me,
    '/dashboard': exampleDashboard(),
    '/years/2022-23/cycles': { items: [cycle], nextCursor: null },
    '/reflections': { items, nextCursor: null },
  }
  return openPage(`/departments/${department}/reflections?year=2022-23`, answers, ({ method }) =>
    refuse && method === 'PUT' ? { status: 409, body: { title: 'Not now.' } } : undefined,
  )
}
