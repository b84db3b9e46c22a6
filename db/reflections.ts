/** What is said of actions after a cycle: every version of it, and who else has read it. */

import type { Reflection } from '../domain/reflection.ts'
import { NO_REFLECTION } from '../domain/reflection.ts'
import { recordChange } from './changes.ts'
import type { DistrictCycle } from './cycle-rows.ts'
import { isStanding } from './standing-versions.ts'
import type { Db, Instant } from './tables.ts'
import type { Writing } from './writing.ts'

/** Somebody, and when. */
export interface Signed {
  by: string
  at: Instant
}

/** The reflection on an action in a cycle; version 0 where nobody has written one. */
export interface ActionReflection extends Reflection {
  actionId: string
  cycleId: string
  version: number
  written: Signed | null
  /** Whoever has read this version, first ones first. */
  readBy: Signed[]
}

export interface ReflectionScope {
  cycleId: string
  departmentId?: string | undefined
  actionId?: string | undefined
  /** A ledger number: as the record stood after that entry. */
  asOf?: number | undefined
}

/** The reflections that are written, by action id. */
export async function readReflections(
  db: Db,
  { cycleId, departmentId, actionId, asOf }: ReflectionScope,
): Promise<Map<string, ActionReflection>> {
  let query = db
    .selectFrom('reflection')
    .innerJoin('ledger', 'ledger.tx', 'reflection.tx')
    .innerJoin('action', 'action.id', 'reflection.action_id')
    .innerJoin('plan', 'plan.id', 'action.plan_id')
    .selectAll('reflection')
    .select(['ledger.actor', 'ledger.at'])
    .where('reflection.cycle_id', '=', cycleId)
    .where(isStanding('reflection', asOf))
  if (departmentId !== undefined) query = query.where('plan.department_id', '=', departmentId)
  if (actionId !== undefined) query = query.where('reflection.action_id', '=', actionId)
  const rows = await query.execute()
  const readings = await readReadings(db, cycleId, asOf)
  return new Map(
    rows.map((row) => [
      row.action_id,
      {
        actionId: row.action_id,
        cycleId,
        happened: row.happened,
        learned: row.learned,
        next: row.next_step,
        felt: row.felt,
        version: row.version,
        written: { by: row.actor, at: row.at },
        readBy: readings.get(`${row.action_id} ${row.version}`) ?? [],
      },
    ]),
  )
}

/** The reflection on one action, also where nobody has written one. */
export async function findReflection(
  db: Db,
  actionId: string,
  cycleId: string,
): Promise<ActionReflection> {
  const found = await readReflections(db, { cycleId, actionId })
  return found.get(actionId) ?? unwritten(actionId, cycleId)
}

/** A reflection that nobody has written. */
export function unwritten(actionId: string, cycleId: string): ActionReflection {
  return { ...NO_REFLECTION, actionId, cycleId, version: 0, written: null, readBy: [] }
}

/** Writes the next version of a reflection. */
export async function writeReflection(
  writing: Writing,
  cycle: DistrictCycle,
  before: ActionReflection,
  after: Reflection,
): Promise<void> {
  const { actionId, cycleId } = before
  const version = before.version + 1
  const tx = await recordChange(writing, {
    action: 'reflection.write',
    entityId: idOf(before),
    before: before.version === 0 ? undefined : { ...contentOf(before), version: before.version },
    after: { ...contentOf(after), version },
    scopes: [cycle.schoolYear],
  })
  await writing.tx
    .updateTable('reflection')
    .set({ superseded_tx: tx })
    .where('action_id', '=', actionId)
    .where('cycle_id', '=', cycleId)
    .where('superseded_tx', 'is', null)
    .execute()
  const { happened, learned, next, felt } = after
  await writing.tx
    .insertInto('reflection')
    .values({
      action_id: actionId,
      cycle_id: cycleId,
      version,
      happened,
      learned,
      next_step: next,
      felt,
      tx,
      superseded_tx: null,
    })
    .execute()
}

/** Notes that somebody has read the current version. Whether they may is asked before. */
export async function noteReading(
  writing: Writing,
  cycle: DistrictCycle,
  reflection: ActionReflection,
): Promise<void> {
  const { actionId, cycleId, version } = reflection
  const tx = await recordChange(writing, {
    action: 'reflection.acknowledge',
    entityId: idOf(reflection),
    after: { version },
    scopes: [cycle.schoolYear],
  })
  await writing.tx
    .insertInto('reflection_reading')
    .values({ tx, action_id: actionId, cycle_id: cycleId, version })
    .execute()
}

async function readReadings(
  db: Db,
  cycleId: string,
  asOf: number | undefined,
): Promise<Map<string, Signed[]>> {
  const rows = await db
    .selectFrom('reflection_reading')
    .innerJoin('ledger', 'ledger.tx', 'reflection_reading.tx')
    .select([
      'reflection_reading.action_id',
      'reflection_reading.version',
      'ledger.actor as by',
      'ledger.at',
    ])
    .where('reflection_reading.cycle_id', '=', cycleId)
    .$if(asOf !== undefined, (query) => query.where('reflection_reading.tx', '<=', asOf ?? 0))
    .orderBy('reflection_reading.tx')
    .execute()
  const found = new Map<string, Signed[]>()
  for (const { action_id: actionId, version, by, at } of rows) {
    const key = `${actionId} ${version}`
    found.set(key, [...(found.get(key) ?? []), { by, at }])
  }
  return found
}

function idOf({ actionId, cycleId }: Pick<ActionReflection, 'actionId' | 'cycleId'>): string {
  return `${actionId}:${cycleId}`
}

function contentOf({ happened, learned, next, felt }: Reflection): Reflection {
  return { happened, learned, next, felt }
}
