import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { updateAction } from '../../db/actions.ts'
import { updateChain } from '../../db/chains.ts'
import { insertDatedEvent, listDatedEvents } from '../../db/dated-events.ts'
import { findDepartment, updateDepartment } from '../../db/departments.ts'
import { getHead } from '../../db/ledger.ts'
import { lookBack, REMEMBERED } from '../../db/look-back.ts'
import { deleteMetric, findMetric, insertMetric, updateMetric } from '../../db/metrics.ts'
import { createMigrator } from '../../db/migrate.ts'
import { setMilestoneTargets } from '../../db/milestone-targets.ts'
import { storePlan } from '../../db/plan-import.ts'
import { findPlan, listPlans, updatePlan } from '../../db/plans.ts'
import { deletePriority, updatePriority } from '../../db/priorities.ts'
import { listSites, updateSite } from '../../db/sites.ts'
import { findGrid, setGrid } from '../../db/status-grids.ts'
import { findCut, setCut } from '../../db/stream-cuts.ts'
import { insertStream, listStreams, updateStream } from '../../db/streams.ts'
import type { Db } from '../../db/tables.ts'
import type { Writing } from '../../db/writing.ts'
import type { Cut } from '../../domain/cut.ts'
import { DIALECTS } from '../support/databases.ts'
import { gridOf } from '../support/grids.ts'
import { day } from '../support/metrics.ts'
import { observe } from '../support/observed.ts'
import { reportDocument } from '../support/plan-documents.ts'
import { change, createPlan, DEPARTMENT, METRICS, PLAN, SITES, YEAR } from '../support/plans.ts'

const TABLES = Object.keys(REMEMBERED)
const [SITE] = SITES

describe.each(DIALECTS)('%s: looking back', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createPlan(dialect)
  })
  afterEach(() => db.destroy())

  test('a plan reads as it stood, whatever became of its parts', async () => {
    const [head, then] = [await getHead(db), await findPlan(db, PLAN)]
    await change(db, async (going) => {
      await updatePlan(going, PLAN, { phone: '555', sections: { purpose: ['Other'] } }, 1)
      await updateChain(going, 'chain-1', { ifWe: ['look away'] }, 1)
      await updatePriority(going, 'priority-1', { title: 'Other' }, 1)
      await updateAction(going, 'action-1', { text: 'Other', goals: ['LCAP 9'] }, 1)
      await updateMetric(
        going,
        METRICS.rate,
        { target: 1, siteIds: [SITE] },
        { expectedVersion: 1 },
      )
      await setMilestoneTargets(going, METRICS.count, { '2022-23-Q1': 5 })
      await insertMetric(going, { actionId: 'action-1', text: 'Another' })
      await deleteMetric(going, METRICS.level, { expectedVersion: 1 })
    })
    expect(await findPlan(db, PLAN)).not.toEqual(then)
    expect(await findPlan(lookBack(db, head), PLAN)).toEqual(then)
    expect(await findPlan(lookBack(db, await getHead(db)), PLAN)).toEqual(await findPlan(db, PLAN))
  })

  test('a plan that was imported over reads as it stood', async () => {
    const [head, then] = [await getHead(db), await findPlan(db, PLAN)]
    const listed = await listPlans(db)
    const target = { departmentId: DEPARTMENT, schoolYear: YEAR, sourceText: 'x', replace: true }
    await change(db, (going) => storePlan(going, reportDocument(), target))
    expect(await findMetric(db, METRICS.rate)).toBeUndefined()
    const past = lookBack(db, head)
    expect(await findPlan(past, PLAN)).toEqual(then)
    expect(await findMetric(past, METRICS.rate)).toMatchObject({ code: 'DR-2.2.a' })
    expect(await listPlans(past)).toEqual(listed)
  })

  test('the organisation, events and grids read as they stood', async () => {
    const head = await getHead(db)
    const then = await listSites(db)
    await change(db, async (going) => {
      await updateDepartment(going, DEPARTMENT, { name: 'Numbers', code: 'NN' }, 1)
      await updateSite(going, SITE, { name: 'Elsewhere' }, 1)
      await insertDatedEvent(going, { on: day('2022-11-01'), label: 'A storm' })
      await setGrid(going, METRICS.rate, gridOf(), { expectedVersion: 0 })
    })
    const past = lookBack(db, head)
    expect(await findDepartment(past, DEPARTMENT)).toMatchObject({ name: 'Data and Research' })
    expect(await listSites(past)).toEqual(then)
    expect(await listDatedEvents(past)).toEqual([])
    expect(await findGrid(past, METRICS.rate)).toMatchObject({ definition: null })
    expect(await findMetric(past, METRICS.rate)).toMatchObject({ code: 'DR-2.2.a' })
    expect(await findMetric(db, METRICS.rate)).toMatchObject({ code: 'NN-2.2.a' })
  })

  test('a survey and what is taken of it read as they stood', async () => {
    const before = await getHead(db)
    const stream = await change(db, takeFromSurvey)
    const [head, cut] = [await getHead(db), await findCut(db, METRICS.rate)]
    await change(db, async (going) => {
      const parts = [...stream.parts, { name: 'no', points: null }]
      await updateStream(going, stream, { ...stream, name: 'Other', parts })
      const metric = await findMetric(going.tx, METRICS.rate)
      if (metric) await setCut(going, metric, cut, null)
    })
    const past = lookBack(db, head)
    expect(await listStreams(past)).toEqual([stream])
    expect(await findCut(past, METRICS.rate)).toEqual(cut)
    expect(await findCut(db, METRICS.rate)).toMatchObject({ cut: null, version: 2 })
    expect(await listStreams(lookBack(db, before))).toEqual([])
  })

  test('nothing was known before the first entry', async () => {
    const past = lookBack(db, 0)
    expect(await findPlan(past, PLAN)).toBeUndefined()
    expect(await listSites(past)).toEqual([])
  })

  test('a change is known from its first entry on, whether it is written before or after it', async () => {
    const head = await getHead(db)
    const entry = {
      action: 'district.change',
      entity: 'district',
      entityId: 'district',
      payload: {},
    }
    await change(db, async (going) => {
      await going.tx.updateTable('site').set({ level: 'early' }).where('id', '=', SITE).execute()
      await going.log(entry)
      await going.tx
        .updateTable('department')
        .set({ name: 'Late' })
        .where('id', '=', DEPARTMENT)
        .execute()
      await going.log(entry)
    })
    const [before, after] = [lookBack(db, head), lookBack(db, head + 1)]
    expect((await findDepartment(before, DEPARTMENT))?.name).toBe('Data and Research')
    expect((await findDepartment(after, DEPARTMENT))?.name).toBe('Late')
    expect(await levelsIn(before)).not.toContain('early')
    expect(await levelsIn(after)).toContain('early')
  })

  test('what is changed by hand is known from the next entry on, also another id', async () => {
    const head = await getHead(db)
    await sql`delete from chain_part where chain_id = 'chain-1'`.execute(db)
    await sql`update chain set id = 'chain-9' where id = 'chain-1'`.execute(db)
    expect(await chainsIn(lookBack(db, head))).toEqual(['chain-1'])
    expect(await chainsIn(lookBack(db, head + 1))).toEqual(['chain-9'])
  })

  test('what was undone was never there', async () => {
    const head = await getHead(db)
    const failing = change(db, async (going) => {
      await deletePriority(going, 'priority-1', 1)
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    const versions = await rowsOf(db, 'priority_version')
    expect(versions.filter(({ gone }) => gone === 1)).toEqual([])
    expect(await rowsOf(db, 'writing')).toEqual([{ id: 1, since: null }])
    expect(await getHead(db)).toBe(head)
  })

  test('recording observations adds nothing to what is remembered', async () => {
    const counts = () =>
      Promise.all(TABLES.map(async (table) => (await rowsOf(db, `${table}_version`)).length))
    const before = await counts()
    await observe(db, METRICS.level, 1)
    expect(await counts()).toEqual(before)
  })

  test('what there was before is remembered from when it was added', async () => {
    const head = await getHead(db)
    const then = await findPlan(db, PLAN)
    const migrator = createMigrator(db)
    expect((await migrator.migrateTo('0016-approvals-and-locks')).error).toBeUndefined()
    expect((await migrator.migrateToLatest()).error).toBeUndefined()
    expect(await findPlan(lookBack(db, head), PLAN)).toEqual(then)
    const { tx } = await db
      .selectFrom('ledger')
      .select('tx')
      .where('action', '=', 'plan.add')
      .executeTakeFirstOrThrow()
    expect(await findPlan(lookBack(db, tx - 1), PLAN)).toBeUndefined()
    expect(await listSites(lookBack(db, tx - 1))).toHaveLength(3)
    expect((await findPlan(lookBack(db, tx), PLAN))?.priorities).toEqual([])
  })
})

