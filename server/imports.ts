/** HTTP for imports of observations: sending a file, following it, its refused rows, taking it back. */

import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'

import { findAnswer } from '../db/idempotency.ts'
import { newId } from '../db/ids.ts'
import type { ImportRun } from '../db/import-runs.ts'
import { findRun, hasEnded, isSeen, listRuns } from '../db/import-runs.ts'
import { undoImport } from '../db/import-undo.ts'
import type { ImportOutcome } from '../db/observation-import.ts'
import { mayUse, reachesDistrict } from '../domain/access.ts'
import { isReason } from '../domain/approval.ts'
import type { SchoolYear } from '../domain/calendar.ts'
import {
  announced,
  isFile,
  isTooLarge,
  LARGEST_FILE,
  notFile,
  piecesOf,
  TooLarge,
  tooLarge,
} from './bulk-body.ts'
import type { Deps, Env, Session } from './context.ts'
import { createRouter } from './context.ts'
import { alreadyHeld, etagOf } from './etag.ts'
import type { ImportJob, RunImport } from './import-job.ts'
import { readImport, runImport } from './import-job.ts'
import {
  brokenOff,
  notUndone,
  nothingToUndo,
  reasonTooShort,
  refused,
  tooMany,
} from './import-refusals.ts'
import { rejectsCsv, streamOf } from './import-rejects.ts'
import {
  importRoute,
  isSet,
  listRoute,
  readRoute,
  rejectsRoute,
  undoRoute,
} from './import-routes.ts'
import type { Import } from './import-schemas.ts'
import { toBody, versionOf } from './import-schemas.ts'
import type { Importer } from './import-thread.ts'
import { createImportTurns } from './import-turns.ts'
import { reasonMissing } from './observation-refusals.ts'
import { requestOf } from './request-origin.ts'
import { absent, outdated, requireVersion } from './respond.ts'
import type { UndoImport } from './undo-thread.ts'
import { keyOf, keyReused } from './write.ts'

const LOOK_EVERY = 250
const SAY_EVERY = 10_000
const BYTE_ORDER_MARK = '\uFEFF'

export interface ImportOptions {
  /** Runs them elsewhere, and takes them back there; absent, beside the requests. */
  importer?: Importer | undefined
  /** Bytes of a file; 128 MiB unless given. */
  largestFile?: number | undefined
}

