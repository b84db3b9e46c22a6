/** Whether the record is whole: the log, everything stored beside it, every roll-up made of observations. */

import type { FaultyPart } from '../domain/record-fault.ts'
import { howToGoOn } from '../domain/record-fault.ts'
import type { Anchor, ChainVerdict } from './ledger.ts'
import { getHead, readLogEnd, verifyLedger } from './ledger.ts'
import type { Db, Instant } from './tables.ts'
import type { ObservationFault } from './verify-observations.ts'
import { verifyObservations } from './verify-observations.ts'
import type { PacketFault } from './verify-packets.ts'
import { verifyPackets } from './verify-packets.ts'
import type { StateFault } from './verify-states.ts'
import { verifyStates } from './verify-states.ts'
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
  /** Sealed packets that were compared with their entry, their checksums and the record. */
  packets: number
  /** Plans, their parts, metrics, settings, people, streams, reflections, decisions and meetings that were compared with the entry that last told of them. */
  states: number
  /** Observations that came from an answer of a stream, which its older entry does not say. */
  fedCounted: number
  rollUps: RollUpVerdict
  /** The first thing that does not hold. */
  fault: RecordFault | null
}

export interface RecordFault {
  part: FaultyPart
  /** The entry that is broken, or that tells of what is; null where no entry does. */
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

const MOST_ATTEMPTS = 3

/**
 * Recomputes everything that can be. What is stored is held against the log only while the log
 * holds. A fault is looked for again when something was written meanwhile.
 */
export async function verifyRecord(db: Db, anchor?: Anchor): Promise<RecordVerdict> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await readMoment(db)
    const verdict = await verifyOnce(db, anchor)
    if (verdict.ok || attempt === MOST_ATTEMPTS || before === (await readMoment(db))) return verdict
  }
}

/** Another one once anything was written, or an import shown that came in pieces. */
async function readMoment(db: Db): Promise<string> {
  const { entries } = await readLogEnd(db)
  return `${entries} of which ${await getHead(db)} are seen`
}

async function verifyOnce(db: Db, anchor: Anchor | undefined): Promise<RecordVerdict> {
  const chain = await verifyLedger(db, anchor)
  const observations = chain.ok ? await verifyObservations(db) : undefined
  const states = chain.ok ? await verifyStates(db) : undefined
  const packets = chain.ok ? await verifyPackets(db) : undefined
  const rollUps = await verifyRollUps(db)
  const [first] = rollUps.differences
  const fault =
    (chain.ok ? undefined : await faultOfChain(db, chain)) ??
    (await faultBeside(db, observations?.fault ?? null, states?.fault ?? null)) ??
    (packets?.fault ? await faultOfPacket(db, packets.fault) : null) ??
    (first ? faultOfRollUp(first) : null)
  return {
    ok: fault === null,
    events: chain.events,
    head: chain.ok ? chain.head : null,
    versions: observations?.versions ?? 0,
    counted: observations?.counted ?? 0,
    states: states?.states ?? 0,
    fedCounted: states?.fedCounted ?? 0,
    packets: packets?.packets ?? 0,
    rollUps,
    fault,
  }
}

/** Of what differs beside the log, the one of the earlier entry. */
async function faultBeside(
  db: Db,
  observation: ObservationFault | null,
  state: StateFault | null,
): Promise<RecordFault | undefined> {
  const isFirst = state && (!observation || (state.number ?? Infinity) < observation.number)
  if (isFirst) return faultOfState(db, state)
  return observation ? faultAt(db, observation) : undefined
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

async function faultOfState(db: Db, { number, why }: StateFault): Promise<RecordFault> {
  return {
    part: 'state',
    number,
    entry: number === null ? null : await findEntry(db, number),
    why:
      number === null
        ? `${why}.`
        : `What is stored is not what entry ${number} of the log says. ${why}.`,
    next: howToGoOn('state'),
  }
}

async function faultOfPacket(db: Db, { number, why }: PacketFault): Promise<RecordFault> {
  return {
    part: 'packet',
    number,
    entry: number === null ? null : await findEntry(db, number),
    why: `${why}.`,
    next: howToGoOn('packet'),
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
