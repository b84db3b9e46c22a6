/** Whether the record is whole: the log, every observation beside it, every roll-up made of them. */

import type { FaultyPart } from '../domain/record-fault.ts'
import { howToGoOn } from '../domain/record-fault.ts'
import type { Anchor, ChainVerdict } from './ledger.ts'
import { verifyLedger } from './ledger.ts'
import type { Db, Instant } from './tables.ts'
import type { ObservationFault } from './verify-observations.ts'
import { verifyObservations } from './verify-observations.ts'
import type { RollUpDifference, RollUpVerdict } from './verify.ts'
import { verifyRollUps } from './verify.ts'

export interface RecordVerdict {
  ok: boolean
  /** Entries of the log that hold, from the first on. */
  events: number
  /** The last hash; null when the log is broken. */
  head: string | null
  /** Versions of observations that were compared with their entry. */
  versions: number
  /** Those of them that an older import vouches for by their number alone. */
  counted: number
  rollUps: RollUpVerdict
  /** The first thing that does not hold. */
  fault: RecordFault | null
}

export interface RecordFault {
  part: FaultyPart
  /** The entry that is broken, or that tells of what is; null for a roll-up. */
  number: number | null
  /** That entry as it reads now; null when there is none. */
  entry: FaultyEntry | null
  /** What does not hold, as a sentence. */
  why: string
  /** What to do about it. */
  next: string
}

export interface FaultyEntry {
  at: Instant
  actor: string
  action: string
  entity: string
  entityId: string
}

/** Recomputes everything that can be. Observations are held against the log only while the log holds. */
export async function verifyRecord(db: Db, anchor?: Anchor): Promise<RecordVerdict> {
  const chain = await verifyLedger(db, anchor)
  const observations = chain.ok ? await verifyObservations(db) : undefined
  const rollUps = await verifyRollUps(db)
  const [first] = rollUps.differences
  const fault =
    (chain.ok ? undefined : await faultOfChain(db, chain)) ??
    (observations?.fault ? await faultAt(db, observations.fault) : undefined) ??
    (first ? faultOfRollUp(first) : null)
  return {
    ok: fault === null,
    events: chain.events,
    head: chain.ok ? chain.head : null,
    versions: observations?.versions ?? 0,
    counted: observations?.counted ?? 0,
    rollUps,
    fault,
  }
}

async function faultOfChain(
  db: Db,
  { brokenAt, why }: Extract<ChainVerdict, { ok: false }>,
): Promise<RecordFault> {
  return {
    part: 'log',
    number: brokenAt,
    entry: await findEntry(db, brokenAt),
    why: `Entry ${brokenAt} of the log does not hold: ${why}.`,
    next: howToGoOn('log'),
  }
}

async function faultAt(
  db: Db,
  { number, observationId, why }: ObservationFault,
): Promise<RecordFault> {
  const which = observationId === null ? '' : ` Observation ${observationId}.`
  return {
    part: 'observation',
    number,
    entry: await findEntry(db, number),
    why: `What is stored is not what entry ${number} of the log says: ${why}.${which}`,
    next: howToGoOn('observation'),
  }
}

function faultOfRollUp({ metricId, cycleId, siteId }: RollUpDifference): RecordFault {
  const place = siteId === null ? 'all sites' : siteId === '' ? 'the district' : `site ${siteId}`
  return {
    part: 'roll_up',
    number: null,
    entry: null,
    why: `The total of metric ${metricId} for ${cycleId}, ${place}, is not what its observations make.`,
    next: howToGoOn('roll_up'),
  }
}

async function findEntry(db: Db, number: number): Promise<FaultyEntry | null> {
  const row = await db
    .selectFrom('ledger')
    .select(['at', 'actor', 'action', 'entity', 'entity_id'])
    .where('tx', '=', number)
    .executeTakeFirst()
  if (!row) return null
  const { entity_id: entityId, ...rest } = row
  return { ...rest, entityId }
}
