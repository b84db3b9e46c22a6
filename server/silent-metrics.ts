/** The refusal that lists metrics of which nothing is said. */

import type { Context } from 'hono'

import type { CollectionRow } from '../db/collection.ts'
import type { Env } from './context.ts'
import { refuse } from './problem.ts'

const MOST_NAMED = 200

/** 422 with each metric that is due and silent, and how to go on. */
export function stillSilent(c: Context<Env>, silent: readonly CollectionRow[], detail: string) {
  const errors = silent.slice(0, MOST_NAMED).map(({ metric: { id, code, title, text } }) => ({
    path: `metrics.${id}`,
    message: `${code}: nothing is said of “${title === '' ? text : title}”. Log a value, or the reason why there is none.`,
    code: 'silent',
  }))
  const many = silent.length === 1 ? 'one metric that is' : `${silent.length} metrics that are`
  return refuse(c, 422, `Nothing is said of ${many} due.`, {
    detail,
    errors,
    code: 'values_missing',
  })
}
