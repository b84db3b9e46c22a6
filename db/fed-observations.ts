/** Which observations came from which answer of a stream. */

import type { RecordedObservation } from './observation-row.ts'
import { standing, toObservation } from './observation-row.ts'
import type { Db } from './tables.ts'
import type { Writing } from './writing.ts'

/** The entry of a metric that got, later, what was recorded before. */
export const FEEDING = 'stream_answer.feed'

/** What an answer wrote: the form in which its entry says it. */
export function toFed(observationIds: readonly string[]): string[] {
  return observationIds.toSorted()
}

/** Notes which observations an answer wrote, as the entry `tx` says. */
export async function noteFed(
  writing: Writing,
  answer: { id: string; tx: number },
  observationIds: readonly string[],
): Promise<void> {
  if (observationIds.length === 0) return
  await writing.tx
    .insertInto('fed_observation')
    .values(
      observationIds.map((id) => ({ observation_id: id, answer_id: answer.id, tx: answer.tx })),
    )
    .onConflict((oc) => oc.columns(['observation_id', 'answer_id']).doNothing())
    .execute()
}

/** Notes and logs what an answer that was recorded before wrote now; nothing where it wrote nothing. */
export async function noteFedLater(
  writing: Writing,
  { answerId, ...stream }: { answerId: string; streamId: string; departmentId: string },
  observationIds: readonly string[],
): Promise<void> {
  if (observationIds.length === 0) return
  const payload = { ...stream, fed: toFed(observationIds) }
  const entry = { action: FEEDING, entity: 'stream_answer', entityId: answerId, payload }
  await noteFed(writing, { id: answerId, tx: await writing.log(entry) }, observationIds)
}

/** The observations that an answer wrote and that still stand. */
export async function listFed(db: Db, answerId: string): Promise<RecordedObservation[]> {
  const rows = await db
    .selectFrom('observation')
    .innerJoin('fed_observation', 'fed_observation.observation_id', 'observation.id')
    .selectAll('observation')
    .where('fed_observation.answer_id', '=', answerId)
    .where(standing())
    .orderBy('observation.id')
    .execute()
  return rows.map(toObservation)
}
