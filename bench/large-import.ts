/** A large file streamed to a server, and taken back, while others read and save: what they wait, and the memory it takes. */

import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:http'
import { setTimeout } from 'node:timers/promises'

import type { SchoolYear } from '../domain/calendar.ts'
import { boundsOf, daysAfter } from '../domain/calendar.ts'
import { metricId, observationRow } from './district.ts'
import { milliseconds, perSecond, report, sampleOf, timed } from './measure.ts'
import type { FromServed } from './served.ts'
import { createBenchDistrict } from './setting.ts'

const MEGABYTE = 1_000_000
const PIECE = 64 * 1024
const READ_EVERY = 100
const SAVE_EVERY = 1000
const ALONE = 6000
const QUIET_BEFORE = 2000
const WARMING = 150
/** Parts of the file that are sent alone first, and rows that are in no other file. */
const SMALL = 20
const HALF = 2
const FAR = 1_000_000
/** As long as notes are: some hundred thousand rows make 100 MB. */
const NOTE = 'A note of the length that people write beside a value they log. '.repeat(3).trim()
const HEADINGS = 'metric_id,observed_on,site_code,numerator,denominator,note'

interface Waits {
  /** Milliseconds each; a failed save counts with what it took. */
  reads: number[]
  saves: number[]
  refusedSaves: number
  /** Bytes. */
  memory: number
}

/** Sends a file of so many megabytes to a served district of so many rows, and takes it back. */
export async function benchLargeImport(megabytes: number, rows: number, year: SchoolYear) {
  const district = await createBenchDistrict(rows)
  await district.db.destroy()
  const server = await serve(district.path)
  try {
    const first = rowsOf(megabytes / SMALL)
    const small = await measureMemory(server, year, rows, first)
    const half = await measureMemory(server, year, rows + first, rowsOf(megabytes / HALF))
    report(
      'Most memory with half / a twentieth of the file alone',
      inMegabytes(half),
      inMegabytes(small),
      half / small,
    )
    await warmUp(server, year)
    const alone = await watching(server, year, () => setTimeout(ALONE))
    const size = rowsOf(megabytes)
    let run: Import | undefined
    const importing = await watching(server, year, async () => {
      run = await send(server, year, FAR, size)
    })
    const name = `${megabytes} MB, ${size.toLocaleString('en-US')} rows`
    tell(`${name} imported`, importing, alone, size)
    const undoing = await watching(server, year, () => takeBack(server, run))
    tell(`${name} taken back`, undoing, alone, size)
  } finally {
    server.process.disconnect()
    await district.close().catch(() => undefined)
  }
}

interface Served {
  process: ChildProcess
  /** `http://127.0.0.1:40123/api/v1` */
  address: string
  /** Bytes, as last told. */
  memory: () => number
}

async function serve(path: string): Promise<Served> {
  const child = fork(new URL('./served.ts', import.meta.url), [path])
  const listening = Promise.withResolvers<number>()
  let memory = 0
  child.on('message', (message: FromServed) => {
    if ('port' in message) listening.resolve(message.port)
    else memory = message.memory
  })
  child.once('exit', () => listening.reject(new Error('the server of the bench ended')))
  const port = await listening.promise
  return { process: child, address: `http://127.0.0.1:${port}/api/v1`, memory: () => memory }
}

/** The most memory of the server while it takes a file, in bytes, where nobody reads: readers fill up what is kept to answer sooner. */
async function measureMemory(
  server: Served,
  year: SchoolYear,
  from: number,
  rows: number,
): Promise<number> {
  await read(server, year)
  await setTimeout(QUIET_BEFORE)
  let most = server.memory()
  const looking = setInterval(() => {
    most = Math.max(most, server.memory())
  }, READ_EVERY)
  const took = await timed(async () => {
    await send(server, year, from, rows)
  })
  clearInterval(looking)
  process.stdout.write(`  ${rows.toLocaleString('en-US')} rows alone: ${perSecond(rows, took)}\n`)
  return most
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / MEGABYTE)} MB`
}

/** Reads and saves until what the server keeps to answer sooner has its full size. */
async function warmUp(server: Served, year: SchoolYear): Promise<void> {
  for (let round = 0; round < WARMING; round += 1) {
    await save(server, year)
    await read(server, year)
    await read(server, year)
  }
}

/** What readers and savers wait while something goes on, and how long that takes. */
async function watching(server: Served, year: SchoolYear, work: () => Promise<unknown>) {
  const waits: Waits = { reads: [], saves: [], refusedSaves: 0, memory: 0 }
  const over = new AbortController()
  const every = async (pause: number, turn: () => Promise<void>) => {
    while (!over.signal.aborted) {
      await turn()
      waits.memory = Math.max(waits.memory, server.memory())
      await setTimeout(pause)
    }
  }
  const others = Promise.all([
    every(READ_EVERY, async () => {
      waits.reads.push(await timed(() => read(server, year)))
    }),
    every(SAVE_EVERY, async () => {
      const begun = performance.now()
      if (!(await save(server, year))) waits.refusedSaves += 1
      waits.saves.push(performance.now() - begun)
    }),
  ])
  const took = await timed(async () => {
    await work()
  })
  over.abort()
  await others
  return { ...waits, took }
}

async function read({ address }: Served, year: SchoolYear): Promise<void> {
  const answer = await fetch(`${address}/dashboard?year=${year}`)
  if (!answer.ok) throw new Error(`the dashboard was answered ${answer.status}`)
  await answer.arrayBuffer()
}

let saved = 0

async function save({ address }: Served, year: SchoolYear): Promise<boolean> {
  saved += 1
  const body = {
    metricId: metricId(year, saved % 500),
    observedOn: daysAfter(boundsOf(year).startsOn, saved % 360),
    group: `Saved ${saved}`,
    numerator: 1,
    denominator: 2,
  }
  const answer = await fetch(`${address}/observations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  await answer.arrayBuffer()
  return answer.ok
}

