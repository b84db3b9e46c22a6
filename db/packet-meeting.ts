/** What a packet says of reflections, decisions and minutes. Who wrote the first two is in its CSV files, by their ids. */

import type { PacketDecision, PacketInput } from '../domain/packet/packet.ts'
import type { TakenDecision } from './decisions.ts'
import { listDecisions } from './decisions.ts'
import { lookBack } from './look-back.ts'
import { listMinutes } from './meeting-minutes.ts'
import { listMeetings } from './meetings.ts'
import { readReflections } from './reflections.ts'
import type { Db } from './tables.ts'

/** The reflections on some cycles, by action; what was decided about them, first ones first; and the minutes of their meetings. */
export async function readMeeting(
  db: Db,
  cycleIds: ReadonlySet<string>,
  /** A ledger number: as the record stood after that entry. */
  asOf?: number,
): Promise<Pick<PacketInput, 'reflections' | 'decisions' | 'minutes'>> {
  const reflections = []
  const decisions = []
  const minutes = []
  for (const cycleId of cycleIds) {
    const written = await readReflections(lookBack(db, asOf), { cycleId, asOf })
    reflections.push(...Array.from(written.values()).toSorted(byAction))
    decisions.push(...(await listDecisions(lookBack(db, asOf), { cycleId, asOf })).toReversed())
    for (const meeting of await listMeetings(lookBack(db, asOf), { cycleId, asOf })) {
      const texts = await listMinutes(db, meeting, asOf)
      minutes.push(...texts.map((one) => ({ ...one, cycleId, meeting })))
    }
  }
  return {
    reflections: reflections.map(({ actionId, cycleId, happened, learned, next, felt }) => ({
      actionId,
      cycleId,
      happened,
      learned,
      next,
      felt,
    })),
    decisions: decisions.map(toPacketDecision),
    minutes: minutes
      .filter(({ text }) => text.trim() !== '')
      .map(({ cycleId, meeting: { title, heldOn }, departmentId, text }) => ({
        cycleId,
        meeting: title,
        heldOn,
        departmentId,
        text,
      })),
  }
}

/** A decision as a packet has it, without what its metric did. */
export function toPacketDecision(one: TakenDecision): Omit<PacketDecision, 'effect'> {
  return {
    id: one.id,
    cycleId: one.cycleId,
    departmentId: one.departmentId,
    actionId: one.actionId,
    metricId: one.metricId,
    kind: one.kind,
    text: one.text,
    owner: one.owner,
    dueOn: one.dueOn,
    state: one.state,
    outcome: one.outcome,
    takenAt: one.taken.at,
  }
}

function byAction(a: { actionId: string }, b: { actionId: string }): number {
  return a.actionId < b.actionId ? -1 : 1
}
