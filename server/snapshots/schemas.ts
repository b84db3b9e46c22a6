/** The shapes of sealed packets over HTTP. */

import { z } from '@hono/zod-openapi'

import type { NameOf } from '../../db/author-names.ts'
import type { Snapshot as Sealed } from '../../db/snapshots.ts'
import { STATUSES } from '../../domain/status.ts'
import { Id, text } from '../schemas.ts'

const LONGEST_TITLE = 120

const Sha256 = z.string().openapi({ description: 'In lower-case hexadecimal.' })

export const NewSnapshot = z
  .strictObject({
    cycleId: Id.openapi({ example: '2022-23-Q1' }),
    title: text(LONGEST_TITLE, 1).openapi({ example: 'DLN 1: first quarter' }),
  })
  .openapi('NewSnapshot')

export const Snapshot = z
  .object({
    id: z.string(),
    number: z.int().openapi({ description: '1 is the district’s first.' }),
    title: z.string(),
    schoolYear: z.string(),
    cycleId: z.string(),
    asOf: z.string().openapi({ description: 'UTC moment: it shows the record as it stood then.' }),
    day: z.string().openapi({ description: 'The district’s day that statuses are judged on.' }),
    log: z
      .object({ number: z.int(), hash: z.string() })
      .openapi({ description: 'The last entry of the log that it rests on.' }),
    format: z.int(),
    sha256: Sha256,
    bytes: z.int(),
    sealedBy: z.string().openapi({ description: 'What they are called today.' }),
    sealedAt: z.string(),
    files: z
      .array(z.object({ name: z.string(), title: z.string(), bytes: z.int(), sha256: Sha256 }))
      .openapi({ description: 'In the order of the archive.' }),
  })
  .openapi('Snapshot')

const Figure = z.object({ value: z.number().nullable(), status: z.enum(STATUSES) })
const Term = z.union([z.string(), z.number()]).nullable()

export const Changes = z
  .object({
    since: Snapshot.nullable().openapi({ description: 'Null where there is no earlier packet.' }),
    items: z.array(
      z.object({
        metricId: z.string(),
        code: z.string(),
        text: z.string(),
        unit: z.string(),
        departmentId: z.string(),
        department: z.string(),
        priorityNumber: z.int(),
        presence: z.enum(['both', 'added', 'removed']),
        continues: z
          .object({
            from: z.string(),
            incomparable: z.enum(['kind', 'unit', 'question', 'cycles']).nullable().openapi({
              description: 'Why the two years are not compared; null where they are.',
            }),
          })
          .nullable()
          .openapi({ description: 'Set where it continues a metric of another school year.' }),
        terms: z
          .array(z.object({ term: z.string(), before: Term, after: Term }))
          .openapi({ description: 'What the metric is held to, where that changed.' }),
        cycles: z.array(
          z.object({
            cycleId: z.string(),
            cycle: z.string(),
            change: z
              .enum(['reported', 'updated', 'restated', 'withdrawn', 'hidden', 'year'])
              .nullable()
              .openapi({
                description:
                  'reported: there was no number before. restated: leadership had been shown another. year: the same cycle of another school year. Null: the status alone changed.',
              }),
            before: Figure,
            after: Figure,
            reasons: z.array(z.string()),
            sentence: z.string(),
          }),
        ),
      }),
    ),
    nextCursor: z.null(),
  })
  .openapi('SnapshotChanges')

/** A packet as it is answered. */
export function toBody(snapshot: Sealed, nameOf: NameOf): z.infer<typeof Snapshot> {
  const { id, number, title, schoolYear, cycleId, asOf, day, log, format, sha256, bytes } = snapshot
  return {
    id,
    number,
    title,
    schoolYear,
    cycleId,
    asOf,
    day,
    log,
    format,
    sha256,
    bytes,
    sealedBy: nameOf(snapshot.sealed.by),
    sealedAt: snapshot.sealed.at,
    files: snapshot.files.map((file) => ({
      name: file.name,
      title: file.title,
      bytes: file.bytes,
      sha256: file.sha256,
    })),
  }
}
