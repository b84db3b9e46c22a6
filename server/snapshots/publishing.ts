/** HTTP for putting a sealed packet before the public, and taking it back. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import type { NameOf } from '../../db/author-names.ts'
import type { Publication as Published } from '../../db/publications.ts'
import {
  findLatestTexts,
  findPublicationOf,
  insertPublication,
  withdrawPublication,
} from '../../db/publications.ts'
import { findSnapshot, readPacket } from '../../db/snapshots.ts'
import { textKeysOf } from '../../domain/packet/public-view.ts'
import type { Deps, Env } from '../context.ts'
import { createRouter } from '../context.ts'
import { etagOf, IfMatch } from '../etag.ts'
import { REFUSALS, refusal, refuse } from '../problem.ts'
import { absent, requireVersion } from '../respond.ts'
import { IdPath, text } from '../schemas.ts'
import { write } from '../write.ts'

const LONGEST_TEXT = 600
const LONGEST_REASON = 2_000
/** A publication is never changed, only withdrawn. */
const VERSION = 1

const Texts = z.record(z.string().max(120), text(LONGEST_TEXT)).optional().openapi({
  description:
    'By what they stand for: `title`, `intro`, `department:ID`, `purpose:ID`, `priority:ID`, `metric:ID` (its name), `says:ID` (its sentence).',
})

const NewPublication = z
  .strictObject({
    findable: z
      .boolean()
      .default(false)
      .openapi({ description: 'Whether search engines may list the page.' }),
    months: z.boolean().default(false).openapi({
      description: 'Whether the months of its cycles are told too, on a page beside it.',
    }),
    texts: z.strictObject({ en: Texts, es: Texts }).default({}),
  })
  .openapi('NewPublication')

const Publication = z
  .object({
    path: z.string().openapi({ example: '/p/q8Yb0cF1d2e3f4g5h6i7j8' }),
    findable: z.boolean(),
    months: z.boolean(),
    texts: z.object({ en: Texts, es: Texts }),
    publishedBy: z.string(),
    publishedAt: z.string(),
    version: z.int(),
  })
  .openapi('Publication')

const PublicationState = z
  .object({
    publication: Publication.nullable(),
    texts: z
      .object({ en: Texts, es: Texts })
      .openapi({ description: 'What was written last, for whichever packet.' }),
  })
  .openapi('PublicationState')

const readRoute = createRoute({
  method: 'get',
  path: '/snapshots/{id}/publish',
  summary: 'Read whether the public can read a packet, and where',
  request: { params: IdPath, query: z.strictObject({}) },
  responses: {
    200: {
      description: 'Its publication, if there is one.',
      content: { 'application/json': { schema: PublicationState } },
    },
    ...REFUSALS,
  },
})

const publishRoute = createRoute({
  method: 'post',
  path: '/snapshots/{id}/publish',
  summary: 'Put a packet before the public: a page in English and Spanish, without sign-in',
  description:
    'The page tells figures, statuses and plain sentences, with small groups hidden; no notes, reflections, decisions or names. What is written for it is frozen with it.',
  request: {
    params: IdPath,
    query: z.strictObject({}),
    body: { required: true, content: { 'application/json': { schema: NewPublication } } },
  },
  responses: {
    201: { description: 'Published.', content: { 'application/json': { schema: Publication } } },
    ...REFUSALS,
    409: refusal('It is published already.'),
    422: refusal('A text stands for nothing in the packet.'),
  },
})

const withdrawRoute = createRoute({
  method: 'delete',
  path: '/snapshots/{id}/publish',
  summary: 'Take the page of a packet back; its address answers 410 from then on',
  request: {
    params: IdPath,
    headers: IfMatch,
    query: z.strictObject({ reason: text(LONGEST_REASON).optional() }),
  },
  responses: {
    204: { description: 'Withdrawn.' },
    ...REFUSALS,
    412: refusal('Not the publication that stands.'),
    428: refusal('If-Match is missing.'),
  },
})

export function publishingRoutes(deps: Deps) {
  const { db } = deps
  return createRouter()
    .openapi(readRoute, async (c) => {
      const found = await findSnapshot(db, c.req.valid('param').id)
      if (!found) return absent(c, 'packet')
      const publication = await findPublicationOf(db, found.id)
      if (publication) c.header('etag', etagOf(VERSION))
      const texts = publication?.texts ?? (await findLatestTexts(db))
      return c.json(
        { publication: publication ? toBody(publication, c.var.nameOf) : null, texts },
        200,
      )
    })
    .openapi(publishRoute, async (c) => {
      const found = await findSnapshot(db, c.req.valid('param').id)
      if (!found) return absent(c, 'packet')
      const asked = c.req.valid('json')
      const known = textKeysOf(await readPacket(db, found))
      const stray = strayIn(asked.texts, known)
      if (stray.length > 0) return nothingThere(c, stray)
      return write(c, deps, async (change) => {
        const made = await insertPublication(change, found.id, asked)
        if (!made) return publishedAlready(c)
        c.header('etag', etagOf(VERSION))
        c.header('location', `/p/${made.token}`)
        return c.json(toBody(made, c.var.nameOf), 201)
      })
    })
    .openapi(withdrawRoute, (c) =>
      write(c, deps, async (change) => {
        const match = requireVersion(c)
        if ('refused' in match) return match.refused
        const { id } = c.req.valid('param')
        const { reason } = c.req.valid('query')
        if (match.version !== VERSION) return absent(c, 'publication')
        const done = await withdrawPublication(change, id, reason)
        return done ? c.body(null, 204) : absent(c, 'publication')
      }),
    )
}

function toBody({ token, findable, months, texts, published }: Published, nameOf: NameOf) {
  return {
    path: `/p/${token}`,
    findable,
    months,
    texts,
    publishedBy: nameOf(published.by),
    publishedAt: published.at,
    version: VERSION,
  }
}

function strayIn(texts: Published['texts'], known: ReadonlySet<string>): string[] {
  return Object.entries(texts).flatMap(([language, own]) =>
    Object.keys(own ?? {}).flatMap((key) => (known.has(key) ? [] : `texts.${language}.${key}`)),
  )
}

function nothingThere(c: Context<Env>, paths: readonly string[]) {
  const message = 'Nothing in the packet has this name. Leave the text out.'
  return refuse(c, 422, 'A text stands for nothing in the packet.', {
    errors: paths.map((path) => ({ path, message, code: 'unknown' })),
    code: 'text_stray',
  })
}

function publishedAlready(c: Context<Env>) {
  return refuse(c, 409, 'The packet is published already.', {
    detail: 'Withdraw its page first; another publishing gives another address.',
    code: 'published',
  })
}
