/** Sending counted numbers: the counts and where they come from, and nothing else of the file. */

import type { Placed } from '../../domain/counting/against-record.ts'
import type { Api } from '../api.ts'
import type { BatchCell, BatchRefusal } from '../entry/batch.ts'
import { refusalOf } from '../entry/batch.ts'
import type { Observation } from '../metric/series.ts'
import { words } from '../words/words.ts'

/** Cells of one request; all of them are written or none. */
const CELLS_A_REQUEST = 2000

export type PlacedHere = Placed<Observation>

/** The cells that record what is new, and change what differs and was chosen. */
export function cellsOf(
  metricId: string,
  placed: readonly PlacedHere[],
  chosen: ReadonlySet<string>,
  reason: string,
): BatchCell[] {
  return placed.flatMap((one): BatchCell[] => {
    const { draft } = one
    const cell = { ...draft, metricId, observedOn: draft.observedOn }
    if (one.is === 'new') return [cell]
    if (one.is !== 'differs' || !chosen.has(one.standing.id)) return []
    const { id, version, note, evidenceUrl, survey } = one.standing
    const kept = {
      note: note === '' ? draft.note : note,
      evidenceUrl,
      ...(!draft.survey && { survey }),
    }
    return [{ ...cell, ...kept, corrects: { id, version, reason } }]
  })
}

/** Writes the cells; gives why not. With the same key the same cells are written once. */
export async function sendCounted(
  api: Api,
  cells: readonly BatchCell[],
  key: string,
): Promise<BatchRefusal['problem'] | undefined> {
  for (let at = 0; at < cells.length; at += CELLS_A_REQUEST) {
    const some = cells.slice(at, at + CELLS_A_REQUEST)
    const headers = { 'idempotency-key': `${key}-${at}` }
    let answer: Response
    try {
      answer = await api.batch.$post({ json: { cells: some } }, { headers })
    } catch {
      return words().request.unreachable
    }
    if (answer.ok) continue
    const body: unknown = await answer.json().catch(() => undefined)
    const { problem, messages } = refusalOf(body)
    const errors = Array.from(new Set(messages.values()), (message) => ({ path: '', message }))
    return { ...problem, errors: errors.slice(0, 5) }
  }
  return undefined
}
