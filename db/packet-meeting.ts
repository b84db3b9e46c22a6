/** What a packet says of reflections and decisions. Who wrote them is in its CSV files, by their ids. */

import type { PacketInput } from '../domain/packet/packet.ts'
import { listDecisions } from './decisions.ts'
import { lookBack } from './look-back.ts'
import { readReflections } from './reflections.ts'
import type { Db } from './tables.ts'

/** The reflections on some cycles, by action; and what was decided about them, first ones first. */
export async function readMeeting(
  db: Db,
  cycleIds: ReadonlySet<string>,
  /** A ledger number: as the record stood after that entry. */
  asOf?: number,
): Promise<Pick<PacketInput, 'reflections' | 'decisions'>> {
  const reflections = []
  const decisions = []
  for (const cycleId of cycleIds) {
    const written = await readReflections(lookBack(db, asOf), { cycleId, asOf })
    reflections.push(...Array.from(written.values()).toSorted(byAction))
    decisions.push(...(await listDecisions(lookBack(db, asOf), { cycleId, asOf })).toReversed())
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
    decisions: decisions.map((one) => ({
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
    })),
  }
}

function byAction(a: { actionId: string }, b: { actionId: string }): number {
  return a.actionId < b.actionId ? -1 : 1
}
