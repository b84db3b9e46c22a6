/** What anybody may read of a published packet: a page without a script, and the same for programs. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { Hono } from 'hono'

import { findPublication } from '../../db/publications.ts'
import { findSnapshot, readPacket } from '../../db/snapshots.ts'
import type { Db } from '../../db/tables.ts'
import { publicViewOf } from '../../domain/packet/public-view.ts'
import type { PublicView } from '../../domain/packet/public-view.ts'
import type { Language } from '../../domain/packet/public-words.ts'
import { LANGUAGES } from '../../domain/packet/public-words.ts'
import type { Deps, Env } from '../context.ts'
import { createRouter } from '../context.ts'
import { refusal, refuse } from '../problem.ts'
import { absent } from '../respond.ts'
import { noPage, publicPage } from './page.ts'
import { STYLE } from './style.ts'

const Lang = z
  .enum(LANGUAGES)
  .optional()
  .openapi({ description: 'English or Spanish; without it, what `Accept-Language` says.' })

const readRoute = createRoute({
  method: 'get',
  path: '/public/{token}',
  summary: 'Read what a published packet tells the public',
  request: {
    params: z.object({
      token: z
        .string()
        .max(100)
        .openapi({ param: { name: 'token', in: 'path' } }),
    }),
    query: z.strictObject({ lang: Lang }),
  },
  responses: {
    200: {
      description: 'Figures, statuses and plain sentences; small groups are hidden.',
      content: {
        'application/json': { schema: z.custom<PublicView>().openapi({ type: 'object' }) },
      },
    },
    400: refusal('The request is malformed.'),
    404: refusal('There is no such page.'),
    410: refusal('The district has taken it back.'),
  },
})

/** Below the base: for programs. */
export function publicRoutes({ db }: Deps) {
  return createRouter().openapi(readRoute, async (c) => {
    const found = await readPublic(db, c.req.valid('param').token)
    if (found === 'absent') return absent(c, 'page')
    if (found === 'withdrawn') return withdrawn(c)
    c.header('cache-control', 'no-cache')
    c.header('vary', 'accept-language')
    return c.json(found.view(c.req.valid('query').lang ?? languageOf(c)), 200)
  })
}

/** `/p/…`: for people. */
export function publicPageRoutes({ db }: Deps) {
  return new Hono<Env>()
    .get('/p/style.css', (c) => {
      c.header('cache-control', 'no-cache')
      return c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' })
    })
    .get('/p/:token', async (c) => {
      const language = languageIn(c.req.query('lang')) ?? languageOf(c)
      const found = await readPublic(db, c.req.param('token'))
      c.header('cache-control', 'no-cache')
      c.header('vary', 'accept-language')
      c.header('content-language', language)
      if (typeof found === 'string') {
        c.header('x-robots-tag', 'noindex')
        const why = found === 'withdrawn' ? 'withdrawn' : 'nothing'
        return c.html(noPage(language, why), found === 'withdrawn' ? 410 : 404)
      }
      if (!found.findable) c.header('x-robots-tag', 'noindex')
      return c.html(publicPage(found.view(language), found.sealing, found.findable))
    })
}

async function readPublic(db: Db, token: string) {
  const publication = await findPublication(db, token)
  const snapshot = publication && (await findSnapshot(db, publication.snapshotId))
  if (!publication || !snapshot) return 'absent'
  if (publication.withdrawn) return 'withdrawn'
  const packet = await readPacket(db, snapshot)
  const { findable, texts } = publication
  return {
    findable,
    sealing: { number: snapshot.number, sha256: snapshot.sha256 },
    view: (language: Language) => publicViewOf(packet, texts, language),
  }
}

function withdrawn(c: Context<Env>) {
  return refuse(c, 410, 'This page was withdrawn.', {
    detail: 'The district has taken it back. Ask the district for the newest one.',
    code: 'withdrawn',
  })
}

/** The first of our languages that the reader's browser asks for. */
function languageOf(c: Context): Language {
  const asked = (c.req.header('accept-language') ?? '')
    .split(',')
    .map((one) => one.trim().slice(0, 2))
  return asked.map(languageIn).find((one) => one !== undefined) ?? 'en'
}

function languageIn(text: string | undefined): Language | undefined {
  return LANGUAGES.find((language) => language === text?.toLowerCase())
}
