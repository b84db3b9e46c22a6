/** HTTP for the log of changes: reading it, checking that nobody bent it, and taking it away. */

import { createRoute, z } from '@hono/zod-openapi'

import type { AuditFilter } from '../db/audit.ts'
import { auditRows, listAudit, listAuditChoices } from '../db/audit.ts'
import type { NameOf } from '../db/author-names.ts'
import { findDistrict } from '../db/settings.ts'
import type { Db } from '../db/tables.ts'
import { verifyRecord } from '../db/verify-record.ts'
import type { CalendarDate } from '../domain/calendar.ts'
import { daysAfter } from '../domain/calendar.ts'
import { AUDIT_COLUMNS } from '../domain/csv-shapes.ts'
import { startOf } from './clock.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { Bom, csv, sendCsv } from './csv-stream.ts'
import { pageOf, pageQuery } from './page.ts'
import { COSTLY_REFUSALS, REFUSALS, refuse } from './problem.ts'
import { Day, Id } from './schemas.ts'

const filters = {
  actor: Id.optional().openapi({ description: 'Who: a person’s id or a key’s name, whole.' }),
  action: Id.optional().openapi({ example: 'observation.correct' }),
  entity: Id.optional().openapi({ example: 'observation', description: 'What kind of thing.' }),
  entityId: Id.optional().openapi({ description: 'Which one.' }),
  metric: Id.optional().openapi({ description: 'Everything about this metric.' }),
  department: Id.optional().openapi({ description: 'Everything of this department’s.' }),
  from: Day.optional().openapi({ description: 'From this day of the district’s on.' }),
  to: Day.optional().openapi({ description: 'Up to this day of the district’s, inclusive.' }),
}

const Named = z.object({ id: z.string(), name: z.string() }).nullable()
const State = z.record(z.string(), z.unknown()).nullable()

const Entry = z
  .object({
    number: z.int().openapi({ description: 'Without gaps, in the order things became known.' }),
    at: z.string(),
    actor: z.string().openapi({ description: 'A person’s id or a key’s name, as hashed.' }),
    actorName: z.string().openapi({ description: 'What they are called today.' }),
    action: z.string(),
    entity: z.string(),
    entityId: z.string(),
    before: State.openapi({ description: 'The whole of it; null when it is new.' }),
    after: State.openapi({ description: 'The whole of it; null when it is gone.' }),
    reason: z.string().nullable(),
    metric: Named,
    department: Named,
    site: Named,
    request: z
      .object({ id: z.string(), from: z.string().nullable() })
      .nullable()
      .openapi({ description: 'Its id, and loopback, private or public; never the address.' }),
    payload: z.string().openapi({ description: 'Canonical JSON, as stored and hashed.' }),
    prev: z.string().openapi({ description: 'The hash of the entry before.' }),
    hash: z.string().openapi({
      description:
        'SHA-256 of prev, a line feed, and the canonical JSON (RFC 8785) of action, actor, at, entity, entityId, payload as text, and tx, which is the number.',
    }),
  })
  .openapi('AuditEntry')

const Verdict = z
  .object({
    ok: z.boolean(),
    events: z.int().openapi({ description: 'Entries that hold, from the first on.' }),
    head: z.string().nullable().openapi({ description: 'The last hash; null when broken.' }),
    brokenAt: z
      .int()
      .nullable()
      .openapi({ description: 'The first entry that does not hold, or is not what is stored.' }),
    why: z.string().nullable().openapi({ description: 'What does not hold, as a sentence.' }),
    next: z.string().nullable().openapi({ description: 'What to do about it.' }),
    part: z.enum(['log', 'observation', 'state', 'packet', 'roll_up']).nullable(),
    entry: z
      .object({
        at: z.string(),
        actor: z.string(),
        actorName: z.string(),
        action: z.string(),
        entity: z.string(),
        entityId: z.string(),
      })
      .nullable()
      .openapi({ description: 'The broken entry as it reads now; null when it is gone.' }),
    versions: z.int().openapi({ description: 'Versions of observations held against the log.' }),
    counted: z.int().openapi({ description: 'Those of older imports, which were only counted.' }),
    states: z.int().openapi({
      description:
        'Plans, metrics, settings, people and streams held against the entry that last told of them.',
    }),
    fedCounted: z.int().openapi({
      description:
        'Observations of older answers of streams, whose entries do not say what they fed; only counted.',
    }),
    packets: z
      .int()
      .openapi({ description: 'Sealed packets held against the log and the record.' }),
    rollUps: z.int().openapi({ description: 'Totals that were made again and compared.' }),
    checkedAt: z.string(),
  })
  .openapi('AuditVerdict')

