import { beforeEach, describe, expect, test } from 'vitest'

import type { Db } from '../../db/tables.ts'
import type { Answer, TestApi } from '../support/api.ts'
import { at, createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { createPlan, DEPARTMENT, OTHER_DEPARTMENT } from '../support/plans.ts'

const SAID = { departmentId: DEPARTMENT, text: 'Two sites began late.' }

describe.each(DIALECTS)('%s: minutes', (dialect) => {
  let db: Db
  let coordinator: TestApi
  let editor: TestApi
  let viewer: TestApi
  let meeting: string

  beforeEach(async () => {
    db = await createPlan(dialect)
    const options = { db, moment: '2022-10-20T18:00:00Z' }
    const own = { ...options, departments: [DEPARTMENT] }
    coordinator = await createTestApi(dialect, options)
    editor = await createTestApi(dialect, { ...own, role: 'editor', actor: 'editor@d.example' })
    viewer = await createTestApi(dialect, { ...options, role: 'viewer', actor: 'v@d.example' })
    const body = { cycleId: '2022-23-Q1', heldOn: '2022-10-12' }
    meeting = textAt(await coordinator.request('POST', '/meetings', { body }), 'id')
    return () => db.destroy()
  })

  test('are there for the whole meeting and each department on its agenda before anybody writes', async () => {
    const unwritten = { text: '', version: 0, written: null }
    expect((await read()).body).toEqual({
      items: [
        { id: `${meeting}:*`, departmentId: null, ...unwritten },
        { id: `${meeting}:${DEPARTMENT}`, departmentId: DEPARTMENT, ...unwritten },
      ],
      nextCursor: null,
    })
  })

  test('of a department are written by its editor, and read by everybody', async () => {
    const put = await write('"0"', SAID, editor)
    const written = {
      id: `${meeting}:${DEPARTMENT}`,
      ...SAID,
      version: 1,
      written: { by: 'editor@d.example', at: '2022-10-20T18:00:00.000Z' },
    }
    expect([put.status, put.body, put.headers.get('etag')]).toEqual([200, written, '"1"'])
    expect(at(await read(), 'items.1')).toEqual(written)
  })

  test('of the whole meeting and of other departments are the coordinator’s', async () => {
    expect((await write('"0"', { ...SAID, departmentId: null }, editor)).status).toBe(403)
    expect((await write('"0"', { ...SAID, departmentId: OTHER_DEPARTMENT }, editor)).status).toBe(403) // prettier-ignore
    expect((await write('"0"', SAID, viewer)).status).toBe(403)
    expect((await write('"0"', { ...SAID, departmentId: null })).status).toBe(200)
  })

  test('by two at once keep both: the second is shown what the first wrote', async () => {
    await write('"0"', SAID, editor)
    const lost = await write('"0"', { ...SAID, text: 'All went well.' })
    expect(lost).toMatchObject({ status: 412, body: { current: { ...SAID, version: 1 } } })
    expect(lost.headers.get('etag')).toBe('"1"')
    const won = await write('"1"', { ...SAID, text: 'Two began late. All went well.' })
    expect(won).toMatchObject({ status: 200, body: { version: 2 } })
    const rows = await db.selectFrom('meeting_minutes').select(['version', 'text']).orderBy('version').execute() // prettier-ignore
    expect(rows.map(({ text }) => text)).toEqual([SAID.text, 'Two began late. All went well.'])
    await expect(db.deleteFrom('meeting_minutes').execute()).rejects.toThrow('append-only')
  })

  test('sent again after a lost answer stand as they do, and nothing is written', async () => {
    const first = await write('"0"', SAID)
    coordinator.now('2022-10-20T19:00:00Z')
    const again = await write('"0"', SAID)
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([200, first.body, '"1"'])
    expect(await db.selectFrom('meeting_minutes').selectAll().execute()).toHaveLength(1)
    const entries = await db.selectFrom('ledger').select('tx').where('entity', '=', 'meeting_minutes').execute() // prettier-ignore
    expect(entries).toHaveLength(1)
  })

  test('are emptied, and what was emptied stays on the record', async () => {
    await write('"0"', SAID)
    expect(await write('"1"', { ...SAID, text: '' })).toMatchObject({
      status: 200,
      body: { text: '', version: 2 },
    })
    coordinator.now('2022-10-21T18:00:00Z')
    viewer.now('2022-10-21T18:00:00Z')
    await write('"2"', { ...SAID, text: 'Again' })
    expect(at(await read('?asOf=2022-10-20T18:00:00Z'), 'items.1.text')).toBe('')
    expect(at(await read(), 'items.1')).toMatchObject({ text: 'Again', version: 3 })
    expect(at(await read('?asOf=2022-10-20T18:00:00Z'), 'items.1.version')).toBe(2)
  })

  test('of a department that left the agenda stay, and can still be corrected', async () => {
    await write('"0"', SAID)
    const agenda = [{ kind: 'department', departmentId: OTHER_DEPARTMENT, title: 'x', minutes: 5 }]
    const headers = { 'if-match': '"1"' }
    await coordinator.request('PATCH', `/meetings/${meeting}`, { body: { agenda }, headers })
    const { body } = await read()
    expect([0, 1, 2].map((one) => at({ body }, `items.${one}.departmentId`))).toEqual([
      null,
      OTHER_DEPARTMENT,
      DEPARTMENT,
    ])
    expect((await write('"1"', { ...SAID, text: 'Corrected' })).status).toBe(200)
  })

  test.each<[string, object, string | undefined, number, string]>([
    ['nothing where nothing is', { text: ' ' }, '"0"', 422, 'empty'],
    ['a department that is not on the agenda', { departmentId: OTHER_DEPARTMENT }, '"0"', 422, 'unknown'], // prettier-ignore
    ['a text beyond measure', { text: 'x'.repeat(20_001) }, '"0"', 400, 'malformed'],
    ['a control character', { text: '\u0000' }, '"0"', 400, 'malformed'],
    ['no department said', { departmentId: undefined }, '"0"', 400, 'malformed'],
  ])('with %s are refused', async (_, wrong, match, status, code) => {
    const refused = await write(match, { ...SAID, ...wrong })
    expect(refused).toMatchObject({ status, body: { errors: [{ code }] } })
    expect(await db.selectFrom('meeting_minutes').selectAll().execute()).toEqual([])
  })

  test('as long as may be are kept', async () => {
    expect((await write('"0"', { ...SAID, text: 'x'.repeat(20_000) })).status).toBe(200)
  })

  test('without a version, or of a meeting that is not there, are refused', async () => {
    expect((await write(undefined, SAID)).status).toBe(428)
    expect((await viewer.request('GET', '/meetings/none/minutes')).status).toBe(404)
    const sent = { body: SAID, headers: { 'if-match': '"0"' } }
    expect((await coordinator.request('PUT', '/meetings/none/minutes', sent)).status).toBe(404)
  })

  function write(
    match: string | undefined,
    body: object,
    api: TestApi = coordinator,
  ): Promise<Answer> {
    const headers = match === undefined ? {} : { 'if-match': match }
    return api.request('PUT', `/meetings/${meeting}/minutes`, { body, headers })
  }

  function read(query = ''): Promise<Answer> {
    return viewer.request('GET', `/meetings/${meeting}/minutes${query}`)
  }
})
