/** What the log says that plans, metrics, settings, people, streams, reflections, decisions and meetings are: every entry applied in its turn. */

import { setImmediate } from 'node:timers/promises'

import { isBoundRole, PERSON_ROLES } from '../domain/access.ts'
import type { State } from './audit-payload.ts'
import { objectsIn, readPayload, textIn, textsIn } from './audit-payload.ts'
import { FEEDING } from './fed-observations.ts'
import type { Db, LedgerTable } from './tables.ts'
import { toldAnswer } from './told-answers.ts'

/** A thing as the log last told of it. */
export interface ToldState {
  entity: string
  id: string
  /** The entry that told of it last. */
  number: number
  state: State
}

/** By `nameOfState`. */
export type ToldStates = Map<string, ToldState>

type Entry = Pick<
  LedgerTable,
  'tx' | 'at' | 'actor' | 'action' | 'entity' | 'entity_id' | 'payload'
>

const ENTRIES_A_PAGE = 500

const ENTITIES = [
  'district',
  'school_year',
  'cycle',
  'division',
  'department',
  'site',
  'plan',
  'chain',
  'priority',
  'action',
  'metric',
  'status_grid',
  'deviation',
  'dated_event',
  'person',
  'api_key',
  'reflection',
  'decision',
  'meeting',
  'meeting_minutes',
  'meeting_feedback',
  'stream',
  'stream_cut',
  'stream_answer',
]

/** What is never overwritten: one version comes after another. */
const VERSIONED = new Set([
  'reflection',
  'decision',
  'meeting',
  'meeting_minutes',
  'meeting_feedback',
])

/** What one version of a thing is called among others. */
export function nameOfVersion(id: string, version: number): string {
  return `${id}, version ${version},`
}

/** What one thing is called among others. */
export function nameOfState({ entity, id }: Pick<ToldState, 'entity' | 'id'>): string {
  return `${entity} ${id}`
}

/** Everything that there is by the log, observations left out. */
export async function readToldStates(db: Db): Promise<ToldStates> {
  const told: ToldStates = new Map()
  let after = 0
  for (;;) {
    const entries = await readEntries(db, after)
    for (const entry of entries) apply(told, entry)
    const last = entries.at(-1)?.tx
    if (last === undefined || entries.length < ENTRIES_A_PAGE) return told
    after = last
    await setImmediate()
  }
}

function readEntries(db: Db, after: number): Promise<Entry[]> {
  return db
    .selectFrom('ledger')
    .select(['tx', 'at', 'actor', 'action', 'entity', 'entity_id', 'payload'])
    .where('entity', 'in', ENTITIES)
    .where('tx', '>', after)
    .orderBy('tx')
    .limit(ENTRIES_A_PAGE)
    .execute()
}

function apply(told: ToldStates, entry: Entry): void {
  const { action, entity, entity_id: id, tx: number } = entry
  const { before, after } = readPayload(entry.payload)
  const own = { entity, id, number }
  if (action === 'person.close' || action === 'person.reopen') {
    tellPerson(told, own, { closedAt: action === 'person.close' ? entry.at : null })
  } else if (action === 'person.erase') {
    tellPerson(told, own, { erasedAt: entry.at })
  } else if (entity === 'stream_answer') {
    if (action !== FEEDING) tellAnswer(told, entry)
  } else if (!after) {
    if (before) forget(told, entity, id)
  } else if (action === 'plan.import') {
    tellImported(told, own, after)
  } else if (entity === 'school_year') {
    tellYear(told, own, after)
  } else if (entity === 'person') {
    tellPerson(told, own, after)
  } else if (action === 'reflection.acknowledge') {
    tell(told, {
      entity: 'reflection_reading',
      id: String(number),
      number,
      state: { ...after, id },
    })
  } else if (VERSIONED.has(entity)) {
    tellVersion(told, own, after)
  } else {
    tell(told, { ...own, state: after })
    for (const cycle of objectsIn(after.neighbours)) tellPart(told, number, 'cycle', cycle)
  }
}

