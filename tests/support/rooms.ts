/** Meetings and their rooms for tests of pages: say only what the test is about. */

import type { PacketMetric } from '../../domain/packet/packet.ts'
import type { Meeting, Room } from '../../web/meeting/meetings.ts'
import { day } from './metrics.ts'
import { packetDecisionOf, packetMetricOf, packetOf } from './packets.ts'

export const MEETING: Meeting = {
  id: 'meeting-2',
  version: 3,
  cycleId: '2022-23-Q2',
  schoolYear: '2022-23',
  title: 'DLN 2',
  heldOn: day('2023-02-15'),
  startsAt: '09:00',
  state: 'planned',
  snapshotId: 'packet-2',
  agenda: [
    itemOf('opening', 'opening', null, 'What was decided last time', 5),
    itemOf('item-data', 'department', 'data', 'Data and Research', 15),
    itemOf('item-programs', 'department', 'programs', 'State and Federal Programs', 10),
    itemOf('closing', 'closing', null, 'Feedback, and what was decided', 5),
  ],
  changed: { by: 'Robin Vale', at: '2023-02-01T18:00:00Z' },
}

function itemOf(
  id: string,
  kind: Meeting['agenda'][number]['kind'],
  departmentId: string | null,
  title: string,
  minutes: number,
): Meeting['agenda'][number] {
  const notes = departmentId === 'data' ? 'Begin with the sub pool.' : ''
  return { id, kind, departmentId, title, minutes, presenter: '', notes }
}

const TWO: PacketMetric[] = [
  packetMetricOf([
    { value: 40, path: 75 },
    { value: 112, path: 150, status: 'at_risk', sentence: '112 sessions; short by 38.' },
  ]),
  packetMetricOf(
    [
      { value: null, suppressed: '*' },
      { value: 12, suppressed: '>=' },
    ],
    {
      id: 'metric-2',
      code: 'DR-1.1.b',
      title: 'Pupils reached',
      unit: 'pupils',
    },
  ),
]

/** A sealed room: two metrics, one of them hidden, one decision from last time. */
const ROOM: Room = {
  meeting: MEETING,
  sealed: true,
  packet: packetOf(TWO, { decisions: [packetDecisionOf()] }),
  before: { ...packetOf([]), number: 1, title: 'DLN 1' },
  changes: [],
}

/** What the meeting's addresses answer. */
export function roomAnswers(room: Room = ROOM): Record<string, unknown> {
  const { id } = room.meeting
  const minutes = [null, 'data', 'programs'].map((departmentId) => ({
    id: `${id}:${departmentId ?? 'general'}`,
    departmentId,
    text: departmentId === 'programs' ? 'They reported.' : '',
    version: departmentId === 'programs' ? 2 : 0,
    written: null,
  }))
  return {
    [`/meetings/${id}`]: room.meeting,
    [`/meetings/${id}/room`]: room,
    [`/meetings/${id}/minutes`]: { items: minutes, nextCursor: null },
    [`/meetings/${id}/feedback`]: { items: [], summaries: [], nextCursor: null },
  }
}
