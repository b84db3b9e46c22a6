/** Lists over HTTP: `{ items, nextCursor }`, in a stable order. */

import { z } from '@hono/zod-openapi'

const DEFAULT_LIMIT = 100
const LARGEST_LIMIT = 500

/** The query of every list. Other parameters are refused, so routes extend this object. */
export const pageQuery = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(LARGEST_LIMIT)
    .default(DEFAULT_LIMIT)
    .openapi({ description: `Items a page, at most ${LARGEST_LIMIT}.` }),
  cursor: z
    .string()
    .max(200)
    .optional()
    .openapi({ description: 'The `nextCursor` of the page before.' }),
} as const

/** The OpenAPI shape of a page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().openapi({ description: 'Null on the last page.' }),
  })
}

/** One page of a list that is short enough to be read whole, continued after an id. */
export function slice<T extends { id: string }>(
  all: readonly T[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): { items: T[]; nextCursor: string | null } {
  const start = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1
  const items = all.slice(start, start + limit)
  const more = start + limit < all.length
  return { items, nextCursor: more ? (items.at(-1)?.id ?? null) : null }
}
