import { beforeEach, describe, expect, test } from 'vitest'

import { correctObservation } from '../../db/observations.ts'
import { updateDistrict } from '../../db/settings.ts'
import type { Db } from '../../db/tables.ts'
import { writing } from '../../db/writing.ts'
import type { TestApi } from '../support/api.ts'
import { createTestApi } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { cellsOf, found, partsOf } from '../support/decks.ts'
import {
  addMetric,
  checked,
  createDistrict,
  record,
  recorder,
} from '../support/recorded-district.ts'
import { sealPacket } from '../support/sealed.ts'

const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
const CYCLE = '2022-23-Q2'
const MOMENT = '2023-01-10T18:00:00Z'

describe.each(DIALECTS)('%s: GET /snapshots/{id}/deck.pptx', (dialect) => {
  let db: Db
  let viewer: TestApi

  beforeEach(async () => {
    db = await createDistrict(dialect)
    const next = recorder()
    const named = { unit: 'sessions', title: 'Sessions <held> & “more”', sourceSystem: 'Sheets' }
    const sessions = await addMetric(db, { id: 'sessions', target: 80, ...named })
    const zero = await record(db, next(), sessions, checked({ value: 3 }))
    await sealPacket(db, CYCLE, { moment: MOMENT, title: 'The first' })
    const after = checked({ value: 0 })
    const why = { expectedVersion: 1, reason: 'none were held' }
    await writing(db, next(), (change) => correctObservation(change, sessions, zero.id, after, why))
    const few = { id: 'few', letter: 'b', kind: 'rate', unit: '%', baseline: 20 } as const
    const secret = await addMetric(db, { ...few, privacyClass: 'student' })
    const hidden = checked({ numerator: 3, denominator: 7 })
    await record(db, next(), secret, hidden)
    viewer = await createTestApi(dialect, { db, role: 'viewer', actor: 'v@district.example' })
    return () => db.destroy()
  })

  test('charts are charts, with the workbook an office edits them in', async () => {
    const { bytes, parts } = await deck()
    const charts = Array.from(parts.keys()).filter((name) => /charts\/chart\d+\.xml$/.test(name))
    expect(charts).toEqual(['ppt/charts/chart1.xml', 'ppt/charts/chart2.xml'])
    const chart = parts.get('ppt/charts/chart1.xml')
    expect(chart).toContain('<c:lineChart>')
    expect(chart).toContain('<c:externalData r:id="rId1">')
    expect(chart).toContain('<c:dispBlanksAs val="gap"/>')
    expect(parts.get('ppt/charts/_rels/chart1.xml.rels')).toContain(
      'Target="../embeddings/Microsoft_Excel_Worksheet1.xlsx"',
    )
    expect(await cellsOf(bytes, 1)).toEqual([
      ['', 'Value', 'Path', 'Target'],
      ['Q1', '0', '20', '80'],
      ['Q2', '', '40', '80'],
      ['Q3', '', '', '80'],
      ['Q4', '', '', '80'],
    ])
  })

  test('a chart shows what its workbook holds: zero is zero, a gap is no point', async () => {
    const { parts } = await deck()
    const lines = found(parts.get('ppt/charts/chart1.xml'), /<c:ser>(.*?)<\/c:ser>/g)
    const drawn = lines.map((line) => [
      found(line, /<c:f>(Sheet1![^<]*)<\/c:f>/g),
      found(/<c:val>.*/.exec(line)?.[0], /(idx="\d"><c:v>[^<]*)/g),
    ])
    expect(drawn).toEqual([
      [cellsBehind('D'), [0, 1, 2, 3].map((at) => `idx="${at}"><c:v>80`)],
      [cellsBehind('C'), ['idx="0"><c:v>20', 'idx="1"><c:v>40']],
      [cellsBehind('B'), ['idx="0"><c:v>0']],
    ])
  })

  test('every chart has a text instead, and every slide a title and notes by paragraph', async () => {
    const { parts } = await deck()
    const slides = Array.from(parts).filter(([name]) => /slides\/slide\d+\.xml$/.test(name))
    const texts = slides.flatMap(([, xml]) => found(xml, /name="Chart [^"]*" descr="([^"]*)"/g))
    expect(texts).toEqual([
      'Line chart of DR-1.1.a Sessions &lt;held&gt; &amp; “more”, in sessions. Q1: 0 sessions, off track. Q2: no number. Path 40 sessions · target 80 sessions.',
      expect.stringContaining('Q1: hidden, '),
    ])
    const untitled = slides.filter(([, xml]) => !/<p:ph[^>]*type="title"/.test(xml))
    expect(untitled.map(([name]) => name)).toEqual([])
    const at = slides.findIndex(([, xml]) => xml.includes('Chart '))
    const notes = found(parts.get(`ppt/notesSlides/notesSlide${at + 1}.xml`), /<a:t>([^<]*)/g)
    expect(notes).toContain('Source: Sheets.')
    expect(notes).toContain('Corrected in Q1: none were held.')
  })

  test('a paragraph says its look once, before what is written in it', async () => {
    const { parts } = await deck()
    const paragraphs = Array.from(parts.values()).flatMap((xml) => found(xml, /(<a:p>.*?<\/a:p>)/g))
    expect(paragraphs.length).toBeGreaterThan(50)
    expect(paragraphs.filter((one) => /<\/a:r>.*<a:pPr/.test(one))).toEqual([])
  })

  test('it names the types of the parts that are there, and of no others', async () => {
    const { parts } = await deck()
    const named = found(parts.get('[Content_Types].xml'), /PartName="\/([^"]*)"/g)
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((name) => !parts.has(name))).toEqual([])
  })

  test('no shape of a slide has the number of another', async () => {
    const { parts } = await deck()
    for (const [name, xml] of parts) {
      const ids = found(xml, /<p:cNvPr id="(\d+)"/g)
      expect([name, new Set(ids).size]).toEqual([name, ids.length])
    }
  })

  test('it says what changed since the packet before', async () => {
    const { parts } = await deck()
    const changes = found(parts.get('ppt/slides/slide2.xml'), /<a:t>([^<]*)/g)
    expect(changes).toContain('What changed since packet 1')
    expect(changes).toContain('Q1: reported 3 sessions at DLN 2, now 0 sessions: none were held ')
  })

  test('a hidden number is in no part of it, nor in the workbooks', async () => {
    const { parts, bytes } = await deck()
    expect(Array.from(parts).filter(([, text]) => /42\.8|42\.9|3 of 7/.test(text))).toEqual([])
    expect((await cellsOf(bytes, 2)).map((cells) => cells[1])).toEqual(['Value', '', '', '', ''])
    const slides = Array.from(parts.values()).join('')
    expect(slides).toContain('Hidden, because so few people stand behind it: Q1.')
  })

  test('the same packet gives the same bytes whenever it is asked', async () => {
    const one = await deck()
    viewer.now('2024-05-05T10:00:00Z')
    const other = await deck()
    expect(Buffer.from(other.bytes).equals(one.bytes)).toBe(true)
    const core = one.parts.get('docProps/core.xml')
    expect(found(core, /<dcterms:\w+ [^>]*>([^<]*)/g)).toEqual([
      '2023-01-10T18:00:00Z',
      '2023-01-10T18:00:00Z',
    ])
    expect(found(core, /<dc:creator>([^<]*)/g)).toEqual(['Bay Harbor Unified'])
    expect(Array.from(one.parts.values()).join('')).not.toMatch(/pptxgen/i)
  })

  test('what is renamed or recorded later is not in it', async () => {
    const before = await ask()
    const change = { actor: 'coordinator@district.example', at: new Date(MOMENT) }
    const renamed = await writing(db, change, (going) =>
      updateDistrict(going, { name: 'Elsewhere Unified' }, 1),
    )
    expect(renamed?.name).toBe('Elsewhere Unified')
    await addMetric(db, { id: 'later', letter: 'c', title: 'Only later' })
    const etag = before.headers.get('etag') ?? ''
    const again = await ask({ 'if-none-match': etag })
    expect(again.status).toBe(304)
  })

  test('it is named by its packet, and there is none of another', async () => {
    const { headers } = await ask()
    expect(headers.get('content-type')).toBe(TYPE)
    expect(headers.get('content-disposition')).toBe('attachment; filename="packet-2.pptx"')
    expect((await viewer.request('GET', '/snapshots/nothing/deck.pptx')).status).toBe(404)
  })

  test('one asker has three of them drawn at a time', async () => {
    const path = `/api/v1/snapshots/${await sealSecond()}/deck.pptx`
    const answers = await Promise.all([1, 2, 3, 4].map(async () => viewer.app.request(path)))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(3)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    expect((await viewer.app.request(path)).status).toBe(200)
  })

  let sealed: string | undefined

  beforeEach(() => {
    sealed = undefined
  })

  async function sealSecond(): Promise<string> {
    sealed ??= (await sealPacket(db, CYCLE, { moment: MOMENT, title: 'The second' })).id
    return sealed
  }

  async function ask(headers: Record<string, string> = {}) {
    const path = `/api/v1/snapshots/${await sealSecond()}/deck.pptx`
    return viewer.app.request(path, { headers })
  }

  async function deck() {
    const answer = await ask()
    expect(answer.status).toBe(200)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return { bytes, parts: await partsOf(bytes) }
  }
})

/** Where a line of a chart finds its name, its cycles and its values. */
function cellsBehind(column: string): string[] {
  return [`Sheet1!$${column}$1`, 'Sheet1!$A$2:$A$5', `Sheet1!$${column}$2:$${column}$5`]
}
