import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import type { Asked, Reply } from '../../support/pages.tsx'
import { openPage } from '../../support/pages.tsx'

const SLOW = { timeout: 15_000 }
const SETTINGS = {
  name: 'Alder Unified',
  timeZone: 'America/Los_Angeles',
  meetingName: 'DLN',
  smallestGroup: 11,
  coverageFloor: 0.8,
  coordinatorsNeedSecondFactor: false,
  remindersOn: false,
  reminderDaysBefore: 7,
  reminderDaysAfter: 3,
  demonstration: false,
  demonstrationOn: null,
  today: '2023-02-10',
  version: 4,
}

const NEXT = { obstacles: ['off', 'no_mail'], next: null }

async function open(reply?: (request: Asked) => Reply | undefined, settings = SETTINGS) {
  const page = openPage(
    '/administration/settings',
    { '/settings': settings, '/reminders/next': NEXT },
    reply,
  )
  await screen.findByRole('heading', { level: 1, name: 'District settings' }, SLOW)
  return page
}

function write(label: string, value: string) {
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
}

describe('the page of the settings', () => {
  afterEach(cleanup)

  test('saves what was changed and nothing else, the share as a fraction', async () => {
    const { sent, container } = await open(({ method }) =>
      method === 'PATCH' ? { body: { ...SETTINGS, version: 5 } } : undefined,
    )
    write('Name of the district', ' Alder Union ')
    write('Places that must have reported, in percent', '75')
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('The settings are saved.')).toBeTruthy()
    expect(sent.find(({ method }) => method === 'PATCH')?.body).toEqual({
      name: 'Alder Union',
      coverageFloor: 0.75,
    })
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('turns reminders on, and says what is missing besides', async () => {
    const { sent } = await open(({ method }) =>
      method === 'PATCH' ? { body: { ...SETTINGS, remindersOn: true, version: 5 } } : undefined,
    )
    await screen.findByText(/^This server sends no mail yet/)
    fireEvent.click(screen.getByLabelText(/^Remind people by mail/))
    write('Days before the due day', '14')
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('The settings are saved.')
    expect(sent.find(({ method }) => method === 'PATCH')?.body).toEqual({
      remindersOn: true,
      reminderDaysBefore: 14,
    })
  })

  test.each([
    ['Smallest group that is shown', '10', 'Write a whole number from 11 to 100.'],
    ['Smallest group that is shown', '11.5', 'Write a whole number from 11 to 100.'],
    ['Places that must have reported, in percent', '101', 'Write a whole number from 0 to 100.'],
    ['Days before the due day', '0', 'Write a whole number from 1 to 60.'],
    ['Days between reminders once it is late', '31', 'Write a whole number from 1 to 30.'],
    ['Name of the district', '  ', 'Write something here.'],
  ])('%s as “%s” is said at the field and not sent', async (label, value, message) => {
    const { sent } = await open()
    write(label, value)
    expect(await screen.findByText(message)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(sent.some(({ method }) => method === 'PATCH')).toBe(false)
  })

  test('what somebody else changed meanwhile is shown beside what was typed', async () => {
    const settings = { ...SETTINGS }
    await open(({ method }) => {
      if (method !== 'PATCH') return undefined
      Object.assign(settings, { name: 'Alder City', version: 5 })
      return { status: 412, body: { title: 'Somebody else changed this in the meantime.' } }
    }, settings)
    write('Name of the district', 'Alder Union')
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(
      await screen.findByText(/Alder City · America\/Los_Angeles · DLN/, {}, SLOW),
    ).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Name of the district').value).toBe(
      'Alder Union',
    )
  })
})
