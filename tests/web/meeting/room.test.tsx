import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import type { Asked } from '../../support/pages.tsx'
import { ME, openPage } from '../../support/pages.tsx'
import { roomAnswers } from '../../support/rooms.ts'

const PATH = '/meetings/meeting-2/room'

beforeAll(async () => {
  await import('../../../web/meeting/room/RoomPage.tsx')
})
beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(cleanup)

describe('the room of a meeting', () => {
  test('begins with the agenda, its minutes and the packet it shows', async () => {
    const { container } = openPage(PATH, roomAnswers())
    await screen.findByRole('heading', { level: 1, name: 'DLN 2' })
    screen.getByText(/^Sealed packet 2: the record as it stood on /)
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'What was decided last time5 minutes',
      'Data and Research15 minutes',
      'State and Federal Programs10 minutes',
      'Feedback, and what was decided5 minutes',
    ])
    screen.getByText('35 minutes')
    expect(screen.queryByRole('button', { name: 'Keep' })).toBeNull()
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('leads by arrow keys from last time’s decisions to the priorities, and names each screen', async () => {
    const { container } = await openAt('agenda', 'DLN 2')
    press('ArrowRight')
    await arrival('Last time we decided. Did it move?')
    screen.getByText('Move the sessions to the morning.')
    screen.getByText('moved towards the target')
    press('ArrowRight')
    const last = 'Data and Research: last time we decided'
    await arrival(last)
    expect(document.title).toBe(`${last} · Quarterdeck`)
    press('ArrowRight')
    await arrival('Attendance')
    expect(location.search).toBe('?screen=data.1')
    screen.getByText('DLN 2 · Data and Research · 15 minutes · 2 of 2')
    expect(await accessibilityProblems(container)).toEqual([])
    press('ArrowLeft')
    await arrival(last)
    press('Home')
    await arrival('DLN 2')
    press('ArrowLeft')
    expect(location.search).toBe('?screen=agenda')
  })

  test('shows each metric then and now, and draws no figure that is hidden or only bounded', async () => {
    await openAt('data.1', 'Attendance')
    const [shown, hidden] = screen.getAllByRole('article')
    if (!shown || !hidden) throw new Error('two metrics are expected')
    expect(shown.textContent).toContain('Then, Q140 sessionsNow, Q2112 sessions')
    within(shown).getByText('At risk')
    within(shown).getByText('112 sessions; short by 38.')
    within(shown).getByRole('img', { name: 'Q1: 40 sessions. Q2: 112 sessions.' })
    expect(hidden.textContent).toContain('Then, Q1hiddenNow, Q212 pupils or more')
    expect(within(hidden).queryByRole('img')).toBeNull()
  })

  test('a key and Enter put a decision on the record, about the metric that is chosen', async () => {
    const { sent } = await openAt('data.1', 'Attendance')
    press('ArrowDown')
    press('k')
    const dialog = await screen.findByRole('dialog', { name: 'Decide: keep' })
    expect(document.activeElement).toBe(within(dialog).getByLabelText('What is decided'))
    fireEvent.submit(formIn(dialog))
    await waitFor(() => expect(postsTo(sent, '/decisions')).toHaveLength(1))
    expect(postsTo(sent, '/decisions')[0]?.body).toEqual({
      cycleId: '2022-23-Q2',
      departmentId: 'data',
      actionId: null,
      metricId: 'metric-1',
      kind: 'keep',
      text: 'Go on as planned.',
      owner: '',
      dueOn: null,
    })
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('the metric that is chosen by key is brought into view', async () => {
    await openAt('data.1', 'Attendance')
    const shown = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => undefined)
    press('ArrowDown')
    press('ArrowDown')
    await waitFor(() => expect(shown).toHaveBeenCalledTimes(2))
    expect(shown.mock.contexts[1]).toMatchObject({ className: 'chosen' })
    expect(shown.mock.contexts[1]).toHaveProperty(
      'textContent',
      expect.stringContaining('DR-1.1.b'),
    )
    shown.mockRestore()
  })

  test('a decision that somebody has to carry out says what and until when', async () => {
    const { sent } = await openAt('data.1', 'Attendance')
    press('A')
    const dialog = await screen.findByRole('dialog', { name: 'Decide: adjust' })
    fireEvent.input(within(dialog).getByLabelText('Until when'), { target: { value: '' } })
    fireEvent.submit(formIn(dialog))
    await within(dialog).findByText('Say what was decided.')
    within(dialog).getByText('Say until when: somebody has to do something.')
    expect(postsTo(sent, '/decisions')).toEqual([])
  })

  test('without an answer a decision waits beside the minutes; refused, it says why', async () => {
    let isThere = false
    const refusal = { title: 'The cycle is not known.', errors: [] }
    await openAt('data.1', 'Attendance', ({ method, path }) => {
      if (method !== 'POST' || path !== '/decisions') return undefined
      return isThere ? { status: 422, body: refusal } : 'lost'
    })
    press('k')
    fireEvent.submit(formIn(await screen.findByRole('dialog')))
    await screen.findByText('(not sent yet)')
    await screen.findByText(
      'The server does not answer. Everything you write is kept here and tried again.',
    )
    isThere = true
    globalThis.dispatchEvent(new Event('online'))
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('not accepted: The cycle is not known.')
    fireEvent.click(within(alert).getByRole('button', { name: 'Take away' }))
    await waitFor(() => expect(screen.queryByText('Go on as planned.')).toBeNull())
  })

  test('what waits is sent in nobody else’s name: only by whoever wrote it, on the same computer', async () => {
    keepWaiting('lee@district.example', 'Lee decided this.')
    keepWaiting(ME.actor, 'Robin decided this.')
    const { sent } = await openAt('data.1', 'Attendance')
    await waitFor(() => expect(postsTo(sent, '/decisions')).toHaveLength(1))
    expect(postsTo(sent, '/decisions')[0]?.body).toMatchObject({ text: 'Robin decided this.' })
    expect(localStorage.getItem(placeOf('lee@district.example'))).not.toBeNull()
  })

  test('minutes are written with M and left with Escape, and each department has its own', async () => {
    await openAt('data.1', 'Attendance')
    press('m')
    const field = screen.getByLabelText('Minutes: Data and Research')
    await waitFor(() => expect(document.activeElement).toBe(field))
    fireEvent.input(field, { target: { value: 'We met.' } })
    await screen.findByText('Saved in a moment.')
    fireEvent.keyDown(field, { key: 'k' })
    expect(screen.queryByRole('dialog')).toBeNull()
    fireEvent.keyDown(field, { key: 'Escape' })
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
    press('ArrowRight')
    const other = await screen.findByLabelText<HTMLTextAreaElement>(
      'Minutes: State and Federal Programs',
    )
    expect(other.value).toBe('They reported.')
  })

  test('notes are hidden until N is pressed, and the time runs from T', async () => {
    await openAt('data.1', 'Attendance')
    expect(screen.queryByText('Begin with the sub pool.')).toBeNull()
    press('n')
    await screen.findByText('Begin with the sub pool.')
    press('t')
    await screen.findByRole('button', { name: 'T Stop the time' })
  })

  test('that is not there says so, with a way back', async () => {
    const { container } = openPage('/meetings/none/room', {}, ({ path }) =>
      path.startsWith('/meetings/none')
        ? { status: 404, body: { title: 'There is no such meeting.', errors: [] } }
        : undefined,
    )
    await screen.findByText('There is no such meeting.')
    expect(screen.getByRole('link', { name: 'Meetings' }).getAttribute('href')).toBe('/meetings')
    expect(within(screen.getByRole('main')).getByRole('heading', { level: 1 })).toBeTruthy()
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('who only reads can go through it, and decides nothing', async () => {
    const viewer = { ...ME, rights: ['public', 'read', 'read_district'] }
    await openAt('data.1', 'Attendance', ({ path }) =>
      path === '/me' ? { body: viewer } : undefined,
    )
    await screen.findByRole('heading', { level: 2, name: 'Minutes: Data and Research' })
    press('k')
    press('f')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.queryByRole('textbox')).toBeNull()
  })
})

function placeOf(actor: string): string {
  return `quarterdeck.meeting.meeting-2.${actor}.decisions`
}

/** A decision that somebody took on this computer, and that was never sent. */
function keepWaiting(actor: string, text: string): void {
  const body = { cycleId: '2022-23-Q2', departmentId: 'data', kind: 'keep', text }
  localStorage.setItem(placeOf(actor), JSON.stringify([{ key: text, body }]))
}

async function openAt(
  key: string,
  title: string,
  reply: Parameters<typeof openPage>[2] = () => undefined,
) {
  const opened = openPage(`${PATH}?screen=${key}`, roomAnswers(), reply)
  await arrival(title)
  return opened
}

/** The screen is there, and its heading has the focus. */
async function arrival(title: string): Promise<void> {
  const heading = await screen.findByRole('heading', { level: 1, name: title })
  await waitFor(() => expect(document.activeElement).toBe(heading))
}

function press(key: string): void {
  fireEvent.keyDown(document.activeElement ?? document.body, { key })
}

function postsTo(sent: readonly Asked[], path: string): Asked[] {
  return sent.filter((one) => one.method === 'POST' && one.path === path)
}

function formIn(dialog: HTMLElement): HTMLFormElement {
  const form = dialog.querySelector('form')
  if (!form) throw new Error('there is no form')
  return form
}
