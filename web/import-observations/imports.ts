/** Sending a file to be imported, following it, and what was imported before. */

import { DetailedError, parseResponse } from 'hono/client'

import type { Api } from '../api.ts'
import { BASE } from '../api.ts'

export type Imports = Awaited<ReturnType<typeof readImports>>
export type Import = Imports[number]

/** How far a file is: parts of a whole, or of null where that cannot be told. */
export interface Moved {
  phase: 'sending' | 'checking' | 'publishing'
  share: number | null
}

export interface SendOptions {
  dryRun: boolean
  goodRowsOnly: boolean
}

/** The newest imports that whoever is here may see. */
export async function readImports(api: Api, signal: AbortSignal) {
  const page = await parseResponse(
    api.imports.$get({ query: { limit: '50' } }, { init: { signal } }),
  )
  return page.items
}

/** Takes an import back; throws what `parseResponse` throws. */
export async function undoImport(api: Api, { id, version }: Import, reason: string) {
  return parseResponse(
    api.imports[':id'].$delete({
      param: { id },
      query: {},
      header: { 'if-match': `"${id}.${version}"` },
      json: { reason },
    }),
  )
}

/**
 * Sends a file and follows it to its end.
 *
 * Errors: throws what `parseResponse` throws; an AbortError when it was stopped.
 */
export async function sendFile(
  api: Api,
  file: File,
  { dryRun, goodRowsOnly }: SendOptions,
  onMoved: (moved: Moved) => void,
  signal: AbortSignal,
): Promise<Import> {
  const query = new URLSearchParams({
    fileName: file.name.slice(0, 200),
    dryRun: String(dryRun),
    goodRowsOnly: String(goodRowsOnly),
  })
  const address = `${BASE}/imports/observations?${query.toString()}`
  // Whoever has to sign in first is asked before a long file is sent for nothing.
  await parseResponse(api.me.$get(undefined, { init: { signal } }))
  const answer = await api.doorkeeper.admit(() => post(address, file, onMoved, signal), signal)
  const { id } = await importIn(answer)
  return follow(api, id, onMoved, signal)
}

async function importIn(answer: Pick<Response, 'ok' | 'status' | 'text'>): Promise<Import> {
  const body: Import = JSON.parse(await answer.text())
  if (answer.ok) return body
  throw new DetailedError('refused', { statusCode: answer.status, detail: { data: body } })
}

/** XMLHttpRequest, because it alone tells how much has been sent. */
function post(
  address: string,
  file: File,
  onMoved: (moved: Moved) => void,
  signal: AbortSignal,
): Promise<Response> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('content-type', 'text/csv')
    request.setRequestHeader('prefer', 'respond-async')
    request.responseType = 'text'
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onMoved({ phase: 'sending', share: total > 0 ? loaded / total : null }),
    )
    request.addEventListener('load', () =>
      done(new Response(request.responseText, { status: request.status })),
    )
    request.addEventListener('error', () => failed(new Error('the server did not answer')))
    request.addEventListener('abort', () => failed(new DOMException('stopped', 'AbortError')))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

/** Whoever has to sign in meanwhile is asked, and goes on following. */
function follow(
  api: Api,
  id: string,
  onMoved: (moved: Moved) => void,
  signal: AbortSignal,
): Promise<Import> {
  return new Promise((done, failed) => {
    const events = new EventSource(`${BASE}/imports/${id}`)
    const end = (what: () => void) => {
      events.close()
      what()
    }
    events.addEventListener('progress', ({ data }) => {
      const { state, progress }: Import = JSON.parse(String(data))
      const phase = state === 'publishing' ? 'publishing' : 'checking'
      onMoved({ phase, share: progress ? progress.done / progress.of : null })
    })
    events.addEventListener('end', ({ data }) => end(() => done(JSON.parse(String(data)))))
    // It asks again by itself unless it was refused.
    events.addEventListener('error', () => {
      if (events.readyState === EventSource.CLOSED) {
        end(() => done(followAgain(api, id, onMoved, signal)))
      }
    })
    signal.addEventListener('abort', () =>
      end(() => failed(new DOMException('stopped', 'AbortError'))),
    )
  })
}

async function followAgain(
  api: Api,
  id: string,
  onMoved: (moved: Moved) => void,
  signal: AbortSignal,
): Promise<Import> {
  const asked = { param: { id }, query: {} }
  const read = await importIn(await api.imports[':id'].$get(asked, { init: { signal } }))
  if (ENDED.has(read.state)) return read
  await new Promise((waited) => void setTimeout(waited, PAUSE))
  return follow(api, id, onMoved, signal)
}

const PAUSE = 1000
const ENDED: ReadonlySet<Import['state']> = new Set([
  'checked',
  'published',
  'unchanged',
  'refused',
  'failed',
])
