/** The shapes of reflections over HTTP. */

import { z } from '@hono/zod-openapi'

import type { NameOf } from '../db/author-names.ts'
import type { ActionReflection, Signed as SignedBy } from '../db/reflections.ts'
import { differs, FELT } from '../domain/reflection.ts'
import type { StatusCounts } from '../domain/status.ts'
import { STATUSES } from '../domain/status.ts'
import type { Session } from './context.ts'
import { isAsker } from './names.ts'
import { Id, text } from './schemas.ts'

const LONGEST_TEXT = 4_000

const Signed = z.object({
  by: z.string().openapi({ description: 'What they are called today.' }),
  at: z.string().openapi({ description: 'UTC moment.' }),
})

const Counts = z.record(z.enum(STATUSES), z.int())

const felt = z.enum(FELT).nullable().openapi({ description: 'How people feel it went.' })

const said = {
  happened: text(LONGEST_TEXT).openapi({ description: 'What happened.' }),
  learned: text(LONGEST_TEXT).openapi({ description: 'What we learned.' }),
  next: text(LONGEST_TEXT).openapi({ description: 'What comes next.' }),
  felt,
}

export const Reflection = z
  .object({
    id: z.string().openapi({ description: 'The action’s id, a colon and the cycle’s id.' }),
    actionId: z.string(),
    cycleId: z.string(),
    ...said,
    version: z.int().openapi({ description: '0 where nobody has written one.' }),
    written: Signed.nullable(),
    isOwn: z.boolean().openapi({ description: 'Whether you wrote this version.' }),
    acknowledged: z.array(Signed).openapi({ description: 'Who else has read this version.' }),
    hasAcknowledged: z.boolean().openapi({ description: 'Whether you are among them.' }),
    counts: Counts.openapi({ description: "The action's metrics by status in the cycle." }),
    differs: z
      .boolean()
      .nullable()
      .openapi({ description: 'Whether people feel something that no judged metric shows.' }),
  })
  .openapi('Reflection')

export const ReflectionChange = z
  .strictObject({
    actionId: Id,
    happened: said.happened.optional(),
    learned: said.learned.optional(),
    next: said.next.optional(),
    felt: felt.optional(),
    reason: text(2_000)
      .optional()
      .openapi({ description: 'Why it comes after its cycle was closed; from a coordinator.' }),
  })
  .openapi('ReflectionChange', { description: 'Fields that are left out stay as they are.' })

/** What an answer says beside the reflection itself. */
export interface ReflectionView {
  session: Session
  nameOf: NameOf
  counts: StatusCounts
}

export function toReflection(
  reflection: ActionReflection,
  { session, nameOf, counts }: ReflectionView,
) {
  const { actionId, cycleId, written, readBy, ...content } = reflection
  const named = ({ by, at }: SignedBy) => ({ by: nameOf(by), at })
  return {
    id: `${actionId}:${cycleId}`,
    actionId,
    cycleId,
    ...content,
    written: written && named(written),
    isOwn: isAsker(session, written?.by ?? null),
    acknowledged: readBy.map(named),
    hasAcknowledged: readBy.some(({ by }) => isAsker(session, by)),
    counts,
    differs: differs(content.felt, counts),
  }
}
