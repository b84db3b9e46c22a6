/** Reading an import's file as it arrives, and putting its rows aside. */

import { createHash } from 'node:crypto'

import type { ImportLookup } from './import-lookup.ts'
import type { ReadRows } from './import-rows.ts'
import { readRows } from './import-rows.ts'
import { clearStaged, updateRun } from './import-runs.ts'
import type { Signing } from './import-staging.ts'
import { insertRejects, stage } from './import-staging.ts'
import type { Db } from './tables.ts'
import { toTextList } from './text-list.ts'

/** Rows put aside at once; a slow file's sooner, so that it shows how far it is. */
const ROWS_ASIDE = 200
const LONGEST_ASIDE = 1000

/** Reads, checks and puts aside; what is refused by itself is refused here. */
export async function readFile(
  db: Db,
  id: string,
  source: AsyncIterable<Uint8Array | string>,
  { lookup, ...signing }: Signing & { lookup: ImportLookup },
): Promise<{ header: string[]; rows: number; sha256: string }> {
  const file = createFile(source)
  let header: string[] = []
  let rows = 0
  let rejected = 0
  let aside: ReadRows = { rows: [], rejects: [], count: 0 }
  let last = performance.now()
  const putAside = async () => {
    rejected += new Set(aside.rejects.map(({ line }) => line)).size
    await stage(db, id, aside, signing, { bytes: file.bytes(), rows, rejected })
    aside = { rows: [], rejects: [], count: 0 }
    last = performance.now()
  }
  for await (const slice of readRows(file.text(), lookup, signing.by.at.toISOString())) {
    if (slice.header) {
      header = slice.header
      await updateRun(db, id, { header: toTextList(header) })
    }
    rows += slice.count
    aside.rows.push(...slice.rows)
    aside.rejects.push(...slice.rejects)
    const isLong = aside.rows.length + aside.rejects.length >= ROWS_ASIDE
    if (isLong || performance.now() - last > LONGEST_ASIDE) await putAside()
  }
  await putAside()
  if (file.broken()) {
    await clearStaged(db, id, 'import_row')
    await clearStaged(db, id, 'import_reject')
    const message = 'The file is not UTF-8; save it as “CSV UTF-8” and import that.'
    await insertRejects(db, id, [
      { line: 1, cells: [], column: '', code: 'file_not_utf8', message },
    ])
    return { header: [], rows, sha256: file.sha256() }
  }
  return { header, rows, sha256: file.sha256() }
}

/** A file's text as it arrives, with the hash of its bytes. */
function createFile(source: AsyncIterable<Uint8Array | string>) {
  const hash = createHash('sha256')
  let broken = false
  let bytes = 0
  let digest: string | undefined
  async function* text(): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const decode = (piece?: Uint8Array) => {
      try {
        return decoder.decode(piece, { stream: piece !== undefined })
      } catch {
        broken = true
        return ''
      }
    }
    for await (const piece of source) {
      hash.update(piece)
      bytes += piece.length
      yield typeof piece === 'string' ? piece : decode(piece)
      if (broken) return
    }
    yield decode()
  }
  return {
    text,
    bytes: () => bytes,
    sha256: () => (digest ??= hash.digest('hex')),
    broken: () => broken,
  }
}
