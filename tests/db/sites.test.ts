import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { NewSite, SiteChanges } from '../../db/sites.ts'
import { findSite, insertSite, listSites, updateSite } from '../../db/sites.ts'
import type { Db } from '../../db/tables.ts'
import { calendarDate } from '../../domain/calendar.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import { change } from '../support/plans.ts'
import { recorded } from '../support/record.ts'

describe.each(DIALECTS)('%s: sites', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createDatabase(dialect)
  })
  afterEach(() => db.destroy())

  test('a site gets its id and code from its name, and is open', async () => {
    const { result, entries } = await recorded(db, (going) =>
      insertSite(going, { name: 'Lincoln Elementary', level: 'elementary' }),
    )
    expect(result).toEqual({
      id: 'lincoln-elementary',
      code: 'LE',
      name: 'Lincoln Elementary',
      level: 'elementary',
      closedOn: null,
      version: 1,
    })
    expect(await findSite(db, 'lincoln-elementary')).toEqual(result)
    expect(entries).toMatchObject([{ action: 'site.add', payload: { after: result } }])
  })

  test.each([
    ['name', { name: 'Lincoln', code: '2' }],
    ['code', { name: 'Roosevelt', code: '1' }],
    ['id', { name: 'Roosevelt', code: '2', id: 'lincoln' }],
  ])('a second site with the same %s is not stored', async (_, second) => {
    await insert({ name: 'Lincoln', code: '1' })
    const again = await recorded(db, (going) => insertSite(going, second))
    expect(again).toEqual({ result: undefined, entries: [] })
  })

  test('sites are listed by name, closed ones too', async () => {
    await insert({ name: 'Washington' })
    await insert({ name: 'Lincoln', closedOn: calendarDate('2020-06-30') })
    const sites = await listSites(db)
    expect(sites.map(({ name, closedOn }) => [name, closedOn])).toEqual([
      ['Lincoln', '2020-06-30'],
      ['Washington', null],
    ])
  })

  test('a change keeps the rest and puts both states on the record', async () => {
    const before = await insert({ name: 'Lincoln', code: '1' })
    const closedOn = calendarDate('2023-06-30')
    const { result, entries } = await recorded(db, (going) =>
      updateSite(going, 'lincoln', { closedOn }, 1),
    )
    const after = { ...before, closedOn, version: 2 }
    expect(result).toEqual(after)
    expect(await findSite(db, 'lincoln')).toEqual(after)
    expect(entries).toMatchObject([{ action: 'site.change', payload: { before, after } }])
  })

  test('a stale or absent site is not changed, nor one whose new name or code is taken', async () => {
    await insert({ name: 'Lincoln', code: '1' })
    await insert({ name: 'Roosevelt', code: '2' })
    expect(await update('lincoln', { level: 'high' }, 2)).toBeUndefined()
    expect(await update('nowhere', { level: 'high' }, 1)).toBeUndefined()
    expect(await update('lincoln', { name: 'Roosevelt' }, 1)).toBe('taken')
    expect(await update('lincoln', { code: '2' }, 1)).toBe('taken')
    expect(await findSite(db, 'lincoln')).toMatchObject({ code: '1', level: '', version: 1 })
  })

  function insert(site: NewSite) {
    return change(db, (going) => insertSite(going, site))
  }

  function update(id: string, changes: SiteChanges, version: number) {
    return change(db, (going) => updateSite(going, id, changes, version))
  }
})