interface Import {
  id: string
  etag: string
}

async function send(server: Served, year: SchoolYear, from: number, rows: number): Promise<Import> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: streamOf(fileOf(year, from, rows)),
    duplex: 'half',
  } as const
  const answer = await fetch(`${server.address}/imports/observations`, init)
  const body: { id: string; counts?: unknown } = await answer.json()
  if (answer.status !== 201) throw new Error(JSON.stringify(body).slice(0, 500))
  return { id: body.id, etag: answer.headers.get('etag') ?? '' }
}

async function takeBack({ address }: Served, run: Import | undefined): Promise<void> {
  if (!run) throw new Error('nothing was imported')
  const body = JSON.stringify({ reason: 'The bench takes back what it sent.' })
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    'if-match': run.etag,
  }
  // `fetch` gives up after five minutes without an answer, which a busy machine may need.
  const asked = request(`${address}/imports/${run.id}`, { method: 'DELETE', headers })
  asked.end(body)
  const [answer]: IncomingMessage[] = await once(asked, 'response')
  answer?.resume()
  if (answer?.statusCode !== 200) throw new Error(`taking back was answered ${answer?.statusCode}`)
}

function streamOf(pieces: Iterator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: (stream) => {
      const { value, done } = pieces.next()
      if (done) stream.close()
      else stream.enqueue(value)
    },
  })
}

/** The file, made as it is read, so that it takes no memory here. */
function* fileOf(year: SchoolYear, from: number, rows: number): Generator<Uint8Array> {
  const bytes = new TextEncoder()
  let piece = `${HEADINGS}\r\n`
  for (let at = from; at < from + rows; at += 1) {
    const row = observationRow(year, at, 1)
    const site = String(row.site_id).replace('site-', 'S')
    const cells = [row.metric_id, row.observed_on, site, row.numerator, row.denominator, NOTE]
    piece += `${cells.join(',')}\r\n`
    if (piece.length < PIECE) continue
    yield bytes.encode(piece)
    piece = ''
  }
  yield bytes.encode(piece)
}

function rowsOf(megabytes: number): number {
  const row = 'm-2022-23-123,2022-10-05,S12,12,31,'.length + NOTE.length + 2
  return Math.floor((megabytes * MEGABYTE) / row)
}

type Watched = Awaited<ReturnType<typeof watching>>

function tell(what: string, during: Watched, alone: Watched, size: number): void {
  const [one, other] = [sampleOf(during.reads), sampleOf(alone.reads)]
  report(
    `${what}: dashboard, p95`,
    milliseconds(one.p95),
    `${milliseconds(other.p95)} alone`,
    one.p95 / other.p95,
  )
  const longest = Math.max(...during.reads)
  report('  its longest wait', milliseconds(longest), milliseconds(other.p95), longest / other.p95)
  const [waited, usual] = [Math.max(...during.saves), sampleOf(alone.saves).p95]
  const refused = during.refusedSaves === 0 ? '' : ` (${during.refusedSaves} refused)`
  report(
    `  the longest wait of a save${refused}`,
    milliseconds(waited),
    milliseconds(usual),
    waited / usual,
  )
  const most = `${inMegabytes(during.memory)} of memory at most`
  process.stdout.write(
    `  ${perSecond(size, during.took)}, ${Math.round(during.took / 1000)} s, ${most}\n`,
  )
}
