/** Who an answer is for: whoever may see small groups, or anybody else. */

import { z } from '@hono/zod-openapi'

import type { Audience } from '../db/veiled-standings.ts'
import type { Env } from './context.ts'

/** Whoever may see small groups can ask to be shown what the others are. */
export const SmallGroups = z
  .enum(['hidden'])
  .optional()
  .openapi({ description: 'hidden: answer as to somebody who may not see small groups.' })

/** What the asker is shown. */
export function audienceOf(
  { seesSmallGroups }: Env['Variables'],
  asked: 'hidden' | undefined,
): Audience {
  return asked === undefined && seesSmallGroups ? 'staff' : 'without_small_groups'
}
