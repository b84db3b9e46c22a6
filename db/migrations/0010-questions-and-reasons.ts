/**
 * The way to the questions that surveys asked; and the reasons of roll-ups, mended.
 *
 * Roll-ups that were written before one site's “not due” stopped excusing the silent ones keep
 * their old reason until their metric is next recorded, so they are mended here. It is done from
 * the sites' own roll-ups, which were right, and by a copy of the rule as it is with this
 * migration: code of `domain/` may change, and a migration that called it would then make
 * something else of an old database than it made of others. Nothing is recorded in the ledger:
 * no observation changes, only what is derived from them. A roll-up rule that changes later needs
 * a migration of its own.
 */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index observation_asked on observation
    (metric_id, observed_on, survey_scale, wording)
    where superseded_tx is null and withdrawn = 0
      and (wording is not null or survey_scale is not null)`.execute(db)
  await mendReasons(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('observation_asked').execute()
}

/** What one site says of a cycle in which no site has a number. */
interface Said {
  school_year: string
  metric_id: string
  cycle_id: string
  stored: string | null
  missing_code: string | null
  expected: number
}

async function mendReasons(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<Said>`
    select roll_up.school_year, site.metric_id, site.cycle_id, roll_up.missing_code as stored,
      site.missing_code,
      (select cast(count(*) as integer) from metric_site
        where metric_site.metric_id = site.metric_id) as expected
    from site_roll_up as site
    join roll_up on roll_up.metric_id = site.metric_id and roll_up.cycle_id = site.cycle_id
    where roll_up.numerator is null and roll_up.obstacle is null
      and exists (select 1 from site_roll_up as silent
        where silent.metric_id = site.metric_id and silent.cycle_id = site.cycle_id
          and silent.missing_code = 'not_due')`.execute(db)
  const years = new Set<string>()
  for (const said of Map.groupBy(rows, (row) => `${row.metric_id} ${row.cycle_id}`).values()) {
    const [first] = said
    if (!first) continue
    const { school_year, metric_id, cycle_id, stored, expected } = first
    const reason = reasonOf(said, Math.max(said.length, expected))
    if (reason === stored) continue
    years.add(school_year)
    await sql`update roll_up set missing_code = ${reason}
      where school_year = ${school_year} and metric_id = ${metric_id}
        and cycle_id = ${cycle_id}`.execute(db)
  }
  await touch(db, years)
}

/** The reason most sites gave; “not due” only where no site owes anything. */
function reasonOf(said: readonly Said[], expected: number): string | null {
  const codes = said.flatMap(({ missing_code }) => missing_code ?? [])
  const given = Map.groupBy(codes, (code) => code)
  const ended = given.get('discontinued')?.length ?? 0
  const notDue = given.get('not_due')?.length ?? 0
  if (notDue > 0 && notDue + ended >= expected) return 'not_due'
  given.delete('not_due')
  const ranked = Array.from(given).toSorted(
    ([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1),
  )
  return ranked[0]?.[0] ?? null
}

/** Tells readers of the years, and of those after, which compare with them. */
async function touch(db: Kysely<unknown>, years: ReadonlySet<string>): Promise<void> {
  const after = Array.from(years, (year) => {
    const start = Number(year.slice(0, 4)) + 1
    return `${start}-${String((start + 1) % 100).padStart(2, '0')}`
  })
  for (const scope of new Set([...years, ...after])) {
    await sql`insert into data_version (scope, version) values (${scope}, 1)
      on conflict (scope) do update set version = data_version.version + 1`.execute(db)
  }
}
