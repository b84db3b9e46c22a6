import { getAuthTables } from 'better-auth/db'
import { getMigrations } from 'better-auth/db/migration'
import { describe, expect, test } from 'vitest'

import { createAuth } from '../../server/sign-in/auth.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'

describe.each(DIALECTS)('%s: better-auth’s tables', (dialect) => {
  test('have every column that it writes, as text or as 0 and 1', async () => {
    const db = await createDatabase(dialect)
    const { options } = createAuth({ db, secret: 'x'.repeat(40), publicUrl: null })
    const tables = await db.introspection.getTables()
    const wanted = Object.values(getAuthTables(options)).flatMap(({ modelName, fields }) =>
      Object.entries(fields).map(([name, field]) => ({
        column: `${modelName}.${field.fieldName ?? name}`,
        type: field.type === 'boolean' ? /^int/i : /^text$/i,
      })),
    )
    expect(wanted.length).toBeGreaterThan(25)
    const types = new Map<string, string>(
      tables.flatMap(({ name, columns }) =>
        columns.map((column) => [`${name}.${column.name}`, column.dataType] as const),
      ),
    )
    const other = wanted.filter(({ column, type }) => !type.test(types.get(column) ?? 'missing'))
    expect(other).toEqual([])
    await db.destroy()
  })
})

test.runIf(DIALECTS.includes('sqlite'))('better-auth itself finds nothing to add', async () => {
  const db = await createDatabase('sqlite')
  const { options } = createAuth({ db, secret: 'x'.repeat(40), publicUrl: null })
  const { toBeCreated, toBeAdded } = await getMigrations(options)
  expect(toBeCreated).toEqual([])
  expect(toBeAdded).toEqual([])
  await db.destroy()
})
