import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'

import type { Move } from '../../../domain/effect.ts'
import type { Decision } from '../../../web/decisions/decisions.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import { exampleDashboard } from '../../support/dashboards.ts'
import { decisionOf } from '../../support/decisions.ts'
import { day } from '../../support/metrics.ts'
import type { Asked } from '../../support/pages.tsx'
import { ME, openPage } from '../../support/pages.tsx'

const LATE = decisionOf({ id: 'late', text: 'Is late', dueOn: day('2023-01-31'), overdueDays: 10 })
const SOON = decisionOf({ id: 'soon', text: 'Is soon', dueOn: day('2023-02-20') })
const LATER = decisionOf({ id: 'later', text: 'Is later' })
const NO_DAY = decisionOf({ id: 'kept', kind: 'keep', text: 'Goes on', owner: '', dueOn: null })
const DONE = decisionOf({
  id: 'done',
  text: 'Is done',
  state: 'done',
  outcome: 'It helped.',
  ageDays: 28,
  departmentId: 'family-programs',
})
const ALL = [NO_DAY, LATER, DONE, SOON, LATE]

beforeAll(async () => {
  await import('../../../web/decisions/DecisionsPage.tsx')
})
afterEach(cleanup)

describe('the page of decisions', () => {
  test('has what is overdue first, then what is due, then what is done', async () => {
    const { container } = open(ALL)
    const texts = await textsShown()
    expect(texts).toEqual(['Is late', 'Is soon', 'Is later', 'Goes on', 'Is done'])
    const late = articleOf('Is late')
    within(late).getByText('10 days overdue')
    within(late).getByText('decided Nov 16, 2022, 86 days ago')
    expect(articleOf('Goes on').textContent).not.toContain('nobody named')
    within(articleOf('Is done')).getByText('decided Nov 16, 2022, done after 28 days')
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test.each([
    ['state=overdue', ['Is late']],
    ['state=open', ['Is soon', 'Is later', 'Goes on']],
    ['department=family-programs', ['Is done']],
    ['cycle=Q2', []],
    ['cycle=Q1&state=done', ['Is done']],
  ])('%s narrows it', async (search, texts) => {
    open(ALL, { search })
    await screen.findByRole('group', { name: 'Show' })
    expect(await textsShown()).toEqual(texts)
  })

  test.each<[Move, string]>([
    ['towards', 'moved towards the target'],
    ['away', 'moved away from the target'],
    ['not_yet', 'not yet known: no later cycle has a judged value'],
    ['hidden', 'not shown: a group is too small'],
  ])('of a metric that moved %s says so and shows both values', async (moved, words) => {
    const since = { cycleId: '2022-23-Q2', value: 52.5, status: 'at_risk', suppressed: null } as const // prettier-ignore
    const before = { cycleId: '2022-23-Q1', value: null, status: 'no_data', suppressed: '*' } as const // prettier-ignore
    const effect = { before, since, moved, from: 'target' } as const
    open([decisionOf({ metricId: 'dr-1.1.a', effect })])
    const article = articleOf((await screen.findByRole('heading', { level: 3 })).textContent ?? '')
    within(article).getByText(words)
    within(article).getByText('52.5%')
    within(article).getByText(/hidden/)
    expect(within(article).getByRole('link').getAttribute('href')).toBe('/metrics/dr-1.1.a')
  })

  test('reads on where one answer does not hold all', async () => {
    const { sent } = open([], {
      reply: ({ path }) => {
        if (!path.startsWith('/decisions')) return undefined
        const isSecond = path.includes('cursor=soon')
        return {
          body: isSecond
            ? { items: [LATER], nextCursor: null }
            : { items: [SOON], nextCursor: 'soon' },
        }
      },
    })
    await screen.findByRole('heading', { level: 3, name: 'Is later' })
    expect(await textsShown()).toEqual(['Is soon', 'Is later'])
    expect(sent.filter(({ path }) => path.startsWith('/decisions'))).toHaveLength(2)
  })

  test('offers nothing to change to whoever may not', async () => {
    open(ALL, { me: { ...ME, role: 'viewer', rights: ['public', 'read'] } })
    await textsShown()
    expect(screen.queryByRole('button', { name: 'Add a decision' })).toBeNull()
    expect(screen.queryByRole('button', { name: /^Mark done/ })).toBeNull()
  })

  test('offers editors their own department only', async () => {
    const me = { ...ME, role: 'editor', departmentIds: ['data-and-research'] }
    open(ALL, { me })
    await textsShown()
    expect(screen.getByRole('button', { name: 'Mark done: Is late' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Open again: Is done' })).toBeNull()
  })

  test('says what a decision is where there is none', async () => {
    const { container } = open([])
    await screen.findByRole('heading', { name: 'Nothing is decided yet' })
    expect(screen.getAllByRole('button', { name: 'Add a decision' })).toHaveLength(1)
    expect(await accessibilityProblems(container)).toEqual([])
  })
})

describe('writing a decision', () => {
  test('says what is missing before anything is sent', async () => {
    const { sent } = open(ALL)
    fireEvent.click(await screen.findByRole('button', { name: 'Add a decision' }))
    fireEvent.click(screen.getByRole('button', { name: 'Put it on the record' }))
    screen.getByText('Say what was decided.')
    screen.getByText('Say until when: somebody has to do something.')
    fireEvent.change(screen.getByLabelText('Kind'), { target: { selectedIndex: 0 } })
    expect(screen.queryByText('Say until when: somebody has to do something.')).toBeNull()
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([])
  })

  test('a refusal is said, and what was typed stays', async () => {
    const title = 'A rule refuses this decision.'
    const errors = [{ path: 'dueOn', message: 'Choose a day from 2022-07-01 on.', code: 'x' }]
    const { sent } = open(ALL, {
      reply: ({ method }) =>
        method === 'POST' ? { status: 422, body: { title, detail: '', errors } } : undefined,
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Add a decision' }))
    const text = screen.getByLabelText('What was decided')
    fireEvent.input(text, { target: { value: ' Go on ' } })
    fireEvent.input(screen.getByLabelText('Until when'), { target: { value: '2022-06-01' } })
    fireEvent.click(screen.getByRole('button', { name: 'Put it on the record' }))
    await screen.findByRole('heading', { name: title })
    expect(text).toHaveProperty('value', ' Go on ')
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
      cycleId: '2022-23-Q2',
      departmentId: 'data-and-research',
      actionId: null,
      metricId: null,
      kind: 'adjust',
      text: 'Go on',
      owner: '',
      dueOn: '2022-06-01',
    })
  })

  test('about a metric begins with it, where the address names one', async () => {
    open(ALL, { search: 'add=dr-1.1.a' })
    await screen.findByRole('heading', { name: 'Add a decision' })
    const about = screen.getByLabelText('What it is about')
    expect(about).toHaveProperty('value', 'action-1 dr-1.1.a')
  })
})

interface Opened {
  search?: string
  me?: object
  reply?: Parameters<typeof openPage>[2]
}

function open(items: readonly Decision[], { search = '', me = ME, reply }: Opened = {}) {
  const answers = {
    '/me': me,
    '/dashboard': exampleDashboard(),
    '/decisions': { items, nextCursor: null },
  }
  const address = `/decisions?year=2022-23${search && `&${search}`}`
  return openPage(address, answers, (request: Asked) => reply?.(request))
}

/** The texts of the decisions in the order in which they stand. */
async function textsShown(): Promise<(string | null)[]> {
  await screen.findByRole('heading', { level: 1, name: 'Decisions' })
  return screen.queryAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)
}

function articleOf(text: string): HTMLElement {
  const heading = screen.getByRole('heading', { level: 3, name: text })
  return heading.closest('article') ?? document.body
}
