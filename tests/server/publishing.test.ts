import { beforeEach, describe, expect, test } from 'vitest'

import type { Db } from '../../db/tables.ts'
import type { Answer, TestApi } from '../support/api.ts'
import { createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMetrics, recordEverything } from '../support/every-kind.ts'
import {
  addMetric,
  checked,
  createDistrict,
  record,
  recorder,
} from '../support/recorded-district.ts'
import { sealPacket } from '../support/sealed.ts'

const ES = { 'metric:sessions': 'Sesiones de capacitación', intro: 'Así va el año.' }

describe.each(DIALECTS)('%s: the public page of a packet', (dialect) => {
  let db: Db
  let coordinator: TestApi
  let id: string

  beforeEach(async () => {
    db = await createDistrict(dialect)
    const next = recorder()
    await recordEverything(db, next, await addMetrics(db))
    const few = await addMetric(db, { id: 'few', letter: 'y', privacyClass: 'student' })
    await record(db, next(), few, checked({ value: 4, note: 'SECRET NOTE' }))
    id = (await sealPacket(db, '2022-23-Q1', { moment: '2022-10-06T18:00:00Z' })).id
    coordinator = await createTestApi(dialect, { db, moment: '2022-10-06T19:00:00Z', pages: true })
    return () => db.destroy()
  })

  test('is read by anybody, in two languages, and says which', async () => {
    const path = textAt(await publish({ texts: { es: ES } }), 'path')
    const english = await page(path)
    expect(english.status).toBe(200)
    expect(english.text).toContain('<html lang="en">')
    expect(english.text).toContain('What DLN was shown')
    expect(english.headers.get('content-language')).toBe('en')
    const spanish = await page(`${path}?lang=es`)
    expect(spanish.text).toContain('<html lang="es">')
    expect(spanish.text).toContain('Sesiones de capacitación')
    expect(spanish.text).toContain('Así va el año.')
    expect(spanish.text).toContain('<span lang="en">Attendance</span>')
    expect((await page(path, { 'accept-language': 'es-MX,es;q=0.9' })).text).toContain('lang="es"')
    const json = await coordinator.request('GET', `/public/${path.slice(3)}?lang=es`)
    expect(json).toMatchObject({ status: 200, body: { language: 'es', cycle: 'Q1' } })
  })

  test('has no script, asks not to be listed, and is listed only if chosen', async () => {
    const answer = await page(textAt(await publish(), 'path'))
    expect(answer.text).not.toContain('<script')
    expect(answer.text).not.toContain('style="')
    expect(answer.text).toContain('<meta name="robots" content="noindex" />')
    expect(answer.headers.get('x-robots-tag')).toBe('noindex')
    await withdraw()
    const chosen = await page(textAt(await publish({ findable: true }), 'path'))
    expect(chosen.text).not.toContain('noindex')
    expect(chosen.headers.get('x-robots-tag')).toBeNull()
  })

  test('tells no small group, no note, no reflection and nobody’s name', async () => {
    const path = textAt(await publish(), 'path')
    const { text } = await page(path)
    const json = JSON.stringify((await coordinator.request('GET', `/public/${path.slice(3)}`)).body)
    for (const told of [text, json]) {
      expect(told).toContain('hidden')
      expect(told).not.toContain('SECRET NOTE')
      expect(told).not.toContain('data@district.example')
      expect(told).not.toContain('recorded')
    }
    expect(json).toMatch(/"id":"few".*?"figure":"hidden","status":"\w+","value":null/)
  })

  test('is withdrawn for good; another publishing has another address', async () => {
    const first = textAt(await publish(), 'path')
    expect(await publish()).toMatchObject({ status: 409 })
    expect((await withdraw()).status).toBe(204)
    expect((await page(first)).status).toBe(410)
    expect((await page(first)).text).toContain('withdrawn')
    expect((await page(`${first}?lang=es`)).text).toContain('retirada')
    const json = await coordinator.request('GET', `/public/${first.slice(3)}`)
    expect(json).toMatchObject({ status: 410, body: { title: 'This page was withdrawn.' } })
    const second = textAt(await publish(), 'path')
    expect(second).not.toBe(first)
    expect((await page(second)).status).toBe(200)
    expect((await page(first)).status).toBe(410)
    await expect(db.updateTable('publication').set({ findable: 1 }).execute()).rejects.toThrow(
      'append-only',
    )
  })

  test('a page that is held already is not sent again, and a withdrawn one is gone whoever holds it', async () => {
    const path = textAt(await publish(), 'path')
    for (const asked of [path, `${path}?lang=es`, `/api/v1/public/${path.slice(3)}`]) {
      const first = await page(asked)
      const etag = first.headers.get('etag') ?? ''
      expect(etag).toMatch(/^"[\w-]{22}"$/)
      const held = await page(asked, { 'if-none-match': etag })
      expect([held.status, held.text, held.headers.get('etag')]).toEqual([304, '', etag])
      expect((await page(asked)).text).toBe(first.text)
    }
    const etag = (await page(path)).headers.get('etag') ?? ''
    // Another server on the same database, which drew the page too.
    const other = await createTestApi(dialect, { db, moment: '2022-10-06T19:00:00Z', pages: true })
    expect((await other.app.request(path)).status).toBe(200)
    await withdraw()
    expect((await page(path, { 'if-none-match': etag })).status).toBe(410)
    expect((await other.app.request(path)).status).toBe(410)
    expect((await other.app.request(`/api/v1/public/${path.slice(3)}`)).status).toBe(410)
  })

  test('a hall full of parents behind one address reads it; a flood is told to wait', async () => {
    const path = textAt(await publish(), 'path')
    for (let visit = 1; visit < 1200; visit += 1) await page('/p/nothing')
    expect((await page(path)).status).toBe(200)
    const refused = await page(`${path}?lang=es`)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('60')
    expect(refused.text).toContain('Espere un minuto y ábrala de nuevo.')
    expect(await coordinator.request('GET', `/public/${path.slice(3)}`)).toMatchObject({
      status: 429,
      body: { title: 'Too many visits from one place.' },
    })
    coordinator.now('2022-10-06T19:01:00Z')
    expect((await page(path)).status).toBe(200)
  })

  test('the months are a page beside it where that was chosen, in both languages', async () => {
    const without = textAt(await publish(), 'path')
    expect((await page(without)).text).not.toContain('Month by month')
    expect((await page(`${without}/months`)).status).toBe(404)
    await withdraw()
    const made = await publish({ months: true, texts: { es: ES } })
    expect(made.body).toMatchObject({ months: true })
    const path = textAt(made, 'path')
    expect((await page(path)).text).toContain(`href="${path}/months?lang=en"`)
    const english = await page(`${path}/months`)
    expect(english.status).toBe(200)
    expect(english.text).toContain('<h1>Month by month</h1>')
    expect(english.text).toMatch(/In (July|August|September) 2022 it was /)
    expect(english.text).toContain(`href="${path}?lang=en"`)
    expect(english.text).not.toContain('<script')
    expect(english.text).not.toContain('style="')
    const spanish = await page(`${path}/months?lang=es`)
    expect(spanish.text).toContain('Sesiones de capacitación')
    expect(spanish.text).toMatch(/En (julio|agosto|septiembre) de 2022 fue: /)
    expect(english.text).toContain('so few people may stand behind one of them')
    await withdraw()
    expect((await page(`${path}/months`)).status).toBe(410)
  })

  test.each(['/p/nothing', `/p/${'x'.repeat(22)}`])('%s is no page', async (path) => {
    const answer = await page(path)
    expect(answer.status).toBe(404)
    expect(answer.text).toContain('There is no such page')
  })

  test('a text that stands for nothing, or says too much, is refused with its place', async () => {
    expect(await publish({ texts: { es: { 'metric:none': 'Nada' } } })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'texts.es.metric:none', code: 'unknown' }] },
    })
    expect(await publish({ texts: { en: { intro: 'x'.repeat(601) } } })).toMatchObject({
      status: 400,
    })
    expect(await publish({ texts: { fr: {} } })).toMatchObject({ status: 400 })
  })

  test('markup in a text is text', async () => {
    const intro = '<img src=x onerror=alert(1)>"&'
    const { text } = await page(textAt(await publish({ texts: { en: { intro } } }), 'path'))
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&amp;')
    expect(text).not.toContain('<img')
  })

  test('only a coordinator publishes; whoever reads packets reads where', async () => {
    const viewer = await createTestApi(dialect, { db, role: 'viewer', actor: 'v@d.example' })
    expect(await viewer.request('POST', `/snapshots/${id}/publish`, { body: {} })).toMatchObject({
      status: 403,
    })
    expect(await viewer.request('GET', `/snapshots/${id}/publish`)).toMatchObject({
      body: { publication: null, texts: {} },
    })
    const made = await publish({ texts: { es: ES } })
    expect(await viewer.request('GET', `/snapshots/${id}/publish`)).toMatchObject({
      body: { publication: made.body, texts: { es: ES } },
    })
    await withdraw()
    expect(await viewer.request('GET', `/snapshots/${id}/publish`)).toMatchObject({
      body: { publication: null, texts: { es: ES } },
    })
    const headers = { 'if-match': '"1"' }
    expect(await coordinator.request('DELETE', `/snapshots/${id}/publish`)).toMatchObject({
      status: 428,
    })
    expect(
      await coordinator.request('DELETE', `/snapshots/${id}/publish`, { headers }),
    ).toMatchObject({ status: 404 })
  })

  function publish(body: object = {}): Promise<Answer> {
    return coordinator.request('POST', `/snapshots/${id}/publish`, { body })
  }

  function withdraw(): Promise<Answer> {
    const headers = { 'if-match': '"1"' }
    return coordinator.request('DELETE', `/snapshots/${id}/publish`, { headers })
  }

  async function page(path: string, headers: Record<string, string> = {}) {
    const answer = await coordinator.app.request(path, { headers })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
})
