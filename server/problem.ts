/** How the API says no: one shape, whatever the reason. Source: RFC 9457. */

import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

const MEDIA_TYPE = 'application/problem+json'

const InputError = z.object({
  path: z.string().openapi({ example: 'numerator', description: 'The field, with dots.' }),
  line: z.int().optional(),
  column: z.int().optional(),
  message: z.string().openapi({ description: 'What is wrong and how to mend it.' }),
  code: z.string().openapi({ example: 'numerator_above_denominator' }),
})

const Problem = z
  .object({
    type: z.string().openapi({ example: 'about:blank' }),
    title: z.string().openapi({ example: 'The observation breaks a rule.' }),
    status: z.int().openapi({ example: 422 }),
    detail: z.string(),
    errors: z.array(InputError),
    current: z
      .unknown()
      .optional()
      .openapi({ description: 'The current version, after 409 or 412.' }),
  })
  .openapi('Problem')

type Problem = z.infer<typeof Problem>
export type InputError = z.infer<typeof InputError>

/** The OpenAPI entry for a refusal. */
export function refusal(description: string) {
  return { description, content: { [MEDIA_TYPE]: { schema: Problem } } }
}

/** The refusals any route may give. */
export const REFUSALS = {
  400: refusal('The request is malformed.'),
  401: refusal('Not signed in, or the key is not valid.'),
  403: refusal('Not yours to do.'),
  404: refusal('Not there, or not visible to you.'),
  429: refusal('Too many tries with keys that are not valid.'),
}

/** Those of a route that keeps the database busy. */
export const COSTLY_REFUSALS = {
  ...REFUSALS,
  429: refusal('You have as many exports and checks running as may be.'),
  503: refusal('Others have; ask again after `Retry-After`.'),
}

/** A refusal: what is wrong, where, and how to mend it. */
export function refuse<S extends ContentfulStatusCode>(
  c: Context,
  status: S,
  title: string,
  more: {
    detail?: string
    errors?: InputError[]
    current?: unknown
    code?: string
  } = {},
) {
  const problem: Problem = {
    type: more.code ? `urn:quarterdeck:problem:${more.code}` : 'about:blank',
    title,
    status,
    detail: more.detail ?? title,
    errors: more.errors ?? [],
    ...(more.current !== undefined && { current: more.current }),
  }
  return c.json(problem, status, { 'content-type': MEDIA_TYPE })
}

/** 400 with every field that does not fit, without echoing what was sent. */
export function malformed(c: Context, error: z.ZodError) {
  const errors = error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
    code: issue.code === 'unrecognized_keys' ? 'unknown_field' : 'malformed',
  }))
  return refuse(c, 400, 'The request is malformed.', { errors, code: 'malformed' })
}
