/** An attack on CSV files themselves: it knows what their rows say, and the truth to see whether it was found. */

import { THIS_YEAR } from '../../db/demo/calendar.ts'
import { standing } from '../../db/observation-row.ts'
import type { Db } from '../../db/tables.ts'
import type { ObservationCells, ProgressCells } from '../../domain/csv-shapes.ts'
import type { Fact, Secret, Unknown } from '../../domain/privacy/audit.ts'
import { auditSecrets } from '../../domain/privacy/audit.ts'

const T = 11

export interface Truth {
  id: string
  metric_id: string
  cycle_id: string
  people: number
  numerator: number | null
}

/** What can be worked out of a cycle's rows and total, read together. */
export function attack(own: Truth[], observations: ObservationCells[], progress: ProgressCells[]) {
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

/** The true values of what is guarded, as the record stood after a ledger number. */
export async function guardedPeople(db: Db, asOf?: number): Promise<Truth[]> {
  const rows = await db
    .selectFrom('observation')
    .innerJoin('metric', 'metric.id', 'observation.metric_id')
    .select(['observation.id', 'metric_id', 'cycle_id', 'value', 'numerator', 'denominator', 'n'])
    .where(standing(asOf))
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
