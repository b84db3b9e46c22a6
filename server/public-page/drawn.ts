/** Public pages that were drawn, kept until they are withdrawn or others need the room. */

import { createHash } from 'node:crypto'

export interface Drawn {
  body: string
  etag: string
}

/** Published pages at a time, each in its languages and variants. */
const MOST_PAGES = 24
const TAG_LENGTH = 22

export interface DrawnPages {
  /** What is kept under a token, drawn once however many ask for it at the same time. */
  get: (token: string, variant: string, draw: () => Promise<string>) => Promise<Drawn>
  drop: (token: string) => void
}

/** A publication is frozen, so that what was drawn of it never changes while this program runs. */
export function createDrawnPages(most: number = MOST_PAGES): DrawnPages {
  const pages = new Map<string, Map<string, Promise<Drawn>>>()
  return {
    get(token, variant, draw) {
      const own = pages.get(token) ?? new Map<string, Promise<Drawn>>()
      // What was asked for last is the last to go.
      pages.delete(token)
      pages.set(token, own)
      const [oldest] = pages.keys()
      if (pages.size > most && oldest !== undefined) pages.delete(oldest)
      const kept = own.get(variant)
      if (kept) return kept
      const drawing = draw().then(tagged)
      own.set(variant, drawing)
      drawing.catch(() => own.delete(variant))
      return drawing
    },
    drop: (token) => void pages.delete(token),
  }
}

function tagged(body: string): Drawn {
  const digest = createHash('sha256').update(body).digest('base64url')
  return { body, etag: `"${digest.slice(0, TAG_LENGTH)}"` }
}
