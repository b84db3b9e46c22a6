/** Sites: the schools and offices that values come from. */

import type { CalendarDate } from '../domain/calendar.ts'
import type { Changes } from './changes.ts'
import { recordChange, withChanges } from './changes.ts'
import { codeOf, firstFree, slugOf } from './ids.ts'
import { byName } from './name-order.ts'
import type { Db, SiteTable } from './tables.ts'
import type { Writing } from './writing.ts'

export interface Site {
  /** `lincoln-elementary`. */
  id: string
  /** The district's own code, unique. */
  code: string
  /** Unique. */
  name: string
  /** Elementary, middle, high, other; free text. */
  level: string
  /** Null while the site is open. */
  closedOn: CalendarDate | null
  version: number
}

/** A site to add; its code is made of its initials unless given. */
export type NewSite = Pick<Site, 'name'> & Changes<Pick<Site, 'id' | 'code' | 'level' | 'closedOn'>>

export type SiteChanges = Changes<Pick<Site, 'code' | 'name' | 'level' | 'closedOn'>>

/** Every site, by name; closed ones too. */
export async function listSites(db: Db): Promise<Site[]> {
  const rows = await db.selectFrom('site').selectAll().execute()
  return rows.map(toSite).toSorted(byName)
}

/** A site by its id. */
export async function findSite(db: Db, id: string): Promise<Site | undefined> {
  const row = await db.selectFrom('site').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toSite(row)
}

/** Adds a site; undefined when its name, code or id is taken. */
export async function insertSite(writing: Writing, site: NewSite): Promise<Site | undefined> {
  const others = await listSites(writing.tx)
  const ids = others.map(({ id }) => id)
  const codes = others.map(({ code }) => code)
  const row = await writing.tx
    .insertInto('site')
    .values({
      id: site.id ?? firstFree(slugOf(site.name), ids, '-'),
      code: site.code ?? firstFree(codeOf(site.name), codes),
      name: site.name,
      level: site.level ?? '',
      closed_on: site.closedOn ?? null,
      version: 1,
    })
    .onConflict((oc) => oc.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) return undefined
  const after = toSite(row)
  const scopes = ['organisation']
  await recordChange(writing, { action: 'site.add', entityId: after.id, after, scopes })
  return after
}

/** Changes a site; undefined when absent or stale, `taken` when another has the name or code. */
export async function updateSite(
  writing: Writing,
  id: string,
  changes: SiteChanges,
  expectedVersion: number,
): Promise<Site | 'taken' | undefined> {
  const sites = await listSites(writing.tx)
  const before = sites.find((site) => site.id === id)
  if (before?.version !== expectedVersion) return undefined
  const after = withChanges(before, changes)
  const others = sites.filter((other) => other.id !== id)
  if (others.some(({ name, code }) => name === after.name || code === after.code)) return 'taken'
  await writing.tx.updateTable('site').set(toRow(after)).where('id', '=', id).execute()
  const scopes = ['organisation']
  await recordChange(writing, { action: 'site.change', entityId: id, before, after, scopes })
  return after
}

function toSite(row: SiteTable): Site {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    level: row.level,
    closedOn: row.closed_on,
    version: row.version,
  }
}

function toRow(site: Site): SiteTable {
  const { closedOn, ...row } = site
  return { ...row, closed_on: closedOn }
}