describe.each(DIALECTS)('%s: the memory of tables', (dialect) => {
  let db: Db

  beforeAll(async () => {
    db = await createPlan(dialect)
    await change(db, async (going) => {
      await setMilestoneTargets(going, METRICS.count, { '2022-23-Q1': 5 })
      await insertDatedEvent(going, { on: day('2022-11-01'), label: 'A storm' })
      await setGrid(going, METRICS.rate, gridOf(), { expectedVersion: 0 })
      await takeFromSurvey(going)
    })
  })
  afterAll(() => db.destroy())

  test.each(TABLES)('%s has a memory with all of its columns', async (table) => {
    const tables = await db.introspection.getTables()
    const columns = (name: string) =>
      tables
        .find((each) => each.name === name)
        ?.columns.map((column) => `${column.name} ${column.dataType}`)
    const own = columns(table) ?? []
    expect(own.length).toBeGreaterThan(1)
    expect(columns(`${table}_version`)?.slice(3)).toEqual(own)
  })

  test.each(TABLES)('no memory of %s is changed, replaced or forgotten', async (table) => {
    const versions = sql.table(`${table}_version`)
    for (const statement of [
      sql`update ${versions} set gone = 1`,
      sql`update ${versions} set since = 0`,
      sql`delete from ${versions}`,
    ]) {
      await expect(statement.execute(db)).rejects.toThrow('append-only')
    }
  })
})

/** The rate takes from a survey of its department. */
async function takeFromSurvey(going: Writing) {
  const parts = [{ name: 'yes', points: null }]
  const definition = { name: 'Survey', question: '', wording: '', isSurvey: true, parts }
  const stream = await insertStream(going, DEPARTMENT, definition)
  const metric = await findMetric(going.tx, METRICS.rate)
  if (!stream || !metric) throw new Error('no survey')
  const cut: Cut = { kind: 'rate', parts: ['yes'], of: [] }
  const before = await findCut(going.tx, metric.id)
  await setCut(going, metric, before, { streamId: stream.id, cut })
  return stream
}

async function levelsIn(db: Db): Promise<string[]> {
  const sites = await listSites(db)
  return sites.map(({ level }) => level)
}

async function chainsIn(db: Db): Promise<string[] | undefined> {
  const plan = await findPlan(db, PLAN)
  return plan?.chains.map(({ id }) => id)
}

async function rowsOf(db: Db, table: string) {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db)
  return rows
}
