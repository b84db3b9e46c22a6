/** Reading the log: who changed what, when and why, the newest first. */

import type { AuditCells } from '../domain/csv-shapes.ts'
import type { State } from './audit-payload.ts'
import { readPayload, textIn } from './audit-payload.ts'
import { ofDepartment, ofMetric } from './audit-scope.ts'
import { byName } from './name-order.ts'
import type { Db, Instant, LedgerTable } from './tables.ts'

export interface AuditFilter {
  actor?: string | undefined
  /** `observation.correct`. */
  action?: string | undefined
  /** `observation`: what was changed. */
  entity?: string | undefined
  entityId?: string | undefined
  /** Whatever was done to a metric: its plan text, its measure, its observations, its targets. */
  metricId?: string | undefined
  /** Whatever was done in a department, its plans and its metrics. */
  departmentId?: string | undefined
  /** From this moment on. */
  from?: Instant | undefined
  /** Before this moment. */
  before?: Instant | undefined
}

/** What an entry is about, under its name of today. */
export interface Named {
  id: string
  name: string
}

export interface AuditEntry {
  number: number
  at: Instant
  actor: string
  action: string
  entity: string
  entityId: string
  /** The whole of it as it was; null for what is new. */
  before: State | null
  /** The whole of it as it is; null for what is gone. */
  after: State | null
  reason: string | null
  metric: Named | null
  department: Named | null
  site: Named | null
  /** The request it came with; null for the command line, and before this was kept. */
  request: { id: string; from: string | null } | null
  /** What is hashed of it, as it is stored. */
  payload: string
  prev: string
  hash: string
}

const ROWS_A_PAGE = 500

/** What has the id of its metric. */
const METRIC_ENTITIES: ReadonlySet<string> = new Set(['metric', 'status_grid', 'recipe'])

/** A page of the log, the newest entry first. The cursor is the last entry's number. */
export async function listAudit(
  db: Db,
  filter: AuditFilter,
  { limit, cursor }: { limit: number; cursor?: number | undefined },
): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  const rows = await readPage(db, filter, limit + 1, cursor)
  const kept = rows.slice(0, limit)
  const names = await readNames(db)
  const last = kept.at(-1)
  return {
    items: kept.map((row) => toEntry(row, names)),
    nextCursor: rows.length > limit && last ? String(last.tx) : null,
  }
}

/** Who has ever changed something, what kinds of change there were, and which metrics there are. */
export async function listAuditChoices(
  db: Db,
): Promise<{ actors: string[]; actions: string[]; metrics: (Named & { departmentId: string })[] }> {
  const actors = await db.selectFrom('ledger').select('actor').distinct().orderBy('actor').execute()
  const actions = await db
    .selectFrom('ledger')
    .select('action')
    .distinct()
    .orderBy('action')
    .execute()
  const names = await readNames(db)
  return {
    actors: actors.map(({ actor }) => actor),
    actions: actions.map(({ action }) => action),
    metrics: Array.from(names.metrics.values()).toSorted(byName),
  }
}

/**
 * The log as rows of CSV, the newest first. What it was and is stays behind: a file
 * travels, and small groups are among the numbers. So do the hashes, from which they could be tried.
 */
export async function* auditRows(db: Db, filter: AuditFilter): AsyncGenerator<AuditCells[]> {
  const names = await readNames(db)
  let cursor: number | undefined
  for (;;) {
    const rows = await readPage(db, filter, ROWS_A_PAGE, cursor)
    if (rows.length > 0) yield rows.map((row) => toCells(toEntry(row, names)))
    cursor = rows.at(-1)?.tx
    if (cursor === undefined || rows.length < ROWS_A_PAGE) return
  }
}

function readPage(
  db: Db,
  { actor, action, entity, entityId, metricId, departmentId, from, before }: AuditFilter,
  limit: number,
  cursor: number | undefined,
): Promise<LedgerTable[]> {
  let query = db.selectFrom('ledger').selectAll().orderBy('tx', 'desc').limit(limit)
  if (cursor !== undefined) query = query.where('tx', '<', cursor)
  if (actor !== undefined) query = query.where('actor', '=', actor)
  if (action !== undefined) query = query.where('action', '=', action)
  if (entity !== undefined) query = query.where('entity', '=', entity)
  if (entityId !== undefined) query = query.where('entity_id', '=', entityId)
  if (metricId !== undefined) query = query.where(ofMetric(db, metricId))
  if (departmentId !== undefined) query = query.where(ofDepartment(db, departmentId))
  if (from !== undefined) query = query.where('at', '>=', from)
  if (before !== undefined) query = query.where('at', '<', before)
  return query.execute()
}

interface Names {
  metrics: ReadonlyMap<string, { id: string; name: string; departmentId: string }>
  /** Department by plan. */
  plans: ReadonlyMap<string, string>
  departments: ReadonlyMap<string, string>
  sites: ReadonlyMap<string, string>
}

async function readNames(db: Db): Promise<Names> {
  const metrics = await db
    .selectFrom('metric')
    .select(['id', 'title', 'text', 'department_id'])
    .execute()
  const plans = await db.selectFrom('plan').select(['id', 'department_id']).execute()
  const departments = await db.selectFrom('department').select(['id', 'name']).execute()
  const sites = await db.selectFrom('site').select(['id', 'name']).execute()
  return {
    metrics: new Map(
      metrics.map(({ id, title, text, department_id: departmentId }) => [
        id,
        { id, name: title || text, departmentId },
      ]),
    ),
    plans: new Map(plans.map(({ id, department_id: departmentId }) => [id, departmentId])),
    departments: new Map(departments.map(({ id, name }) => [id, name])),
    sites: new Map(sites.map(({ id, name }) => [id, name])),
  }
}

function toEntry(row: LedgerTable, names: Names): AuditEntry {
  const payload = readPayload(row.payload)
  const state = payload.after ?? payload.before ?? {}
  const metricId = METRIC_ENTITIES.has(row.entity)
    ? row.entity_id
    : (payload.metricId ?? idIn(state, 'metricId'))
  const metric = metricId === null ? undefined : names.metrics.get(metricId)
  const planId = idIn(state, 'planId')
  const departmentId =
    metric?.departmentId ??
    idIn(state, 'departmentId') ??
    (planId === null ? null : (names.plans.get(planId) ?? null))
  const siteId = idIn(state, 'siteId')
  return {
    number: row.tx,
    at: row.at,
    actor: row.actor,
    action: row.action,
    entity: row.entity,
    entityId: row.entity_id,
    before: payload.before,
    after: payload.after,
    reason: payload.reason,
    metric: metric ? { id: metric.id, name: metric.name } : null,
    department: named(departmentId, names.departments),
    site: named(siteId, names.sites),
    request: payload.request,
    payload: row.payload,
    prev: row.prev,
    hash: row.hash,
  }
}

function toCells(entry: AuditEntry): AuditCells {
  return {
    number: entry.number,
    at: entry.at,
    actor: entry.actor,
    action: entry.action,
    entity: entry.entity,
    entity_id: entry.entityId,
    metric_id: entry.metric?.id ?? null,
    metric: entry.metric?.name ?? null,
    department: entry.department?.name ?? null,
    reason: entry.reason,
    came_from: entry.request?.from ?? null,
  }
}

function idIn(state: State, key: string): string | null {
  return textIn(state[key])
}

function named(id: string | null, names: ReadonlyMap<string, string>): Named | null {
  const name = id === null ? undefined : names.get(id)
  return id === null || name === undefined ? null : { id, name }
}
