/** HTTP for school years and their monitoring cycles. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { findCycle, listCycles, updateCycle } from '../db/cycles.ts'
import { listReopenings } from '../db/reopenings.ts'
import {
  findSchoolYear,
  insertSchoolYear,
  listSchoolYears,
  replaceCycles,
} from '../db/school-years.ts'
import type { CycleProblem } from '../domain/cycle.ts'
import { checkCycles } from '../domain/cycle.ts'
import { momentOf } from './as-of.ts'
import type { Deps, Env } from './context.ts'
import { createRouter } from './context.ts'
import { CycleBody, reopeningsOf, toCycleBody } from './cycle-schemas.ts'
import { IfMatch, etagOf } from './etag.ts'
import { pageOf, pageQuery, slice } from './page.ts'
import { REFUSALS, refusal, refuse } from './problem.ts'
import { absent, outdated, requireVersion } from './respond.ts'
import { AsOf, Day, IdPath, Year, text } from './schemas.ts'
import { write } from './write.ts'

const YearBody = z
  .object({ id: Year, startsOn: Day, endsOn: Day, version: z.int() })
  .openapi('SchoolYear')

const CycleChange = z
  .strictObject({
    name: text(40, 1),
    startsOn: Day,
    endsOn: Day,
    dueOn: Day,
    graceDays: z.int().min(0).max(365),
    meetingOn: Day.nullable(),
  })
  .partial()
  .openapi('CycleChange')

const NewCycleBody = z.strictObject({
  name: text(40, 1),
  startsOn: Day,
  endsOn: Day.openapi({ description: 'Inclusive.' }),
  dueOn: Day,
  graceDays: z.int().min(0).max(365).default(0),
  meetingOn: Day.nullable().default(null),
})

const Cycles = z
  .array(NewCycleBody)
  .max(20)
  .openapi({ description: '2 to 12, in order, covering the year from 1 July to 30 June.' })

const NewYear = z.strictObject({ id: Year, cycles: Cycles.optional() }).openapi('NewYear')
const YearChange = z.strictObject({ cycles: Cycles }).openapi('YearChange')

const YearPath = z.object({ year: Year.openapi({ param: { name: 'year', in: 'path' } }) })

const listYears = createRoute({
  method: 'get',
  path: '/years',
  summary: 'List the school years, oldest first',
  request: { query: z.strictObject({ ...pageQuery, asOf: AsOf }) },
  responses: {
    200: { description: 'Years.', content: { 'application/json': { schema: pageOf(YearBody) } } },
    ...REFUSALS,
  },
})

const addYear = createRoute({
  method: 'post',
  path: '/years',
  summary: 'Add a school year with its cycles: the four fiscal quarters unless others are given',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: NewYear } },
    },
  },
  responses: {
    201: { description: 'Added.', content: { 'application/json': { schema: YearBody } } },
    ...REFUSALS,
    409: refusal('The year is there already.'),
    422: refusal('The cycles do not cover the year, or overlap.'),
  },
})

const changeYear = createRoute({
  method: 'patch',
  path: '/years/{year}',
  summary: 'Give a school year other cycles, before anything is logged in it',
  request: {
    params: YearPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: YearChange } } },
  },
  responses: {
    200: { description: 'Changed.', content: { 'application/json': { schema: YearBody } } },
    ...REFUSALS,
    409: refusal('Something was logged, aimed at, written or decided in the cycles it has.'),
    412: refusal('Not the current version.'),
    422: refusal('The cycles do not cover the year, or overlap.'),
    428: refusal('If-Match is missing.'),
  },
})

const readYear = createRoute({
  method: 'get',
  path: '/years/{year}',
  summary: 'Read a school year',
  request: { params: YearPath, query: z.strictObject({ asOf: AsOf }) },
  responses: {
    200: { description: 'The year.', content: { 'application/json': { schema: YearBody } } },
    ...REFUSALS,
  },
})

const readCycles = createRoute({
  method: 'get',
  path: '/years/{year}/cycles',
  summary: "List a school year's cycles, first to last",
  request: { params: YearPath, query: z.strictObject({ ...pageQuery, asOf: AsOf }) },
  responses: {
    200: { description: 'Cycles.', content: { 'application/json': { schema: pageOf(CycleBody) } } },
    ...REFUSALS,
  },
})

const changeCycle = createRoute({
  method: 'patch',
  path: '/cycles/{id}',
  summary: "Change a cycle's name and dates",
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: CycleChange } } },
  },
  responses: {
    200: { description: 'Changed.', content: { 'application/json': { schema: CycleBody } } },
    ...REFUSALS,
    412: refusal('Not the current version.'),
    422: refusal('The cycles would not cover the year, or overlap.'),
    423: refusal('A closed cycle keeps its days.'),
    428: refusal('If-Match is missing.'),
  },
})

export function yearRoutes(deps: Deps) {
  return createRouter()
    .openapi(listYears, async (c) => {
      const { asOf, ...page } = c.req.valid('query')
      const { db } = await momentOf(c, deps.db, asOf)
      return c.json(slice(await listSchoolYears(db), page), 200)
    })
    .openapi(addYear, async (c) => {
      const { id, cycles } = c.req.valid('json')
      const checked = cycles && checkCycles(cycles, id)
      if (checked && !checked.ok) return doNotFit(c, checked.error)
      return write(c, deps, async (change) => {
        const year = await insertSchoolYear(change, id, cycles && numbered(cycles))
        if (!year) {
          return refuse(c, 409, `The school year ${id} is there already.`, { code: 'duplicate' })
        }
        c.header('etag', etagOf(year.version))
        c.header('location', `/api/v1/years/${year.id}`)
        return c.json(year, 201)
      })
    })
    .openapi(readYear, async (c) => {
      const { db } = await momentOf(c, deps.db, c.req.valid('query').asOf)
      const year = await findSchoolYear(db, c.req.valid('param').year)
      if (!year) return absent(c, 'school year')
      c.header('etag', etagOf(year.version))
      return c.json(year, 200)
    })
    .openapi(changeYear, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      const { cycles } = c.req.valid('json')
      const id = c.req.valid('param').year
      const checked = checkCycles(cycles, id)
      if (!checked.ok) return doNotFit(c, checked.error)
      return write(c, deps, async (change) => {
        const before = await findSchoolYear(change.tx, id)
        if (!before) return absent(c, 'school year')
        const after = await replaceCycles(change, id, numbered(cycles), match.version)
        if (!after) return outdated(c, before)
        if (after === 'in_use') return inUse(c)
        c.header('etag', etagOf(after.version))
        return c.json(after, 200)
      })
    })
    .openapi(readCycles, async (c) => {
      const { asOf, ...asked } = c.req.valid('query')
      const { db, today } = await momentOf(c, deps.db, asOf)
      const year = await findSchoolYear(db, c.req.valid('param').year)
      if (!year) return absent(c, 'school year')
      const cycles = await listCycles(db, year.id)
      const page = slice(cycles, asked)
      const reopenings = await reopeningsOf(db, page.items)
      const items = page.items.map((each) => toCycleBody(each, reopenings, { ...c.var, today }))
      return c.json({ ...page, items }, 200)
    })
    .openapi(changeCycle, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findCycle(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'cycle')
        const after = await updateCycle(change, before.id, c.req.valid('json'), match.version)
        if (after === 'dates_refused') {
          return refuse(c, 422, 'The cycles would not fit the school year.', {
            detail: `Cycles follow each other without a gap from ${before.schoolYear.slice(0, 4)}-07-01 to the end of June, and are due on or after their last day.`,
            code: 'cycles_do_not_fit',
          })
        }
        if (after === 'closed') return staysClosed(c)
        if (!after) return outdated(c, before)
        c.header('etag', etagOf(after.version))
        const reopenings = await listReopenings(change.tx, [after.id])
        return c.json(toCycleBody(after, reopenings, c.var), 200)
      })
    })
}

function numbered<C>(cycles: readonly C[]): (C & { number: number })[] {
  return cycles.map((cycle, at) => ({ ...cycle, number: at + 1 }))
}

function doNotFit(c: Context<Env>, problems: CycleProblem[]) {
  const errors = problems.map(({ path, ...problem }) => ({
    path: ['cycles', ...(path === '' ? [] : [path])].join('.'),
    ...problem,
  }))
  return refuse(c, 422, 'The cycles do not fit the school year.', {
    errors,
    code: 'cycles_do_not_fit',
  })
}

function inUse(c: Context<Env>) {
  return refuse(
    c,
    409,
    'Something was logged, aimed at, written or decided in the cycles this year has.',
    {
      detail: 'Move the days of single cycles with PATCH /cycles/{id} instead.',
      code: 'in_use',
    },
  )
}

function staysClosed(c: Context<Env>) {
  return refuse(c, 423, 'A closed cycle keeps its days.', {
    detail:
      'Its days, and the days beside it, decide which values are in it. Its name and meeting may change.',
    code: 'cycle_closed',
  })
}
