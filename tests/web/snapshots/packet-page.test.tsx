import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'

import { defaultCycles, schoolYear } from '../../../domain/calendar.ts'
import type { Packet } from '../../../domain/packet/packet.ts'
import { toPacketCycle } from '../../../domain/packet/packet.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import { day } from '../../support/metrics.ts'
import { packetDecisionOf, packetMetricOf, packetOf } from '../../support/packets.ts'
import { openPage } from '../../support/pages.tsx'

const SHOWN = packetMetricOf([
  { value: 40, path: 75 },
  { value: 112, path: 150, status: 'at_risk', sentence: '112 sessions; short by 38.' },
])
const HIDDEN = packetMetricOf(
  [
    { value: null, suppressed: '*' },
    { value: null, suppressed: '*' },
  ],
  { id: 'metric-2', code: 'DR-1.1.b', title: 'Pupils reached', unit: 'pupils' },
)

beforeAll(async () => {
  await import('../../../web/snapshots/SnapshotPage.tsx')
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

describe('the page of a packet', () => {
  test('has the minutes of its meetings, the whole meeting’s first', async () => {
    const minutes = [minutesOf(null, 'We began at nine.'), minutesOf('data', 'They reported.')]
    const { container } = open(packetOf([SHOWN], { minutes }))
    await screen.findByText('We began at nine.')
    const department = screen.getByRole('region', { name: 'Data and Research' })
    within(department).getByText('They reported.')
    within(department).getByText('DLN 2, Feb 15, 2023')
    expect(within(department).queryByText('We began at nine.')).toBeNull()
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('draws each metric’s year, of which nothing is hidden, and gives it away as a picture', async () => {
    open(packetOf([SHOWN, HIDDEN]))
    await screen.findByRole('img', { name: 'Q1: 40 sessions. Q2: 112 sessions.' })
    expect(screen.getAllByText('Save picture')).toHaveLength(1)
    const saved: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      if (blob instanceof Blob) saved.push(blob)
      return 'blob:picture'
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    fireEvent.click(screen.getByRole('button', { name: 'Drawing (SVG)' }))
    const svg = (await saved[0]?.text()) ?? ''
    expect(svg).toContain('112 sessions; short by 38.')
    expect(svg).toMatch(/source: .*packet 2 · as of Feb 10, 2023/)
  })

  test('tells what was decided the year before, with the metric as it was then', async () => {
    const shown = { status: 'off_track', suppressed: null } as const
    const effect = {
      before: { ...shown, cycleId: '2021-22-Q4', value: 30 },
      since: { ...shown, cycleId: '2022-23-Q1', value: 40 },
      moved: 'towards',
      from: 'target',
    } as const
    const { id, title, text, kind, unit, stages, targetStage } = SHOWN
    const metric = { id, title, text, kind, unit, stages, targetStage, code: 'DR-9.1.z', places: 1 }
    const decision = { ...packetDecisionOf({ cycleId: '2021-22-Q4', effect }), metric }
    const year = schoolYear('2021-22')
    const cycles = defaultCycles(year).map((cycle) => toPacketCycle({ ...cycle, meetingOn: null }))
    const lastYear = { schoolYear: year, cycles, decisions: [decision] }
    open(packetOf([SHOWN], { lastYear }))
    const told = (await screen.findByText('DR-9.1.z')).closest('li')?.textContent
    expect(told).toContain('after Q4 of 2021–22')
    expect(told).toContain('Q4 of 2021–2230 sessions')
    expect(told).toContain('Q140 sessions')
    expect(told).toContain('moved towards the target')
  })
})

function minutesOf(departmentId: string | null, text: string) {
  return { cycleId: '2022-23-Q2', meeting: 'DLN 2', heldOn: day('2023-02-15'), departmentId, text }
}

function open(packet: Packet) {
  const snapshot = {
    id: 'packet-2',
    number: 2,
    title: 'DLN 2',
    cycleId: packet.cycle.id,
    schoolYear: packet.schoolYear,
    asOf: packet.asOf,
    sealedBy: 'Robin Vale',
    sealedAt: packet.asOf,
    log: packet.log,
    format: 1,
    sha256: 'a'.repeat(64),
    bytes: 1000,
    files: [],
  }
  return openPage('/snapshots/packet-2', {
    '/snapshots': { items: [snapshot], nextCursor: null },
    '/snapshots/packet-2': snapshot,
    '/snapshots/packet-2/packet.json': packet,
    '/snapshots/packet-2/changes': { since: null, items: [] },
    '/snapshots/packet-2/publish': { state: 'none', publication: null },
  })
}
