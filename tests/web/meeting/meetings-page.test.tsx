import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import {
  actionOf,
  dashboardOf,
  departmentOf,
  metricOf,
  priorityOf,
} from '../../support/dashboards.ts'
import { ME, openPage } from '../../support/pages.tsx'
import { MEETING, roomAnswers } from '../../support/rooms.ts'

const CYCLES = [1, 2, 3].map((number) => ({
  id: `2022-23-Q${number}`,
  number,
  name: `Q${number}`,
  startsOn: '2022-07-01',
  endsOn: '2022-09-30',
  dueOn: '2022-10-10',
  meetingOn: number === 3 ? '2023-05-10' : '2023-02-15',
  state: number < 3 ? 'closed' : 'open',
}))

beforeAll(async () => {
  await import('../../../web/meeting/MeetingsPage.tsx')
  await import('../../../web/meeting/MeetingPage.tsx')
})
afterEach(cleanup)

describe('the list of meetings', () => {
  test('has each with its cycle, day, length, packet and the way into its room', async () => {
    const { container } = openList()
    const link = await screen.findByRole('link', { name: 'DLN 2' })
    const row = link.closest('tr')
    expect(row?.textContent).toContain('Q2')
    expect(row?.textContent).toContain('Feb 15, 2023')
    expect(row?.textContent).toContain('35 minutes')
    expect(row?.textContent).toContain('not sealed yet')
    const room = screen.getByRole('link', { name: 'Open the room of DLN 2' })
    expect(room.getAttribute('href')).toBe('/meetings/meeting-2/room')
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('a meeting is planned for a cycle that has none, with what the cycle says of it', async () => {
    const { sent } = openList()
    fireEvent.click(await screen.findByRole('button', { name: 'Plan a meeting' }))
    const dialog = await screen.findByRole('dialog', { name: 'Plan a meeting' })
    const form = within(dialog)
    expect(form.queryByRole('option', { name: 'Q2' })).toBeNull()
    expect(form.getByLabelText<HTMLInputElement>('Title').value).toBe('DLN 3')
    expect(form.getByLabelText<HTMLInputElement>('Day').value).toBe('2023-05-10')
    fireEvent.input(form.getByLabelText(/^Begins at/), { target: { value: '25:00' } })
    fireEvent.input(form.getByLabelText('Length in minutes'), { target: { value: '5' } })
    submit(dialog)
    await form.findByText('Write a time of day, such as 13:30.')
    form.getByText('Write the minutes as a whole number from 10 to 480.')
    expect(sent.some(({ method }) => method === 'POST')).toBe(false)
    fireEvent.input(form.getByLabelText(/^Begins at/), { target: { value: '1:30 pm' } })
    fireEvent.input(form.getByLabelText('Length in minutes'), { target: { value: '90' } })
    submit(dialog)
    await waitFor(() => expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
      cycleId: '2022-23-Q3',
      title: 'DLN 3',
      heldOn: '2023-05-10',
      startsAt: '13:30',
      minutes: 90,
    })) // prettier-ignore
  })

  test('says so where there is none, and who may not plan is not offered it', async () => {
    openList([], { ...ME, rights: ['public', 'read'] })
    await screen.findByText('No meeting is planned yet')
    expect(screen.queryByRole('button', { name: 'Plan a meeting' })).toBeNull()
  })
})

