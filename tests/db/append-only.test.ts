import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Db } from '../../db/tables.ts'
import { DIALECTS } from '../support/databases.ts'
import { observationRow, observe } from '../support/observed.ts'
import { createPlan, METRICS } from '../support/plans.ts'

const LEVEL = `${METRICS.level}-1`
const SURVEY = ['invited', 'answered', 'survey_scale']
const { cycle_id: _cycle, superseded_tx: _superseded, ...FIXED } = observationRow(METRICS.level, 1)

describe.each(DIALECTS)('%s: the append-only record', (dialect) => {
  let db: Db

  beforeAll(async () => {
    db = await createPlan(dialect)
    await observe(db, METRICS.level, 1)
    await observe(db, METRICS.rate, 1)
  })
  afterAll(() => db.destroy())

  test('an observation is never deleted', async () => {
    await expect(db.deleteFrom('observation').execute()).rejects.toThrow('append-only')
    expect(await db.selectFrom('observation').selectAll().execute()).toHaveLength(2)
  })

  test.each(Object.keys(FIXED))('%s of an observation never changes', async (column) => {
    const different = column === 'metric_id' ? METRICS.rate : otherThan(column)
    await expect(
      sql`update observation set ${sql.ref(column)} = ${different} where id = ${LEVEL}`.execute(db),
    ).rejects.toThrow('append-only')
  })

  test('superseding changes nothing else on the way', async () => {
    const tx = await headOf(db)
    await expect(
      sql`update observation set superseded_tx = ${tx}, value = 5 where id = ${LEVEL}`.execute(db),
    ).rejects.toThrow('append-only')
  })

  test('an entry of the ledger is neither changed nor deleted', async () => {
    await expect(db.updateTable('ledger').set({ actor: 'x' }).execute()).rejects.toThrow(
      'append-only',
    )
    await expect(db.deleteFrom('ledger').execute()).rejects.toThrow('append-only')
  })

  test.runIf(dialect === 'postgres')('neither table is emptied', async () => {
    for (const table of ['observation', 'ledger']) {
      await expect(sql`truncate ${sql.table(table)} cascade`.execute(db)).rejects.toThrow(
        'append-only',
      )
    }
  })

  test('an observation is superseded once, by something later', async () => {
    const tx = await headOf(db)
    await supersede(tx)
    await expect(supersede(tx - 1)).rejects.toThrow('append-only')
    await expect(supersede(null)).rejects.toThrow('append-only')
  })

  function supersede(tx: number | null) {
    return db
      .updateTable('observation')
      .set({ superseded_tx: tx })
      .where('id', '=', LEVEL)
      .execute()
  }
})

function otherThan(column: string): string | number {
  const value = Object.entries(FIXED).find(([name]) => name === column)?.[1]
  if (typeof value === 'number') return value + 1
  const numbers = [...SURVEY, 'numerator', 'denominator', 'n', 'done']
  if (numbers.includes(column)) return 1
  return column === 'observed_on' ? '2022-10-09' : 'other'
}

async function headOf(db: Db): Promise<number> {
  const rows = await db.selectFrom('ledger').select('tx').execute()
  return rows.length
}
