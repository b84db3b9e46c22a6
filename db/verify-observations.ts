/** Whether the observations are what the log says of them: every version is compared with its entry. */

import { setImmediate } from 'node:timers/promises'

import { canonicalJson } from '../domain/canonical-json.ts'
import { readPayload } from './audit-payload.ts'
import { toJson } from './changes.ts'
import { toLedgerEntry, toObservation } from './observation-row.ts'
import { unseen } from './publishing.ts'
import type { Db, LedgerTable, ObservationRow } from './tables.ts'
import { verifyImport, vouches } from './verify-imports.ts'

export interface ObservationVerdict {
  ok: boolean
  /** How many versions were compared with their entry, up to the first that differs. */
  versions: number
  /** Versions of imports from before an import vouched for each of its rows: only counted. */
  counted: number
  /** The first that differs, by the number of its entry. */
  fault: ObservationFault | null
}

export interface ObservationFault {
  number: number
  observationId: string | null
  why: string
}

const ENTRIES_A_PAGE = 500

/** Compares every stored version with what its entry says, and finds versions missing or added. */
export async function verifyObservations(db: Db): Promise<ObservationVerdict> {
  const told = { versions: 0, counted: 0 }
  let after = 0
  for (;;) {
    const entries = await readEntries(db, after)
    const last = entries.at(-1)?.tx
    const rows = await readRows(db, entries, {
      after,
      upTo: entries.length < ENTRIES_A_PAGE ? undefined : last,
    })
    const fault = await faultOfPage(db, entries, rows, told)
    if (fault) return { ok: false, ...told, fault }
    if (last === undefined || entries.length < ENTRIES_A_PAGE) break
    after = last
    await setImmediate()
  }
  const fault = (await findMissuperseded(db)) ?? null
  return { ok: fault === null, ...told, fault }
}

async function faultOfPage(
  db: Db,
  entries: readonly LedgerTable[],
  rows: readonly ObservationRow[],
  told: { versions: number; counted: number },
): Promise<ObservationFault | undefined> {
  const byNumber = Map.groupBy(rows, ({ tx }) => tx)
  const known = new Set(entries.map(({ tx }) => tx))
  const stray = rows.find(({ tx }) => !known.has(tx))
  for (const entry of entries) {
    if (stray && stray.tx < entry.tx) break
    const isImport = entry.entity === 'import'
    const own = byNumber.get(entry.tx) ?? []
    const { versions, why } = isImport
      ? await verifyImport(db, entry)
      : { versions: own.length, why: faultOf(entry, own) }
    const observationId = isImport ? null : entry.entity_id
    if (why !== undefined) return { number: entry.tx, observationId, why }
    told.versions += versions
    if (isImport && !vouches(entry)) told.counted += versions
  }
  const why = 'an observation is stored that no entry tells of'
  return stray && { number: stray.tx, observationId: stray.id, why }
}

/** What is wrong with the one version that an entry tells of. */
function faultOf(entry: LedgerTable, rows: readonly ObservationRow[]): string | undefined {
  const [row, other] = rows
  if (!row) return 'the observation it tells of is no longer stored'
  if (other) return 'more than one observation is stored for it'
  const { before, after, reason, metricId, late } = readPayload(entry.payload)
  const observation = toObservation(row)
  const said = {
    id: entry.entity_id,
    metricId,
    recordedAt: entry.at,
    recordedBy: entry.actor,
    reason,
    withdrawn: after === null,
    late,
    // Taking back leaves everything as it was in the version before.
    content: toJson(after ?? before),
  }
  const { id, recordedAt, recordedBy, withdrawn } = observation
  const version = withdrawn ? row.version - 1 : row.version
  const stored = {
    id,
    metricId: row.metric_id,
    recordedAt,
    recordedBy,
    reason: row.reason,
    withdrawn,
    late: observation.late,
    content: toLedgerEntry({ ...observation, version }),
  }
  if (row.import_id !== null) return 'the observation stored for it says it was imported'
  return PARTS.find(([part]) => canonicalJson(said[part]) !== canonicalJson(stored[part]))?.[1]
}

const PARTS = [
  ['id', 'another observation is stored in its place'],
  ['metricId', 'the observation is stored under another metric'],
  ['recordedAt', 'the observation is stored with another moment of recording'],
  ['recordedBy', 'the observation is stored as recorded by somebody else'],
  ['reason', 'the observation is stored with another reason'],
  ['withdrawn', 'whether it was withdrawn is stored otherwise'],
  ['late', 'whether it changed a closed cycle is stored otherwise'],
  ['content', 'the observation is stored with other content than was recorded'],
] as const

/** A version that is replaced by nothing, or by another than the next: so one could be hidden. */
async function findMissuperseded(db: Db): Promise<ObservationFault | undefined> {
  const row = await db
    .selectFrom('observation as own')
    .leftJoin('observation as next', (join) =>
      join
        .onRef('next.id', '=', 'own.id')
        .on((eb) => eb('next.version', '=', eb('own.version', '+', eb.lit(1))))
        .on((eb) => eb('next.tx', '<>', unseen())),
    )
    .select(['own.id', 'own.tx'])
    .where('own.tx', '<>', unseen())
    .where((eb) =>
      eb(
        eb.fn.coalesce('own.superseded_tx', eb.lit(0)),
        '<>',
        eb.fn.coalesce('next.tx', eb.lit(0)),
      ),
    )
    .orderBy('own.tx')
    .orderBy('own.id')
    .limit(1)
    .executeTakeFirst()
  const why = 'when the observation was replaced is stored otherwise than its next version says'
  return row && { number: row.tx, observationId: row.id, why }
}

function readEntries(db: Db, after: number): Promise<LedgerTable[]> {
  return db
    .selectFrom('ledger')
    .selectAll()
    .where('entity', 'in', ['observation', 'import'])
    .where('tx', '>', after)
    .orderBy('tx')
    .limit(ENTRIES_A_PAGE)
    .execute()
}

/** The versions of a page's entries, and strays between them. What an import brought is not read here. */
function readRows(
  db: Db,
  entries: readonly LedgerTable[],
  { after, upTo }: { after: number; upTo: number | undefined },
): Promise<ObservationRow[]> {
  const imports = entries.filter(({ entity }) => entity === 'import').map(({ tx }) => tx)
  let query = db.selectFrom('observation').selectAll().where('tx', '>', after).orderBy('tx')
  if (upTo !== undefined) query = query.where('tx', '<=', upTo)
  if (imports.length > 0) query = query.where('tx', 'not in', imports)
  return query.execute()
}
