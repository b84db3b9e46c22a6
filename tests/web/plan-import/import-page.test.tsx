import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import type { Reply } from '../../support/pages.tsx'
import { ME, openPage } from '../../support/pages.tsx'
import { DOUBTFUL_PLAN, readingOf } from '../../support/plan-reading.ts'

type Request = Parameters<NonNullable<Parameters<typeof openPage>[2]>>[0]

const LIBRARY = { id: 'library', code: 'LS', name: 'Library Services', divisionId: null }
const DEPARTMENTS = { items: [{ ...LIBRARY, position: 1, version: 1 }], nextCursor: null }
const NONE = { items: [], nextCursor: null }
const YEAR = { id: '2024-25', startsOn: '2024-07-01', endsOn: '2025-06-30', version: 1 }
const REFUSED = {
  title: 'The text cannot be read as a department plan.',
  detail: 'Looked for lines "Priority 1: ...". Found 0 priorities.',
  errors: [],
}

beforeEach(() => localStorage.clear())
afterEach(cleanup)

describe('handing in', () => {
  test('a text that is no plan is refused in words, and stays', async () => {
    const { container } = open(refusing)
    await paste('AGENDA')
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('Found 0 priorities.')
    expect(alert.textContent).toContain('Nothing was stored')
    expect(field().value).toBe('AGENDA')
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('a text is still here after the page was left', async () => {
    open(refusing)
    await paste('AGENDA')
    await waitFor(() => expect(localStorage.length).toBe(1))
    cleanup()
    open(() => undefined)
    expect((await findField()).value).toBe('AGENDA')
    screen.getByText(/Your text is still here/)
    fireEvent.click(screen.getByRole('button', { name: 'Throw the text away' }))
    expect(field().value).toBe('')
    expect(localStorage.length).toBe(0)
  })

  test('of several plans the chosen one is read', async () => {
    const errors = [
      { path: 'plan', line: 1, message: '1: Libraries, lines 1 to 9', code: 'several_plans' },
      { path: 'plan', line: 10, message: '2: no name, lines 10 to 20', code: 'several_plans' },
    ]
    const { sent } = open(({ path }) =>
      !path.startsWith('/plans') || path.includes('plan=2')
        ? undefined
        : { status: 422, body: { title: 'Several', errors } },
    )
    await paste(DOUBTFUL_PLAN)
    fireEvent.click(
      await screen.findByRole('button', { name: 'A plan without a name, lines 10 to 20' }),
    )
    await screen.findByRole('heading', { level: 1, name: 'Library Services, 2024–25' })
    expect(reads(sent).at(-1)).toBe('/plans/import?dryRun=true&plan=2')
  })

  test('a lost network says so, and the text can be read again', async () => {
    let lost = true
    open(({ path }) => (lost && path.startsWith('/plans') ? 'lost' : undefined))
    await paste(DOUBTFUL_PLAN)
    expect((await screen.findByRole('alert')).textContent).toContain('did not answer')
    lost = false
    fireEvent.click(screen.getByRole('button', { name: 'Read the text again' }))
    await screen.findByRole('button', { name: 'Accept and store' })
  })
})

describe('comparing', () => {
  test('the plan stands beside its text, in numbers and with every doubt on both sides', async () => {
    const { container } = await compare()
    screen.getByText(/1 priority, 2 actions, 2 metrics, 1 chain/)
    screen.getByText('3 doubts', { selector: 'b' })
    for (const side of ['The text', 'The plan', 'Doubts']) {
      const region = screen.getByRole('region', { name: side })
      expect(within(region).getAllByRole('button', { name: /^Doubt \d/ })).toHaveLength(3)
    }
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('a metric has the suggestion of its kind and its sources as a hint', async () => {
    await compare()
    const side = screen.getByRole('region', { name: 'The plan' })
    const hints = within(side).getAllByText(/May be|Names/)
    expect(hints.map(({ textContent }) => textContent)).toEqual([
      'May be a count (items). Names 2 sources: Worn books · training logs',
      'May be a rate (%)',
    ])
  })

  test('n and p walk through the doubts, on both sides', async () => {
    await compare()
    fireEvent.keyDown(document.body, { key: 'n' })
    expect(currentDoubts()).toEqual(['Doubt 1', 'Doubt 1', 'Doubt 1'])
    fireEvent.keyDown(document.body, { key: 'n' })
    fireEvent.keyDown(document.body, { key: 'n' })
    fireEvent.keyDown(document.body, { key: 'n' })
    screen.getByText('Doubt 3 of 3')
    expect(document.activeElement?.textContent).toContain('Doubt 3')
    fireEvent.keyDown(document.body, { key: 'p' })
    expect(currentDoubts()).toEqual(['Doubt 2', 'Doubt 2', 'Doubt 2'])
  })

  test('a line leads to its part, and a part to its lines', async () => {
    const { container } = await compare()
    fireEvent.click(screen.getByRole('button', { name: 'Service 2: show in the plan' }))
    const here = () => [...container.querySelectorAll('.here')].map((each) => each.textContent)
    expect(here()).toEqual(['15- RepairService 2', 'Repair15'])
    fireEvent.click(screen.getByRole('button', { name: 'line 14: show in the text' }))
    expect(here()).toEqual(['14- LendingService 1', 'Lending14'])
    fireEvent.click(screen.getByRole('button', { name: 'line 44: show in the text' }))
    fireEvent.keyDown(document.body, { key: 'n' })
    expect(currentDoubts()).toEqual(['Doubt 2', 'Doubt 2', 'Doubt 2'])
  })

  test('the text can be changed and keeps what was pasted', async () => {
    await compare()
    fireEvent.click(screen.getByRole('button', { name: 'Change the text' }))
    expect((await findField()).value).toBe(DOUBTFUL_PLAN)
    await focusedHeading()
  })
})

describe('storing', () => {
  test('a missing year and department are added on the way, and the plan is stored once', async () => {
    let years = [] as (typeof YEAR)[]
    let departments = NONE as typeof DEPARTMENTS | typeof NONE
    const { sent } = open(({ method, path, body }) => {
      if (path.startsWith('/plans/import?year')) {
        return { status: 201, body: { ...readingOf(DOUBTFUL_PLAN), planId: 'new plan' } }
      }
      if (method === 'POST' && path === '/years') years = [YEAR]
      if (method === 'POST' && path === '/departments') departments = DEPARTMENTS
      if (method === 'POST' && path === '/years') return { status: 201, body: YEAR }
      if (method === 'POST' && body) return { status: 201, body: LIBRARY }
      if (path.startsWith('/years')) return { body: { items: years, nextCursor: null } }
      return path.startsWith('/departments?') ? { body: departments } : undefined
    })
    await paste(DOUBTFUL_PLAN)
    await waitFor(() => expect(localStorage.length).toBe(1))
    fireEvent.click(await screen.findByRole('button', { name: 'Accept and store' }))
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Add the school year 2024–25 first.',
    )
    fireEvent.click(screen.getByRole('button', { name: 'Add 2024–25 with its four cycles' }))
    await screen.findByText('Choose or add the department first.')
    expect(screen.getByLabelText('Name of the new department')).toHaveProperty(
      'value',
      'Library Services',
    )
    fireEvent.click(screen.getByRole('button', { name: 'Add this department' }))
    await screen.findByText('Nothing is stored yet.')
    expect(sent.some(({ path }) => path.startsWith('/plans/import?year'))).toBe(false)
    fireEvent.click(screen.getByRole('button', { name: 'Accept and store' }))
    await waitFor(() => expect(location.pathname).toBe('/plans/new%20plan'))
    expect(reads(sent).at(-1)).toBe('/plans/import?year=2024-25&department=library')
    expect(localStorage.length).toBe(0)
  })

  test('a place that is taken says so, with the way to the plan that has it', async () => {
    const { container, sent } = await compare(
      { departmentId: 'library', schoolYear: '2022-23' },
      (path) =>
        path.startsWith('/plans?')
          ? { body: { items: [{ id: 'old' }], nextCursor: null } }
          : undefined,
    )
    const link = await screen.findByRole('link', { name: 'See that plan' })
    expect(link.getAttribute('href')).toBe('/plans/old')
    screen.getByText('Library Services has a plan for 2022–23 already')
    fireEvent.click(screen.getByRole('button', { name: 'Accept and store' }))
    expect(screen.getByRole('alert').textContent).toMatch(/^That place is taken/)
    expect(reads(sent)).toEqual(['/plans/import?dryRun=true'])
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('a refusal at the last moment keeps the comparison and the text', async () => {
    await compare({ departmentId: 'library', schoolYear: '2022-23' }, (path) =>
      path.startsWith('/plans/import?year')
        ? { status: 409, body: { title: 'The department has a plan.', errors: [] } }
        : undefined,
    )
    await screen.findByText('Nothing is stored yet.')
    fireEvent.click(screen.getByRole('button', { name: 'Accept and store' }))
    expect((await screen.findByRole('alert')).textContent).toContain('The department has a plan.')
    screen.getByRole('region', { name: 'The text' })
  })

  test('the example is not stored in a district of its own', async () => {
    open(() => undefined)
    fireEvent.click(await screen.findByRole('button', { name: 'Try the example' }))
    await screen.findByText(/The example is for looking at/)
    expect(screen.queryByRole('button', { name: 'Accept and store' })).toBeNull()
  })

  test('who may only read is told so', async () => {
    open(() => undefined, { '/me': { ...ME, rights: ['read'] } })
    await paste(DOUBTFUL_PLAN)
    await screen.findByText(/You may read this plan, but not store it/)
    expect(await screen.findAllByText(/A coordinator can add it/)).toHaveLength(2)
  })
})

const refusing = ({ path }: Request): Reply | undefined =>
  path.startsWith('/plans') ? { status: 422, body: REFUSED } : undefined

function open(reply: (request: Request) => Reply | undefined, answers = {}) {
  return openPage(
    '/import',
    {
      '/departments': DEPARTMENTS,
      '/plans': NONE,
      '/plans/import': readingOf(DOUBTFUL_PLAN),
      ...answers,
    },
    (request) => (isAsked(request) ? reply(request) : undefined),
  )
}

/** What a test answers by itself; who is here and which pages there are is the same for all. */
function isAsked({ method, path }: Request): boolean {
  return method === 'POST' || path.startsWith('/years') || path.startsWith('/departments')
}

/** Opens the comparison of the doubtful plan. */
async function compare(
  place: Parameters<typeof readingOf>[1] = {},
  reply: (path: string) => Reply | undefined = () => undefined,
) {
  const page = openPage(
    '/import',
    {
      '/departments': DEPARTMENTS,
      '/plans': NONE,
      '/plans/import': readingOf(DOUBTFUL_PLAN, place),
    },
    ({ path }) => reply(path),
  )
  await paste(DOUBTFUL_PLAN)
  await screen.findByRole('button', { name: 'Accept and store' })
  await focusedHeading()
  return page
}

/** The doubt in hand, once for each place that shows it. */
function currentDoubts() {
  const shown = screen.getAllByRole('button', { current: true })
  return shown.map(({ textContent }) => textContent?.slice(0, 7))
}

/** A step that took another's place took the focus. */
async function focusedHeading(): Promise<void> {
  const heading = screen.getByRole('heading', { level: 1 })
  await waitFor(() => expect(document.activeElement).toBe(heading))
}

async function paste(text: string): Promise<void> {
  fireEvent.input(await findField(), { target: { value: text } })
  fireEvent.click(screen.getByRole('button', { name: 'Read the text' }))
}

async function findField(): Promise<HTMLTextAreaElement> {
  await screen.findByLabelText('The text of the report')
  return field()
}

function field(): HTMLTextAreaElement {
  const found = screen.getByLabelText('The text of the report')
  if (!(found instanceof HTMLTextAreaElement)) throw new Error('not a field')
  return found
}

function reads(sent: readonly Request[]): string[] {
  return sent.map(({ path }) => path).filter((path) => path.startsWith('/plans/import'))
}
