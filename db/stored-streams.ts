/** What is stored of streams, their cuts and what was recorded of them, in the form in which the log tells of it. */

import { textsIn } from './audit-payload.ts'
import type { StoredState } from './stored-states.ts'
import { toAnswer, toAnswerEntry } from './stream-answers.ts'
import { listStreams } from './streams.ts'
import type { Db } from './tables.ts'
import { nameOfAnswerVersion } from './told-answers.ts'

const ANSWERS_A_PAGE = 500

/** Every stream, every cut in use, and every version of every answer, some at a time. */
export async function* storedStreams(db: Db): AsyncGenerator<StoredState[]> {
  const streams = await listStreams(db)
  yield streams.map((state) => ({ entity: 'stream', id: state.id, state }))
  yield await readCuts(db)
  let after: { id: string; version: number } | undefined
  for (;;) {
    const page = await readAnswers(db, after)
    yield page.map(({ id, version, state }) => ({
      entity: 'stream_answer',
      id: nameOfAnswerVersion(id, version),
      state,
    }))
    after = page.at(-1)
    if (page.length < ANSWERS_A_PAGE) return
  }
}

/** One that is out of use was taken away, as the log tells it. */
async function readCuts(db: Db): Promise<StoredState[]> {
  const rows = await db.selectFrom('stream_cut').selectAll().where('in_use', '=', 1).execute()
  return rows.map((row) => {
    const [parts, of] = [textsIn(JSON.parse(row.parts)), textsIn(JSON.parse(row.of_parts))]
    const state = { streamId: row.stream_id, kind: row.kind, parts, of }
    return { entity: 'stream_cut', id: row.metric_id, state }
  })
}

async function readAnswers(db: Db, after: { id: string; version: number } | undefined) {
  let query = db.selectFrom('stream_answer').selectAll().orderBy('id').orderBy('version')
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('id', '>', after.id),
        eb.and([eb('id', '=', after.id), eb('version', '>', after.version)]),
      ]),
    )
  }
  const rows = await query.limit(ANSWERS_A_PAGE).execute()
  return rows.map((row) => {
    const { streamId, withdrawn, reason, recordedAt, recordedBy, ...answer } = toAnswer(row)
    // Taking back leaves everything as it was in the version before.
    const version = withdrawn ? row.version - 1 : row.version
    const { version: _of, ...content } = toAnswerEntry({ ...answer, version })
    const signed = { withdrawn, reason, recordedAt, recordedBy }
    const state = { streamId, ...signed, ...content, tx: row.tx, supersededTx: row.superseded_tx }
    return { id: row.id, version: row.version, state }
  })
}