export function importRoutes(deps: Deps, options: ImportOptions = {}) {
  const { db, clock, log } = deps
  const turns = createImportTurns()
  const { largestFile = LARGEST_FILE, importer } = options
  const run: RunImport = importer?.run ?? ((...going) => runImport(db, ...going))
  const undo: UndoImport = importer?.undo ?? ((...going) => undoImport(db, ...going))

  return createRouter()
    .openapi(importRoute, async (c) => {
      if (!isFile(c)) return notFile(c)
      if (isTooLarge(c, largestFile)) return tooLarge(c, largestFile)
      const key = keyOf(c)
      if (typeof key === 'object') return key
      const { dryRun, goodRowsOnly, bom, year, fileName } = c.req.valid('query')
      const asked = {
        dryRun: isSet(dryRun),
        goodRowsOnly: isSet(goodRowsOnly),
        bom: isSet(bom),
        schoolYear: year,
        fileName: fileName ?? 'observations.csv',
      }
      const job = jobOf(c, asked, clock.now(), key)
      const end = await turns.take()
      if (!end) return tooMany(c)
      const arrived = Promise.withResolvers<'arrived'>()
      const source = ending(piecesOf(c, largestFile), () => arrived.resolve('arrived'))
      const running = run(job, source).finally(end)
      const isAsync = /(?:^|[\s,;])respond-async\b/.test(c.req.valid('header').prefer ?? '')
      try {
        const first = await (isAsync ? Promise.race([running, arrived.promise]) : running)
        if (first === 'arrived') {
          running.catch((error: unknown) => log.error({ error, import: job.id }, 'import failed'))
          const body = await readImport(db, job.id, job.bom)
          c.header('location', `/api/v1/imports/${job.id}`)
          c.header('preference-applied', 'respond-async')
          return body ? c.json(body, 202) : absent(c, 'import')
        }
        return await answer(c, first, job)
      } catch (error) {
        if (error instanceof TooLarge) return tooLarge(c, largestFile)
        if (c.req.raw.signal.aborted) return brokenOff(c)
        throw error
      }
    })
    .openapi(listRoute, async (c) => {
      const { items, nextCursor } = await listRuns(db, seenBy(c.var.session), c.req.valid('query'))
      return c.json({ items: items.map((each) => toBody(each, [], c.var.nameOf)), nextCursor }, 200)
    })
    .openapi(readRoute, async (c) => {
      const found = await findSeen(c)
      if (!found) return absent(c, 'import')
      const { id } = found
      if (c.req.header('accept')?.includes('text/event-stream')) return follow(c, id)
      const body = await readImport(db, id)
      if (!body) return absent(c, 'import')
      if (hasEnded(body)) {
        const etag = etagOf(body.version, id)
        c.header('etag', etag)
        if (alreadyHeld(c, etag)) return c.body(null, 304)
      }
      return c.json(body, 200)
    })
    .openapi(rejectsRoute, async (c) => {
      const found = await findSeen(c)
      if (!found) return absent(c, 'import')
      c.header('content-type', 'text/csv; charset=utf-8')
      c.header('content-disposition', 'attachment; filename="rejects.csv"')
      const start = c.req.valid('query').bom === '1' ? BYTE_ORDER_MARK : ''
      return c.body(streamOf(rejectsCsv(db, found, start)))
    })
    .openapi(undoRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      const found = await findSeen(c)
      if (!found || !mayUndo(c.var.session, found)) return absent(c, 'import')
      const reason = (c.req.valid('query').reason ?? c.req.valid('json').reason ?? '').trim()
      if (reason === '') return reasonMissing(c)
      if (!isReason(reason)) return reasonTooShort(c)
      const { tx } = found
      if (tx === null || found.undone) return nothingToUndo(c, found)
      const version = versionOf(found)
      if (match.version !== version) {
        return outdated(c, toBody(found, [], c.var.nameOf))
      }
      const { actor } = c.var.session
      const by = { actor, at: clock.now(), request: requestOf(c) }
      const mayBeLate = reachesDistrict(c.var.session, 'close_cycle')
      const undone = await undo({ ...found, tx }, { by, reason, mayBeLate })
      if (undone === 'undone_before') return nothingToUndo(c, found)
      if ('obstacles' in undone) return notUndone(c, undone.obstacles)
      const body = await readImport(db, found.id)
      if (!body) return absent(c, 'import')
      c.header('etag', etagOf(body.version, body.id))
      return c.json(body, 200)
    })

  async function answer(c: Context<Env>, outcome: ImportOutcome, job: ImportJob) {
    if (outcome.state === 'key_reused') return keyReused(c)
    if (outcome.state === 'done_before') return givenBefore(c, job)
    const body = await readImport(db, outcome.runId, job.bom)
    if (!body) throw new Error(`no import ${outcome.runId}`)
    c.header('location', `/api/v1/imports/${body.id}`)
    c.header('etag', etagOf(body.version, body.id))
    if (outcome.state === 'refused') return refused(c, body)
    return c.json(body, outcome.state === 'published' ? 201 : 200)
  }

  async function givenBefore(c: Context<Env>, { by, key }: ImportJob) {
    const kept = await findAnswer(db, by.actor, key?.text ?? '')
    if (!kept) throw new Error('the answer given before is gone')
    for (const [name, value] of Object.entries(kept.headers)) c.header(name, value)
    const body: Import = JSON.parse(kept.response)
    return c.json(body, kept.status === 201 ? 201 : 200)
  }

  async function findSeen(c: Context<Env>): Promise<ImportRun | undefined> {
    const found = await findRun(db, c.req.param('id') ?? '')
    const { seenBy: by } = seenBy(c.var.session)
    return found && (!by || isSeen(found, by)) ? found : undefined
  }

  function follow(c: Context<Env>, id: string) {
    return streamSSE(c, async (stream) => {
      let said = ''
      let at = 0
      while (!stream.aborted) {
        const body = await readImport(db, id)
        if (!body) return
        const data = JSON.stringify(body)
        const isOver = hasEnded(body)
        if (data !== said || isOver || performance.now() - at > SAY_EVERY) {
          await stream.writeSSE({ event: isOver ? 'end' : 'progress', data })
          said = data
          at = performance.now()
        }
        if (isOver) return
        await stream.sleep(LOOK_EVERY)
      }
    })
  }
}

interface Asked {
  dryRun: boolean
  goodRowsOnly: boolean
  bom: boolean
  schoolYear: SchoolYear | undefined
  fileName: string
}

function jobOf(c: Context<Env>, asked: Asked, at: Date, key: string | undefined): ImportJob {
  const { session } = c.var
  const { pathname, search } = new URL(c.req.url)
  return {
    ...asked,
    id: newId(),
    by: { actor: session.actor, at, request: requestOf(c) },
    departmentIds: session.departments === 'all' ? undefined : [...session.departments],
    seesOthers: reachesDistrict(session, 'read'),
    // Only a whole district that moves in keeps its own record.
    signedByImporter: !reachesDistrict(session, 'administer'),
    latestDay: c.var.latestDay,
    totalBytes: announced(c),
    key: key === undefined ? undefined : { text: key, before: `POST ${pathname}${search}` },
  }
}

function seenBy(session: Session): Parameters<typeof listRuns>[1] {
  const { actor, departments } = session
  if (departments === 'all' && mayUse(session.role, 'observe')) return {}
  return { seenBy: { actor, departmentIds: new Set(departments) } }
}

/** Every value it brought is the asker's to change. */
function mayUndo({ departments }: Session, { departmentIds }: ImportRun): boolean {
  return departments === 'all' || departmentIds.every((id) => departments.includes(id))
}

/** The same pieces; says when the last one was taken. */
async function* ending(
  pieces: AsyncGenerator<Uint8Array>,
  end: () => void,
): AsyncGenerator<Uint8Array> {
  yield* pieces
  end()
}