/** Every version stays stored, and says which entry wrote the next. */
function tellVersion(told: ToldStates, own: Omit<ToldState, 'state'>, state: State): void {
  const { entity, id, number } = own
  const version = Number(state.version)
  const before = told.get(nameOfState({ entity, id: nameOfVersion(id, version - 1) }))
  if (before) before.state = { ...before.state, supersededTx: number }
  const versionState = { ...state, tx: number, supersededTx: null }
  tell(told, { entity, id: nameOfVersion(id, version), number, state: versionState })
}

/** The same of an answer, which says which one it replaces. */
function tellAnswer(told: ToldStates, entry: Entry): void {
  const { id, replaces, state } = toldAnswer(entry)
  const { entity, tx: number } = entry
  const before = replaces === null ? undefined : told.get(nameOfState({ entity, id: replaces }))
  if (before) before.state = { ...before.state, supersededTx: number }
  tell(told, { entity, id, number, state })
}

function tell(told: ToldStates, thing: ToldState): void {
  told.set(nameOfState(thing), thing)
}

function tellPart(told: ToldStates, number: number, entity: string, state: State): void {
  tell(told, { entity, id: textIn(state.id) ?? '', number, state })
}

/** Cycles come and go with their school year. */
function tellYear(told: ToldStates, own: Omit<ToldState, 'state'>, state: State): void {
  const { cycles, ...year } = state
  forgetWhere(told, 'cycle', 'schoolYear', own.id)
  tell(told, { ...own, state: year })
  for (const cycle of objectsIn(cycles)) tellPart(told, own.number, 'cycle', cycle)
}

/** The log has a person's role and departments, and says when an account was closed or erased. */
function tellPerson(told: ToldStates, own: Omit<ToldState, 'state'>, state: State): void {
  const before = told.get(nameOfState(own))?.state ?? { closedAt: null, erasedAt: null }
  const after = { ...before, ...state }
  tell(told, { ...own, state: { ...after, departments: heldIn(after) } })
}

function heldIn({ role, departments }: State): unknown {
  const known = PERSON_ROLES.find((one) => one === role)
  if (known && !isBoundRole(known)) return 'all'
  return textsIn(departments).toSorted()
}

/** An import tells of a whole plan in one entry; what the plan had before is gone. */
function tellImported(told: ToldStates, own: Omit<ToldState, 'state'>, state: State): void {
  const { number } = own
  const { chains, priorities, ...cover } = state
  for (const entity of ['chain', 'priority', 'action', 'metric']) {
    forgetWhere(told, entity, 'planId', own.id)
  }
  tell(told, { ...own, state: cover })
  for (const chain of objectsIn(chains)) tellPart(told, number, 'chain', chain)
  for (const { actions, ...priority } of objectsIn(priorities)) {
    tellPart(told, number, 'priority', priority)
    for (const { metrics, ...action } of objectsIn(actions)) {
      tellPart(told, number, 'action', action)
      for (const metric of objectsIn(metrics)) tellPart(told, number, 'metric', asStored(metric))
    }
  }
}

// A plan is told with what follows from elsewhere: the code, and the district's floor.
function asStored({ code: _code, coverageFloor: _floor, ...metric }: State): State {
  return metric
}

/** Takes a thing away, with everything that goes with it. */
function forget(told: ToldStates, entity: string, id: string): void {
  told.delete(nameOfState({ entity, id }))
  if (entity === 'priority') forgetWhere(told, 'action', 'priorityId', id)
  if (entity === 'action') forgetWhere(told, 'metric', 'actionId', id)
  if (entity !== 'metric') return
  forget(told, 'status_grid', id)
  forget(told, 'stream_cut', id)
  forgetWhere(told, 'dated_event', 'metricId', id)
}

function forgetWhere(told: ToldStates, entity: string, key: string, value: string): void {
  for (const one of told.values()) {
    if (one.entity === entity && one.state[key] === value) forget(told, entity, one.id)
  }
}
