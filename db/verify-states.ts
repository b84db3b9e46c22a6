/** Whether plans, metrics, settings, people, streams, reflections, decisions and meetings are what the log last said of each. */

import { canonicalJson } from '../domain/canonical-json.ts'
import { toJson } from './changes.ts'
import type { StoredState } from './stored-states.ts'
import { storedStates } from './stored-states.ts'
import type { Db } from './tables.ts'
import type { ToldState } from './told-states.ts'
import { nameOfState, readToldStates } from './told-states.ts'
import { verifyFed } from './verify-fed.ts'

export interface StateVerdict {
  /** How many things were compared. */
  states: number
  /** Observations that came from an answer of a stream, which its older entry does not say. */
  fedCounted: number
  /** The first that differs, by the number of the entry that last told of it. */
  fault: StateFault | null
}

export interface StateFault {
  /** Null for a thing that no entry tells of. */
  number: number | null
  /** What it is, and what is wrong with it. */
  why: string
}

/** Compares every stored thing with the entry that last told of it; finds things missing and added. */
export async function verifyStates(db: Db): Promise<StateVerdict> {
  const told = await readToldStates(db)
  const faults: StateFault[] = []
  let states = 0
  for await (const some of storedStates(db)) {
    for (const stored of some) {
      const name = nameOfState(stored)
      const fault = faultOf(stored, told.get(name))
      if (fault) faults.push(fault)
      told.delete(name)
      states += 1
    }
  }
  for (const gone of told.values()) {
    faults.push({ number: gone.number, why: `${wordsOf(gone)} is no longer stored` })
  }
  const fed = await verifyFed(db)
  const [fault = null] = [...faults, ...fed.faults].toSorted(byNumber)
  return { states: states + fed.compared, fedCounted: fed.counted, fault }
}

/** Only what both know is compared: entries gain members over time. */
function faultOf(stored: StoredState, told: ToldState | undefined): StateFault | undefined {
  if (!told) return { number: null, why: `${wordsOf(stored)} is stored, and no entry tells of it` }
  const differing = Object.entries(stored.state).find(
    ([key, value]) =>
      Object.hasOwn(told.state, key) && textOf(key, value) !== textOf(key, told.state[key]),
  )
  if (!differing) return undefined
  return {
    number: told.number,
    why: `${wordsOf(stored)} is stored with another “${differing[0]}”`,
  }
}

function textOf(key: string, value: unknown): string {
  return canonicalJson(toJson(key === 'sections' ? withoutEmpty(value) : value))
}

/** A section of no text is told of, and leaves no trace where it is stored. */
function withoutEmpty(sections: unknown): unknown {
  if (typeof sections !== 'object' || sections === null) return sections
  const kept = Object.entries(sections).filter(
    ([, texts]) => !Array.isArray(texts) || texts.length > 0,
  )
  return Object.fromEntries(kept)
}

/** `The metric 0190…` */
function wordsOf({ entity, id }: Pick<StoredState, 'entity' | 'id'>): string {
  return entity === id ? `The ${entity}` : `The ${entity.replaceAll('_', ' ')} ${id}`
}

function byNumber(a: StateFault, b: StateFault): number {
  return (a.number ?? Infinity) - (b.number ?? Infinity)
}
