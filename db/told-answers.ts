/** What the log says of one version of what was recorded of a stream. */

import type { State } from './audit-payload.ts'
import { readPayload, textIn } from './audit-payload.ts'
import type { LedgerTable } from './tables.ts'

type Entry = Pick<LedgerTable, 'tx' | 'at' | 'actor' | 'entity_id' | 'payload'>

/** A version by the name that it has among what is told of. */
export interface ToldAnswer {
  id: string
  /** The name of the version that it replaces; null for the first. */
  replaces: string | null
  state: State
}

/** What a version of an answer is called among others. */
export function nameOfAnswerVersion(id: string, version: number): string {
  return `${id}, version ${version},`
}

/** The version that an entry tells of. */
export function toldAnswer({ tx, at, actor, entity_id: id, payload }: Entry): ToldAnswer {
  const { before, after, reason } = readPayload(payload)
  const replaced = Number(before?.version ?? 0)
  // Taking back leaves everything as it was in the version before.
  const { version: _version, ...content } = after ?? before ?? {}
  return {
    id: nameOfAnswerVersion(id, replaced + 1),
    replaces: replaced === 0 ? null : nameOfAnswerVersion(id, replaced),
    state: {
      ...content,
      streamId: textIn(Object(JSON.parse(payload)).streamId),
      withdrawn: after === null,
      // A first version keeps no reason, though its entry may say why it came late.
      reason: before === null ? null : reason,
      recordedAt: at,
      recordedBy: actor,
      tx,
      supersededTx: null,
    },
  }
}