describe('a meeting’s own page', () => {
  test('has the agenda, and after it what was written, part by part', async () => {
    const { container } = openPage('/meetings/meeting-2', roomAnswers())
    await screen.findByRole('heading', { level: 1, name: 'DLN 2' })
    screen.getByText(/Feb 15, 2023, 9:00 AM · 35 minutes/)
    screen.getByText('They reported.')
    screen.getByText('Nothing is written of Data and Research.')
    expect(screen.getByRole('link', { name: 'Open the room' }).getAttribute('href')).toBe(
      '/meetings/meeting-2/room',
    )
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('the agenda is changed as a whole, over the version that was read', async () => {
    const { sent } = openPage('/meetings/meeting-2', roomAnswers())
    fireEvent.click(await screen.findByRole('button', { name: 'Change the agenda' }))
    const dialog = await screen.findByRole('dialog', { name: 'Change the agenda' })
    const later = 'Later: Data and Research'
    expect(within(dialog).queryByRole('button', { name: /^Earlier: What was/ })).toBeNull()
    expect(within(dialog).queryByRole('button', { name: 'Earlier: Data and Research' })).toBeNull()
    fireEvent.click(within(dialog).getByRole('button', { name: later }))
    const part = within(dialog).getByRole('group', { name: 'Data and Research' })
    fireEvent.input(within(part).getByLabelText('Minutes'), { target: { value: '0' } })
    submit(dialog)
    await within(part).findByText('Write whole minutes from 1 to 240.')
    fireEvent.input(within(part).getByLabelText('Minutes'), { target: { value: '20' } })
    await within(dialog).findByText('40 minutes altogether')
    submit(dialog)
    await waitFor(() => expect(sent.some(({ method }) => method === 'PATCH')).toBe(true))
    const body = sent.find(({ method }) => method === 'PATCH')?.body
    expect(body).toMatchObject({
      title: 'DLN 2',
      startsAt: '09:00',
      agenda: [
        { id: 'opening' },
        { id: 'item-programs' },
        { id: 'item-data', minutes: 20, notes: 'Begin with the sub pool.' },
        { id: 'closing' },
      ],
    })
  })

  test('who was slower keeps what was typed, and saves over what stands now', async () => {
    const tried: (string | null)[] = []
    openPage('/meetings/meeting-2', roomAnswers(), ({ method, body }) => {
      if (method !== 'PATCH') return undefined
      tried.push(JSON.stringify(body))
      const current = { ...MEETING, version: 4 }
      return tried.length === 1
        ? { status: 412, body: { title: 'Somebody else changed it.', current } }
        : { body: { ...MEETING, version: 5 } }
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Change the agenda' }))
    const dialog = await screen.findByRole('dialog', { name: 'Change the agenda' })
    submit(dialog)
    await within(dialog).findByText(/^Somebody else changed this meeting/)
    submit(dialog)
    await screen.findByText('The agenda is saved.')
    expect(tried).toHaveLength(2)
  })

  test('feedback is given on another department, and at least one question is answered', async () => {
    const { sent } = openPage('/meetings/meeting-2', roomAnswers())
    fireEvent.click(
      await screen.findByRole('button', { name: 'Give feedback on Data and Research' }),
    )
    const dialog = await screen.findByRole('dialog', { name: 'Feedback on Data and Research' })
    submit(dialog)
    await within(dialog).findByText('Answer at least one of the questions.')
    const clear = within(dialog).getByRole('group', { name: 'Was it clear where they stand?' })
    fireEvent.click(within(clear).getByLabelText('Partly'))
    submit(dialog)
    await waitFor(() => expect(sent.some(({ method }) => method === 'POST')).toBe(true))
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
      departmentId: 'data',
      fromDepartmentId: 'programs',
      clear: 'partly',
      useful: null,
      note: '',
    })
    await screen.findByText('The feedback is on the record.')
  })

  test('feedback is recorded on the metric that is chosen; after the cycle with a reason', async () => {
    const { sent } = openPage('/meetings/meeting-2', feedbackAnswers(), ({ method, body }) => {
      if (method !== 'POST') return undefined
      const isSaid = JSON.stringify(body).includes('"reason"')
      return !isSaid ? { status: 423, body: CLOSED } : { status: 201, body: {} }
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Record as an observation' }))
    const dialog = await screen.findByRole('dialog', { name: /^Record the feedback/ })
    const choice = await within(dialog).findByLabelText<HTMLSelectElement>('Metric')
    expect(choice.value).toBe('')
    submit(dialog)
    await within(dialog).findByText('Choose the metric that it is an observation of.')
    expect(sent.some(({ method }) => method === 'POST')).toBe(false)
    choice.selectedIndex = 1
    fireEvent.change(choice)
    submit(dialog)
    const reason = await within(dialog).findByLabelText('Why it comes after the cycle was closed')
    fireEvent.input(reason, { target: { value: 'Too late' } })
    submit(dialog)
    await within(dialog).findByText('Say why, in ten characters or more.')
    fireEvent.input(reason, { target: { value: 'It came by letter.' } })
    submit(dialog)
    await screen.findByText(/^Recorded as an observation of /)
    expect(sent.findLast(({ method }) => method === 'POST')?.body).toMatchObject({
      departmentId: 'data',
      reason: 'It came by letter.',
    })
  })
})

const CLOSED = {
  type: 'urn:quarterdeck:problem:cycle_closed',
  title: 'The cycle 2022-23-Q2 is closed.',
  errors: [],
}

/** Feedback on a department with two metrics, neither of which is about feedback. */
function feedbackAnswers() {
  const metrics = [metricOf('DR-1.1.a', ['on_track']), metricOf('DR-1.1.b', ['on_track'])]
  const department = departmentOf('Data', [priorityOf(1, 'Attend', [actionOf(1, metrics)])])
  const summary = {
    departmentId: 'data',
    given: 1,
    clear: { yes: 1, partly: 0, no: 0 },
    useful: { yes: 1, partly: 0, no: 0 },
  }
  return {
    ...roomAnswers(),
    '/meetings/meeting-2/feedback': { items: [], summaries: [summary], nextCursor: null },
    '/dashboard': dashboardOf([department]),
    '/me': { ...ME, rights: [...ME.rights, 'close_cycle'] },
  }
}

function openList(meetings: unknown[] = [{ ...MEETING, snapshotId: null }], me: object = ME) {
  return openPage(
    '/meetings?year=2022-23',
    {
      '/meetings': { items: meetings, nextCursor: null },
      '/years/2022-23/cycles': { items: CYCLES, nextCursor: null },
      '/snapshots': { items: [], nextCursor: null },
      '/me': me,
    },
    ({ method }) => (method === 'POST' ? { status: 201, body: MEETING } : undefined),
  )
}

function submit(dialog: HTMLElement): void {
  const form = dialog.querySelector('form')
  if (!form) throw new Error('there is no form')
  fireEvent.submit(form)
}
