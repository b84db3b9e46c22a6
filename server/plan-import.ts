/** HTTP for reading a plan from its report's text. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { storePlan } from '../db/plan-import.ts'
import { decodePlanBytes } from '../domain/plan-text/decode.ts'
import { readPlanText } from '../domain/plan-text/read.ts'
import type { PlanRefusal } from '../domain/plan-text/reading.ts'
import type { Deps, Env } from './context.ts'
import { createRouter } from './context.ts'
import type { PlanPlace } from './plan-import-place.ts'
import { findPlace } from './plan-import-place.ts'
import { PlanImport, toBody } from './plan-import-schemas.ts'
import { ADD_REFUSALS, invalid, planExists } from './plan-refusals.ts'
import { refusal, refuse } from './problem.ts'
import { Id, Year } from './schemas.ts'
import { write } from './write.ts'

const NOT_A_PLAN = 'not_a_department_plan'
const TYPES = new Set(['text/plain', 'application/octet-stream'])

const text = z.string().openapi({ description: 'The text of the report, at most 4 MB.' })
const bytes = z.string().openapi({ format: 'binary', description: 'The same, as a saved file.' })
const one = { content: { 'application/json': { schema: PlanImport } } }

const importRoute = createRoute({
  method: 'post',
  path: '/plans/import',
  summary: "Read a plan from its report's text, and store it unless it is a dry run",
  description:
    'UTF-8, UTF-16 and Windows-1252 are told apart. Nothing is stored on a dry run or on any refusal.',
  request: {
    query: z.strictObject({
      year: Year.optional().openapi({ description: 'Wins over the printed year.' }),
      department: Id.optional().openapi({
        description: 'Its id; without it the printed name is looked for.',
      }),
      dryRun: z.enum(['', '1', 'true', '0', 'false']).optional().openapi({
        description: 'Whether only to read. The year and the department need not be there then.',
      }),
      plan: z.coerce.number().int().min(1).max(10_000).optional().openapi({
        description: 'Which one to read when the text holds several; 1 is the first.',
      }),
    }),
    body: {
      required: true,
      content: { 'text/plain': { schema: text }, 'application/octet-stream': { schema: bytes } },
    },
  },
  responses: {
    200: { description: 'Read; nothing was stored.', ...one },
    201: { description: 'Read and stored.', ...one },
    ...ADD_REFUSALS,
    413: refusal('The text is too large.'),
    415: refusal('Neither text nor bytes.'),
  },
})

export function planImportRoutes(deps: Deps) {
  return createRouter().openapi(importRoute, async (c) => {
    const { year, department, dryRun = 'false', plan } = c.req.valid('query')
    if (!isText(c.req.header('content-type'))) return notText(c)
    const sent = decodePlanBytes(new Uint8Array(await c.req.arrayBuffer()))
    const read = readPlanText(sent.text, { ...(plan !== undefined && { plan }) })
    if (!read.ok) return notRead(c, read.error)
    const answer = (place: PlanPlace, planId: string | null) =>
      toBody(read.value, sent, place, planId)
    const isDryRun = dryRun !== '0' && dryRun !== 'false'
    if (isDryRun) {
      return c.json(answer(await findPlace(deps.db, read.value, { year, department }), null), 200)
    }
    return write(c, deps, async (change) => {
      const place = await findPlace(change.tx, read.value, { year, department })
      const { schoolYear, departmentId, existing, errors } = place
      if (existing) return planExists(c, existing)
      if (!schoolYear || !departmentId || errors.length > 0) {
        return invalid(c, 'The plan has no place to go to.', errors)
      }
      const target = { departmentId, schoolYear, sourceText: storable(sent.text) }
      const stored = await storePlan(change, read.value.plan, target)
      if (typeof stored === 'string') throw new Error(`a plan appeared in a transaction: ${stored}`)
      c.header('location', `/api/v1/plans/${stored.id}`)
      return c.json(answer(place, stored.id), 201)
    })
  })
}

function isText(type: string | undefined): boolean {
  return type === undefined || TYPES.has(type.split(';', 1).join().trim().toLowerCase())
}

function notText(c: Context<Env>) {
  return refuse(c, 415, 'The body is neither text nor bytes.', {
    detail:
      'Send the text of the report as text/plain, or the saved file as application/octet-stream.',
    code: 'media_type',
  })
}

function notRead(c: Context<Env>, { code, message, plans = [] }: PlanRefusal) {
  const found = plans.map(({ number, departmentName, firstLine, lastLine }) => ({
    path: 'plan',
    line: firstLine,
    message: `${number}: ${departmentName ?? 'no name'}, lines ${firstLine} to ${lastLine}`,
    code,
  }))
  const own = { path: 'body', message, code }
  // A plan of another family is no department plan either, and callers ask for that code.
  const isOther = code === 'unsupported_plan_family'
  const errors = isOther ? [{ ...own, code: NOT_A_PLAN }, own] : [own]
  return refuse(c, 422, 'The text cannot be read as a department plan.', {
    detail: message,
    errors: found.length > 0 ? found : errors,
    code: isOther ? NOT_A_PLAN : code,
  })
}

/** PostgreSQL holds no zero character. */
function storable(source: string): string {
  return source.replaceAll('\u0000', ' ')
}
