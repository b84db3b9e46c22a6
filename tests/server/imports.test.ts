import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { getHead } from '../../db/ledger.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { verifyRollUps } from '../../db/verify.ts'
import { calendarDate } from '../../domain/calendar.ts'
import type { Answer, TestApi } from '../support/api.ts'
import { at, countRows, createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMetrics } from '../support/every-kind.ts'

const CSV = { 'content-type': 'text/csv' }
const HEADER = 'metric_id,observed_on,value\r\n'
const TWO = `${HEADER}sessions,2022-08-01,3\r\nsessions,2022-08-02,0\r\n`
const REASON = 'the wrong file was sent'

describe.each(DIALECTS)('%s: importing over HTTP', (dialect) => {
  let api: TestApi

  beforeEach(async () => {
    api = await createTestApi(dialect)
    await addMetrics(api.db)
  })
  afterEach(() => api.db.destroy())

  test('a file is published as one batch and can be read', async () => {
    const head = await getHead(api.db)
    const answer = await send(TWO, '?fileName=august.csv')
    expect(answer).toMatchObject({
      status: 201,
      body: {
        state: 'published',
        fileName: 'august.csv',
        counts: { added: 2, corrected: 0, same: 0, rejected: 0 },
        verdicts: [
          { line: 2, column: '', code: 'added', message: '' },
          { line: 3, column: '', code: 'added', message: '' },
        ],
        rejects: null,
        number: head + 1,
        undone: null,
      },
    })
    const id = textAt(answer, 'id')
    expect(answer.headers.get('location')).toBe(`/api/v1/imports/${id}`)
    expect((await api.request('GET', `/imports/${id}`)).body).toEqual(answer.body)
    expect(at(await api.request('GET', '/observations?metric=sessions'), 'items')).toHaveLength(2)
    expect(await countRows(api.db)).toMatchObject({ import_row: 0, import_reject: 0 })
    expect(await verifyRollUps(api.db)).toMatchObject({ ok: true })
    expect(await verifyRecord(api.db)).toMatchObject({ ok: true, counted: 0 })
  })

  test('the same file again changes nothing', async () => {
    await send(TWO)
    const head = await getHead(api.db)
    expect(await send(TWO)).toMatchObject({
      status: 200,
      body: { state: 'unchanged', number: null, counts: { added: 0, same: 2 } },
    })
    expect(await getHead(api.db)).toBe(head)
  })

  test('a dry run gives a verdict for each row and stores nothing', async () => {
    const head = await getHead(api.db)
    const answer = await send(`${TWO}sessions,2022-08-03,many\r\n`, '?dryRun')
    expect(answer).toMatchObject({
      status: 200,
      body: {
        state: 'checked',
        counts: { added: 2, rejected: 1 },
        verdicts: [
          { line: 2, code: 'added' },
          { line: 3, code: 'added' },
          { line: 4, column: 'value', code: 'not_a_number' },
        ],
      },
    })
    expect(await getHead(api.db)).toBe(head)
    expect(at(await api.request('GET', '/imports'), 'items')).toEqual([])
    expect(await countRows(api.db)).toMatchObject({ import_row: 0, observation: 0 })
  })

  test('one refused row keeps all out, and comes back with what is wrong', async () => {
    const file = `metric_id,observed_on,value,note,mine\r\nsessions,2022-08-01,3,good,\r\nsessions,2022-08-02,-1,"=sum(a, b)",+1\r\n`
    const answer = await send(file, '?bom')
    expect(answer).toMatchObject({
      status: 422,
      body: {
        type: 'urn:quarterdeck:problem:import_refused',
        errors: [{ path: 'value', line: 3, code: 'value_negative' }],
        current: { state: 'refused', counts: { added: 1, rejected: 1 } },
      },
    })
    expect(at(await api.request('GET', '/observations?metric=sessions'), 'items')).toEqual([])
    const address = textAt(answer, 'body.current.rejects'.replace('body.', ''))
    expect(address).toContain('?bom=1')
    const rejects = await api.request('GET', address.replace('/api/v1', ''))
    expect(rejects.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const [header, line, ...more] = String(rejects.body).split('\r\n')
    expect(header).toBe('metric_id,observed_on,value,note,mine,error')
    expect(line).toMatch(/^sessions,2022-08-02,-1,"'=sum\(a, b\)",'\+1,"?value: /)
    expect(more).toEqual([''])
  })

  test('when asked, the good rows are published without the refused', async () => {
    const answer = await send(`${TWO}nothing,2022-08-03,1\r\n`, '?goodRowsOnly=1')
    expect(answer).toMatchObject({
      status: 201,
      body: { state: 'published', counts: { added: 2, rejected: 1 } },
    })
    expect(textAt(answer, 'rejects')).toContain('/rejects.csv')
    expect(at(await api.request('GET', '/observations?metric=sessions'), 'items')).toHaveLength(2)
  })

  test.each([
    ['', 'file_empty'],
    ['metric_id,value\r\nsessions,1\r\n', 'column_missing'],
    [`${HEADER}"sessions,2022-08-01,1\r\n`, 'quote_not_closed'],
    [`${HEADER}sess\u0000ions,2022-08-01,1\r\n`, 'zero_character'],
    [`${HEADER}sessions,2022-08-01,1\r\nsessions,2022-08-01,2\r\n`, 'row_repeated'],
  ])('the file %j is refused and leaves the record as it was', async (file, code) => {
    const before = await countRows(api.db)
    const answer = await send(file)
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ code }] } })
    const { import_run: _runs, import_reject: _rejects, ...after } = await countRows(api.db)
    expect(before).toMatchObject(after)
  })

  test.each(['application/json', 'text/plain', 'multipart/form-data'])(
    '%s is no file',
    async (type) => {
      const headers = { 'content-type': type }
      const answer = await api.request('POST', '/imports/observations', { body: TWO, headers })
      expect(answer.status).toBe(415)
    },
  )

  test('a byte order mark, line ends and quotes are read', async () => {
    const file = '\uFEFFmetric_id;observed_on;value;note\nsessions;"2022-08-01";"3";"a ""b""\nc"\n'
    expect(await send(file)).toMatchObject({ status: 201, body: { counts: { added: 1 } } })
    const [one] = [await api.request('GET', '/observations?metric=sessions')]
    expect(at(one, 'items.0.note')).toBe('a "b"\nc')
  })

  test('what was announced as too large is refused before it is read', async () => {
    const headers = { ...CSV, 'content-length': String(1024 ** 3) }
    const answer = await api.request('POST', '/imports/observations', { body: TWO, headers })
    expect(answer).toMatchObject({
      status: 413,
      body: { type: 'urn:quarterdeck:problem:too_large' },
    })
  })

  test('a repeated request is done once and answered the same', async () => {
    const headers = { ...CSV, 'idempotency-key': 'import-of-august' }
    const requests = Array.from({ length: 5 }, () =>
      api.request('POST', '/imports/observations', { body: TWO, headers }),
    )
    const answers = await Promise.all(requests)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map((answer) => textAt(answer, 'id'))).size).toBe(1)
    expect(at(await api.request('GET', '/imports'), 'items')).toHaveLength(1)
    const other = `${TWO}sessions,2022-08-09,1\r\n`
    const reused = await api.request('POST', '/imports/observations', { body: other, headers })
    expect(reused).toMatchObject({
      status: 409,
      body: { type: 'urn:quarterdeck:problem:idempotency_key_reused' },
    })
    expect(at(await api.request('GET', '/observations?metric=sessions'), 'items')).toHaveLength(2)
  })

  test('a closed cycle takes no rows', async () => {
    await api.db
      .updateTable('cycle')
      .set({ closed_at: '2022-10-01T18:00:00.000Z' })
      .where('id', '=', '2022-23-Q1')
      .execute()
    expect(await send(TWO)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'cycle_closed' }, { code: 'cycle_closed' }] },
    })
  })

  test('it can be answered once it has arrived, and followed to its end', async () => {
    const headers = { ...CSV, prefer: 'respond-async' }
    const answer = await api.request('POST', '/imports/observations', { body: TWO, headers })
    expect(answer.status).toBe(202)
    const events = await api.request('GET', `/imports/${textAt(answer, 'id')}`, {
      headers: { accept: 'text/event-stream' },
    })
    expect(events.headers.get('content-type')).toContain('text/event-stream')
    const last = String(events.body).trim().split('\n\n').at(-1) ?? ''
    expect(last).toMatch(/^event: end\ndata: \{.*"state":"published"/)
  })

  test('an import is taken back as one batch, with the reason in the log', async () => {
    await send(`${HEADER}sessions,2022-08-01,1\r\n`)
    const answer = await send(TWO)
    const id = textAt(answer, 'id')
    const path = `/imports/${id}`
    expect((await api.request('DELETE', path)).status).toBe(428)
    const headers = { 'if-match': answer.headers.get('etag') ?? '' }
    expect((await api.request('DELETE', path, { headers })).status).toBe(422)
    const undone = await api.request('DELETE', path, { headers, body: { reason: REASON } })
    expect(undone).toMatchObject({
      status: 200,
      body: { undone: { by: 'coordinator@district.example', reason: REASON } },
    })
    const left = await api.request('GET', '/observations?metric=sessions')
    expect(at(left, 'items')).toMatchObject([
      { observedOn: '2022-08-01', value: 1, version: 3, reason: REASON },
    ])
    expect(at(await api.request('GET', '/audit?limit=1'), 'items.0')).toMatchObject({
      action: 'observation.import_undo',
      reason: REASON,
    })
    expect(await verifyRollUps(api.db)).toMatchObject({ ok: true })
    expect(await verifyRecord(api.db)).toMatchObject({ ok: true })
    const now = { 'if-match': undone.headers.get('etag') ?? '' }
    const again = await api.request('DELETE', path, { headers: now, body: { reason: REASON } })
    expect(again.status).toBe(409)
    expect(await send(TWO)).toMatchObject({
      status: 201,
      body: { counts: { added: 1, corrected: 1 } },
    })
  })

  test('an import whose value was changed since is not taken back', async () => {
    const answer = await send(TWO)
    const before = await api.request('GET', '/observations?metric=sessions')
    const one = `/observations/${textAt(before, 'items.0.id')}`
    const changed = { body: { value: 9, reason: 'counted again' }, headers: { 'if-match': '"1"' } }
    expect((await api.request('PATCH', one, changed)).status).toBe(200)
    const head = await getHead(api.db)
    const headers = { 'if-match': answer.headers.get('etag') ?? '' }
    const refused = await api.request('DELETE', `/imports/${textAt(answer, 'id')}`, {
      headers,
      body: { reason: REASON },
    })
    expect(refused).toMatchObject({ status: 409, body: { errors: [{ code: 'changed_since' }] } })
    expect(await getHead(api.db)).toBe(head)
    expect(await countRows(api.db)).toMatchObject({ import_row: 0 })
  })

  test('nobody but a coordinator signs with another’s name, or dates back', async () => {
    const signed = [
      'observation_id,metric_id,observed_on,value,recorded_at,recorded_by,version,restated_reason',
      'forged-1,sessions,2022-08-01,3,2022-08-02T10:00:00.000Z,leader@district.example,4,so it was',
      '',
    ].join('\r\n')
    const departments = ['data']
    const options = { db: api.db, departments, role: 'editor', actor: 'editor@d.example' } as const
    const editor = await createTestApi(dialect, options)
    const sent = { body: signed, headers: CSV }
    expect((await editor.request('POST', '/imports/observations', sent)).status).toBe(201)
    const [theirs] = await api.db.selectFrom('observation').selectAll().execute()
    expect(theirs).toMatchObject({
      recorded_by: 'editor@d.example',
      recorded_at: '2022-10-05T18:09:36.000Z',
      version: 1,
      reason: null,
    })
    expect(theirs?.id).not.toBe('forged-1')
    expect(await editor.request('POST', '/imports/observations', sent)).toMatchObject({
      status: 200,
      body: { state: 'unchanged' },
    })
    expect((await send(signed.replace('08-01', '08-04'))).status).toBe(201)
    const kept = await api.db
      .selectFrom('observation')
      .selectAll()
      .where('observed_on', '=', calendarDate('2022-08-04'))
      .executeTakeFirst()
    expect(kept).toMatchObject({
      id: 'forged-1',
      recorded_by: 'leader@district.example',
      version: 4,
    })
  })

  test('another department’s metric and import are not there for a key', async () => {
    const answer = await send(TWO)
    const key = await createTestApi(dialect, {
      db: api.db,
      role: 'observe_key',
      actor: 'API key nightly',
      departments: ['programs'],
    })
    const foreign = await key.request('POST', '/imports/observations', { body: TWO, headers: CSV })
    expect(foreign).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'metric_unknown' }, {}] },
    })
    const id = textAt(answer, 'id')
    for (const [method, path] of [
      ['GET', `/imports/${id}`],
      ['GET', `/imports/${id}/rejects.csv`],
      ['DELETE', `/imports/${id}`],
    ] as const) {
      const headers = { 'if-match': answer.headers.get('etag') ?? '' }
      const asked = await key.request(method, path, { headers })
      expect([path, asked.status]).toEqual([path, 404])
    }
    const own = at(await key.request('GET', '/imports'), 'items')
    expect(own).toMatchObject([{ by: 'API key nightly', state: 'refused' }])
  })

  function send(file: string, query = ''): Promise<Answer> {
    return api.request('POST', `/imports/observations${query}`, { body: file, headers: CSV })
  }
})