const listRoute = createRoute({
  method: 'get',
  path: '/audit',
  summary: 'List who changed what, the newest first',
  request: {
    query: z.strictObject({
      ...filters,
      ...pageQuery,
      cursor: z
        .string()
        .regex(/^[1-9]\d{0,14}$/, 'Send the nextCursor of the page before.')
        .optional(),
    }),
  },
  responses: {
    200: { description: 'A page.', content: { 'application/json': { schema: pageOf(Entry) } } },
    ...REFUSALS,
  },
})

const choicesRoute = createRoute({
  method: 'get',
  path: '/audit/choices',
  summary: 'List who is in the log and what was done',
  request: { query: z.strictObject({}) },
  responses: {
    200: {
      description: 'What the filters can be.',
      content: {
        'application/json': {
          schema: z.object({
            actors: z.array(z.object({ actor: z.string(), name: z.string() })),
            actions: z.array(z.string()),
            metrics: z.array(
              z.object({ id: z.string(), name: z.string(), departmentId: z.string() }),
            ),
          }),
        },
      },
    },
    ...REFUSALS,
  },
})

const verifyRoute = createRoute({
  method: 'get',
  path: '/audit/verify',
  summary: 'Recompute the log, hold everything stored against it, and compare an anchor',
  description: 'An anchor is an earlier number and hash, kept elsewhere. It finds a cut tail.',
  request: {
    query: z.strictObject({
      tx: z.coerce.number().int().min(1).optional(),
      hash: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'Send the 64 digits of the hash.')
        .optional(),
    }),
  },
  responses: {
    200: { description: 'The verdict.', content: { 'application/json': { schema: Verdict } } },
    ...COSTLY_REFUSALS,
  },
})

const exportRoute = createRoute({
  method: 'get',
  path: '/export/audit.csv',
  summary: 'Export the log as CSV, without the numbers it was about',
  request: { query: z.strictObject({ ...filters, bom: Bom }) },
  responses: { 200: csv, ...COSTLY_REFUSALS },
})

export function auditRoutes({ db, clock }: Deps) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { limit, cursor, ...asked } = c.req.valid('query')
      const filter = await filterOf(db, asked)
      const page = { limit, cursor: cursor === undefined ? undefined : Number(cursor) }
      const { items, nextCursor } = await listAudit(db, filter, page)
      return c.json({ items: items.map((entry) => named(entry, c.var.nameOf)), nextCursor }, 200)
    })
    .openapi(choicesRoute, async (c) => {
      const { actors, actions, metrics } = await listAuditChoices(db)
      const known = actors.map((actor) => ({ actor, name: c.var.nameOf(actor) }))
      return c.json({ actors: known, actions, metrics }, 200)
    })
    .openapi(verifyRoute, async (c) => {
      const { tx, hash } = c.req.valid('query')
      if ((tx === undefined) !== (hash === undefined)) {
        return refuse(c, 400, 'An anchor is a number and its hash.', {
          detail: 'Send both tx and hash, or neither.',
          code: 'malformed',
        })
      }
      const anchor = tx === undefined || hash === undefined ? undefined : { tx, hash }
      const { fault, rollUps, ...verdict } = await verifyRecord(db, anchor)
      return c.json(
        {
          ...verdict,
          brokenAt: fault?.number ?? null,
          why: fault?.why ?? null,
          next: fault?.next ?? null,
          part: fault?.part ?? null,
          entry: fault?.entry ? named(fault.entry, c.var.nameOf) : null,
          rollUps: rollUps.cells,
          checkedAt: clock.now().toISOString(),
        },
        200,
      )
    })
    .openapi(exportRoute, async (c) => {
      const { bom, ...asked } = c.req.valid('query')
      const rows = auditRows(db, await filterOf(db, asked))
      return sendCsv(c, 'audit.csv', bom, AUDIT_COLUMNS, rows)
    })
}

function named<E extends { actor: string }>(entry: E, nameOf: NameOf): E & { actorName: string } {
  return { ...entry, actorName: nameOf(entry.actor) }
}

type Asked = Omit<AuditFilter, 'from' | 'before' | 'metricId' | 'departmentId'> & {
  metric?: string | undefined
  department?: string | undefined
  from?: CalendarDate | undefined
  to?: CalendarDate | undefined
}

async function filterOf(
  db: Db,
  { from, to, metric, department, ...same }: Asked,
): Promise<AuditFilter> {
  const district = await findDistrict(db)
  const zone = district?.timeZone ?? 'UTC'
  return {
    ...same,
    metricId: metric,
    departmentId: department,
    from: from && startOf(zone, from).toISOString(),
    before: to && startOf(zone, daysAfter(to, 1)).toISOString(),
  }
}
