/** The shape of a monitoring cycle over HTTP. */

import { z } from '@hono/zod-openapi'

import type { DistrictCycle } from '../db/cycles.ts'
import type { Reopening as StoredReopening } from '../db/reopenings.ts'
import { listReopenings } from '../db/reopenings.ts'
import type { Db } from '../db/tables.ts'
import { mayUseIn } from '../domain/access.ts'
import { cycleState } from '../domain/cycle.ts'
import type { Env } from './context.ts'
import { Day, Year } from './schemas.ts'

const Reopening = z
  .object({
    departmentId: z.string(),
    until: Day.openapi({ description: 'Inclusive.' }),
    reason: z.string(),
    by: z.string(),
    at: z.string(),
  })
  .openapi('Reopening')

/** A cycle as it is answered. */
export const CycleBody = z
  .object({
    id: z.string().openapi({ example: '2022-23-Q1' }),
    schoolYear: Year,
    number: z.int(),
    name: z.string(),
    startsOn: Day,
    endsOn: Day.openapi({ description: 'Inclusive.' }),
    dueOn: Day,
    graceDays: z.int(),
    meetingOn: Day.nullable(),
    state: z.enum(['upcoming', 'open', 'due', 'closed']),
    closedAt: z.string().nullable().openapi({ description: 'UTC moment; null until then.' }),
    closedBy: z.string().nullable(),
    closingReason: z
      .string()
      .nullable()
      .openapi({ description: 'Why it was closed although values were missing.' }),
    reopenings: z.array(Reopening).openapi({
      description: 'Newest first; of a department the newest counts.',
    }),
    version: z.int(),
  })
  .openapi('Cycle')

/** The reopenings of some cycles. */
export async function reopeningsOf(
  db: Db,
  cycles: readonly DistrictCycle[],
): Promise<StoredReopening[]> {
  const ids = cycles.map(({ id }) => id)
  return ids.length > 0 ? listReopenings(db, ids) : []
}

/** A cycle with its state today, and the reopenings of departments that the asker may read. */
export function toCycleBody(
  cycle: DistrictCycle,
  reopenings: readonly StoredReopening[],
  { today, session, nameOf }: Pick<Env['Variables'], 'today' | 'session' | 'nameOf'>,
) {
  return {
    ...cycle,
    closedBy: cycle.closedBy && nameOf(cycle.closedBy),
    state: cycleState(cycle, today),
    reopenings: reopenings
      .filter(({ cycleId }) => cycleId === cycle.id)
      .filter(({ departmentId }) => mayUseIn(session, 'read', departmentId))
      .map(({ cycleId: _cycle, by, ...reopening }) => ({ ...reopening, by: nameOf(by) })),
  }
}
