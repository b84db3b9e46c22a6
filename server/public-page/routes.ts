/** What anybody may read of a published packet: a page without a script, and the same for programs. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { Hono } from 'hono'

import type { Publication } from '../../db/publications.ts'
import { findPublication } from '../../db/publications.ts'
import { findSnapshot, readPacket } from '../../db/snapshots.ts'
import type { Db } from '../../db/tables.ts'
import { publicViewOf } from '../../domain/packet/public-view.ts'
import type { PublicView } from '../../domain/packet/public-view.ts'
import type { Language } from '../../domain/packet/public-words.ts'
import { LANGUAGES } from '../../domain/packet/public-words.ts'
import { networkOf } from '../address.ts'
import type { Deps, Env } from '../context.ts'
import { createRouter } from '../context.ts'
import { alreadyHeld } from '../etag.ts'
import { refusal, refuse } from '../problem.ts'
import { absent } from '../respond.ts'
import type { DrawnPages } from './drawn.ts'
import { createDrawnPages } from './drawn.ts'
import { monthsPage } from './months-page.ts'
import { noPage, publicPage } from './page.ts'
import { STYLE } from './style.ts'
import type { CountVisit } from './visits.ts'
import { createVisits } from './visits.ts'

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
    304: { description: 'Unchanged since the ETag that was sent.' },
    400: refusal('The request is malformed.'),
    404: refusal('There is no such page.'),
    410: refusal('The district has taken it back.'),
    429: refusal('Too many visits from one address.'),
  },
})

export interface PublicPages {
  drawn: DrawnPages
  countVisit: CountVisit
}

/** Kept between visits, for both of the ways that a page is read. */
export function createPublicPages({ clock }: Pick<Deps, 'clock'>): PublicPages {
  return { drawn: createDrawnPages(), countVisit: createVisits(clock) }
}

/** Below the base: for programs. */
export function publicRoutes({ db }: Deps, pages: PublicPages) {
  return createRouter().openapi(readRoute, async (c) => {
    const wait = pages.countVisit(networkOf(c))
    if (wait !== undefined) return tooManyVisits(c, wait)
    const { token } = c.req.valid('param')
    const language = c.req.valid('query').lang ?? languageOf(c)
    const found = await findPublic(db, pages.drawn, token)
    if (found === 'absent') return absent(c, 'page')
    if (found === 'withdrawn') return withdrawn(c)
    const { body, etag } = await pages.drawn.get(token, `${language} json`, async () =>
      JSON.stringify((await readPublic(db, found)).view(language)),
    )
    c.header('etag', etag)
    c.header('cache-control', 'no-cache')
    c.header('vary', 'accept-language')
    if (alreadyHeld(c, etag)) return c.body(null, 304)
    // It is the view as text, made once.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return c.body(body, 200, { 'content-type': 'application/json' }) as never
  })
}

/** `/p/…`: for people. */
export function publicPageRoutes({ db }: Deps, pages: PublicPages) {
  const answer = async (c: Context<Env>, token: string, variant: 'cycles' | 'months') => {
    const language = languageIn(c.req.query('lang')) ?? languageOf(c)
    c.header('cache-control', 'no-cache')
    c.header('vary', 'accept-language')
    c.header('content-language', language)
    const wait = pages.countVisit(networkOf(c))
    if (wait !== undefined) {
      c.header('retry-after', String(wait))
      c.header('x-robots-tag', 'noindex')
      return c.html(noPage(language, 'tooMany'), 429)
    }
    const found = await findPublic(db, pages.drawn, token)
    if (typeof found === 'string' || (variant === 'months' && !found.months)) {
      c.header('x-robots-tag', 'noindex')
      const why = found === 'withdrawn' ? 'withdrawn' : 'nothing'
      return c.html(noPage(language, why), found === 'withdrawn' ? 410 : 404)
    }
    const { body, etag } = await pages.drawn.get(token, `${language} ${variant}`, async () =>
      draw(await readPublic(db, found), variant, language),
    )
    if (!found.findable) c.header('x-robots-tag', 'noindex')
    c.header('etag', etag)
    return alreadyHeld(c, etag) ? c.body(null, 304) : c.html(body)
  }
  return new Hono<Env>()
    .get('/p/style.css', (c) => {
      c.header('cache-control', 'no-cache')
      return c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' })
    })
    .get('/p/:token', (c) => answer(c, c.req.param('token'), 'cycles'))
    .get('/p/:token/months', (c) => answer(c, c.req.param('token'), 'months'))
}

/** Asked at every visit, so that a page that was withdrawn at another server is gone at this one. */
async function findPublic(
  db: Db,
  drawn: DrawnPages,
  token: string,
): Promise<Publication | 'absent' | 'withdrawn'> {
  const publication = await findPublication(db, token)
  if (!publication) return 'absent'
  if (!publication.withdrawn) return publication
  drawn.drop(token)
  return 'withdrawn'
}

async function readPublic(db: Db, publication: Publication) {
  const snapshot = await findSnapshot(db, publication.snapshotId)
  if (!snapshot) throw new Error(`no packet ${publication.snapshotId}`)
  const packet = await readPacket(db, snapshot)
  return {
    publication,
    sealing: { number: snapshot.number, sha256: snapshot.sha256 },
    view: (language: Language) => publicViewOf(packet, publication, language),
  }
}

async function draw(
  { publication, sealing, view }: Awaited<ReturnType<typeof readPublic>>,
  variant: 'cycles' | 'months',
  language: Language,
): Promise<string> {
  const { token, findable, months } = publication
  const whole = `/p/${token}`
  const address = months ? `${whole}/months` : null
  const page =
    variant === 'months'
      ? await monthsPage(view(language), sealing, findable, whole)
      : await publicPage(view(language), sealing, { findable, months: address })
  // It is an object that only looks like a text.
  return page.toString()
}

function tooManyVisits(c: Context<Env>, seconds: number) {
  c.header('retry-after', String(seconds))
  return refuse(c, 429, 'Too many visits from one place.', {
    detail: `Nothing is wrong with the page. Wait ${seconds} seconds, then ask again.`,
    code: 'too_many_visits',
  })
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
