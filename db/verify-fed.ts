/** Whether what is stored of which observation came from which answer is what the log says. */

import { setImmediate } from 'node:timers/promises'

import { textsIn } from './audit-payload.ts'
import type { FedObservationTable } from './stream-tables.ts'
import type { Db } from './tables.ts'

export interface FedVerdict {
  /** How many were compared with the entry that says them. */
  compared: number
  /** Those of older entries, which do not say what their answer fed. */
  counted: number
  faults: FedFault[]
}

export interface FedFault {
  /** Null where no entry tells of it. */
  number: number | null
  why: string
}

/** What the entries of answers say. */
interface Told {
  /** By number. */
  entries: Map<number, { answerId: string; says: boolean }>
  /** The first entry that says it, by `nameOf`. */
  fed: Map<string, number>
}

const A_PAGE = 500

/** Compares every note of what an answer fed with the entry that says so; finds notes missing and added. */
export async function verifyFed(db: Db): Promise<FedVerdict> {
  const told = await readTold(db)
  const missing = new Map(told.fed)
  const verdict: FedVerdict = { compared: 0, counted: 0, faults: [] }
  for await (const rows of storedFed(db)) {
    for (const row of rows) {
      const fault = faultOf(row, told)
      if (fault) verdict.faults.push(fault)
      if (missing.delete(nameOf(row.observation_id, row.answer_id))) verdict.compared += 1
      else if (!fault) verdict.counted += 1
    }
  }
  for (const [name, number] of missing) {
    verdict.faults.push({ number, why: `That ${name} is no longer stored` })
  }
  return verdict
}

function faultOf(row: FedObservationTable, { entries, fed }: Told): FedFault | undefined {
  const name = nameOf(row.observation_id, row.answer_id)
  const entry = entries.get(row.tx)
  const number = fed.get(name)
  const isOfAnswer = entry?.answerId === row.answer_id
  // What an older entry did not say may be said by a correction after it.
  const holds = entry?.says ? number === row.tx : number === undefined || number > row.tx
  if (isOfAnswer && holds) return undefined
  return number === undefined
    ? { number: null, why: `That ${name} is stored, and no entry tells of it` }
    : { number, why: `That ${name} is stored with another “tx”` }
}

async function readTold(db: Db): Promise<Told> {
  const told: Told = { entries: new Map(), fed: new Map() }
  let after = 0
  for (;;) {
    const page = await db
      .selectFrom('ledger')
      .select(['tx', 'entity_id', 'payload'])
      .where('entity', '=', 'stream_answer')
      .where('tx', '>', after)
      .orderBy('tx')
      .limit(A_PAGE)
      .execute()
    for (const { tx, entity_id: answerId, payload } of page) {
      const { fed }: { fed?: unknown } = Object(JSON.parse(payload))
      told.entries.set(tx, { answerId, says: fed !== undefined })
      for (const id of textsIn(fed)) {
        const name = nameOf(id, answerId)
        if (!told.fed.has(name)) told.fed.set(name, tx)
      }
    }
    after = page.at(-1)?.tx ?? after
    if (page.length < A_PAGE) return told
    await setImmediate()
  }
}

async function* storedFed(db: Db): AsyncGenerator<FedObservationTable[]> {
  let after = { observation_id: '', answer_id: '' }
  for (;;) {
    const page = await db
      .selectFrom('fed_observation')
      .selectAll()
      .where((eb) =>
        eb.or([
          eb('observation_id', '>', after.observation_id),
          eb.and([
            eb('observation_id', '=', after.observation_id),
            eb('answer_id', '>', after.answer_id),
          ]),
        ]),
      )
      .orderBy('observation_id')
      .orderBy('answer_id')
      .limit(A_PAGE)
      .execute()
    yield page
    after = page.at(-1) ?? after
    if (page.length < A_PAGE) return
    await setImmediate()
  }
}

function nameOf(observationId: string, answerId: string): string {
  return `observation ${observationId} came from answer ${answerId}`
}
