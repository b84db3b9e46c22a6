import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { THIS_YEAR } from '../../db/demo/calendar.ts'
import { seedDemonstration } from '../../db/demo/seed.ts'
import { observationRows, progressRows } from '../../db/exports.ts'
import { getHead } from '../../db/ledger.ts'
import type { Db } from '../../db/tables.ts'
import { calendarDate } from '../../domain/calendar.ts'
import type { ObservationCells, ProgressCells } from '../../domain/csv-shapes.ts'
import type { Fact, Secret, Unknown } from '../../domain/privacy/audit.ts'
import { auditSecrets } from '../../domain/privacy/audit.ts'
import { allOf } from '../support/csv.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'

const T = 11
const TODAY = calendarDate('2023-02-10')
type Truth = { id: string; metric_id: string; cycle_id: string; people: number; numerator: number | null } // prettier-ignore

/**
 * An attack on the files themselves: nothing here knows what was chosen to be
 * hidden, only what the rows of the two CSV files say, and the true values to
 * see whether they were found.
 */
describe.each(DIALECTS)('%s: the demonstration’s CSV files', (dialect) => {
  let db: Db

  beforeAll(async () => {
    db = await createDatabase(dialect)
    await seedDemonstration(db)
  })
  afterAll(() => db.destroy())

  test('give no small group away, read together', async () => {
    const observations = await allOf(observationRows(db, { asOf: await getHead(db) }))
    const progress = await allOf(progressRows(db, { schoolYear: THIS_YEAR, today: TODAY }))
    const truths = await guardedPeople(db)
    const small = truths.filter(({ people }) => people > 0 && people < T)
    expect(small.length).toBeGreaterThan(10)

    const cycles = Map.groupBy(truths, ({ metric_id, cycle_id }) => `${metric_id} ${cycle_id}`)
    let tried = 0
    for (const own of cycles.values()) {
      const { recovered, secrets } = attack(own, observations, progress)
      expect(recovered).toEqual([])
      tried += secrets
    }
    expect(tried).toBeGreaterThan(10)
  })
})

function attack(own: Truth[], observations: ObservationCells[], progress: ProgressCells[]) {
  const rows = observations.filter(({ observation_id }) =>
    own.some(({ id }) => id === observation_id),
  )
  const sites = Map.groupBy(rows, ({ site_code }) => site_code)
  // As everybody knows: a site's number for everyone counts, else its groups do.
  const counted = Array.from(sites.values()).flatMap((said) =>
    said.some(isEveryone) ? said.filter(isEveryone) : said,
  )
  const hidden = rows.filter(({ suppressed }) => suppressed === '*')
  const indexOf = (row: ObservationCells) => hidden.indexOf(row)
  const truthOf = (row: ObservationCells) => own.find(({ id }) => id === row.observation_id)
  const unknowns = hidden.map((row): Unknown => {
    const truth = truthOf(row)
    return { population: truth?.people ?? 0, numerator: truth?.numerator ?? null, least: 1 }
  })
  const [first] = rows
  const total = progress.find(
    ({ metric_id, cycle }) => metric_id === first?.metric_id && cycle === first?.cycle,
  )
  const facts: Fact[] = []
  if (
    total &&
    total.suppressed === null &&
    total.denominator !== null &&
    counted.some((row) => indexOf(row) >= 0)
  ) {
    const known = counted.filter((row) => indexOf(row) < 0)
    const rest = Number(total.denominator) - known.reduce((sum, row) => sum + peopleOf(row), 0)
    const terms = counted.flatMap((row) => (indexOf(row) < 0 ? [] : [[indexOf(row), 1] as const]))
    facts.push({ terms, population: { low: rest, high: rest } })
  }
  const secrets = hidden.flatMap((row, at): Secret[] => {
    const people = truthOf(row)?.people ?? 0
    return people > 0 && people < T ? [{ name: String(row.observation_id), terms: [[at, 1]] }] : []
  })
  const printed = own.filter(({ people }) => people > 0 && people < T).filter(({ id }) => !hidden.some(({ observation_id }) => observation_id === id)) // prettier-ignore
  const verdict = auditSecrets(unknowns, facts, secrets)
  if (!verdict) throw new Error('nothing fits what is printed')
  return { ...verdict, recovered: [...verdict.recovered, ...printed] }
}

async function guardedPeople(db: Db): Promise<Truth[]> {
  const rows = await db
    .selectFrom('observation')
    .innerJoin('metric', 'metric.id', 'observation.metric_id')
    .select(['observation.id', 'metric_id', 'cycle_id', 'value', 'numerator', 'denominator', 'n'])
    .where('superseded_tx', 'is', null)
    .where('withdrawn', '=', 0)
    .where('missing_code', 'is', null)
    .where('metric.school_year', '=', THIS_YEAR)
    .where('privacy_class', '<>', 'public_body')
    .where('metric.kind', 'in', ['rate', 'score', 'count', 'level'])
    .execute()
  return rows.map(({ value, numerator, denominator, n, ...row }) => ({
    ...row,
    numerator,
    people: denominator ?? n ?? value ?? 0,
  }))
}

function isEveryone({ participant_group: group }: ObservationCells): boolean {
  return group === null
}

function peopleOf(row: ObservationCells): number {
  return Number(row.denominator ?? row.n ?? row.value ?? 0)
}
