/** The PowerPoint file of a deck. It takes seconds of work: `deck-thread.ts` has it done elsewhere. */

import type { Buffer } from 'node:buffer'

import type { Deck, Slide } from '../../domain/packet/deck.ts'
import { drawPriority } from './deck-cards.ts'
import { drawText, paragraph } from './deck-draw.ts'
import type { Drawn, Placeholder, Presentation } from './deck-library.ts'
import { createPresentation } from './deck-library.ts'
import { COLOURS, INNER, LEFT, SANS, SERIF, WIDTH } from './deck-look.ts'
import { putRight } from './deck-parts.ts'
import { drawChanges, drawDepartment, drawProof, drawTitle } from './deck-slides.ts'

const COVER = 'Cover'
const PLAIN = 'Plain'

/** Charts stay charts that can be edited; the same deck gives the same bytes. */
export async function writeDeck(deck: Deck): Promise<Buffer> {
  const file = createPresentation()
  file.layout = 'LAYOUT_WIDE'
  file.title = deck.title
  file.subject = deck.footer
  file.author = deck.district
  file.company = deck.district
  file.theme = { headFontFace: SERIF, bodyFontFace: SANS }
  defineMasters(file, deck)
  const sections = new Set(deck.slides.map(({ section }) => section))
  for (const title of sections) file.addSection({ title })
  for (const shown of deck.slides) {
    const masterName = shown.kind === 'title' ? COVER : PLAIN
    const slide = file.addSlide({ masterName, sectionTitle: shown.section })
    slide.addText(shown.title, { placeholder: 'title' })
    drawEyebrow(slide, shown, deck)
    draw(slide, shown)
    slide.addNotes(shown.notes.join('\n'))
  }
  const charts = deck.slides.flatMap((shown) =>
    shown.kind === 'priority' ? shown.cards.flatMap(({ chart }) => chart ?? []) : [],
  )
  const written = await file.write({ outputType: 'uint8array' })
  if (!(written instanceof Uint8Array)) throw new Error('the deck was not written as bytes')
  return putRight(written, { charts, asOf: deck.asOf })
}

function draw(slide: Drawn, shown: Slide): void {
  switch (shown.kind) {
    case 'title':
      return drawTitle(slide, shown)
    case 'changes':
      return drawChanges(slide, shown)
    case 'department':
      return drawDepartment(slide, shown)
    case 'priority':
      return drawPriority(slide, shown)
    case 'proof':
      return drawProof(slide, shown)
  }
}

function drawEyebrow(slide: Drawn, shown: Slide, { district }: Deck): void {
  if (shown.kind === 'title') return
  const text = shown.kind === 'priority' ? shown.eyebrow : district
  drawText(slide, [paragraph(text, { fontSize: 11, color: COLOURS.ink3 })], {
    x: LEFT,
    y: 0.4,
    w: 6.5,
    h: 0.24,
  })
}

function defineMasters(file: Presentation, { footer }: Deck): void {
  const background = { color: COLOURS.paper }
  const heading = { fontFace: SERIF, color: COLOURS.ink, align: 'left', margin: 0 } as const
  const small = { fontFace: SANS, fontSize: 9, color: COLOURS.ink3, margin: 0 }
  file.defineSlideMaster({
    title: COVER,
    background,
    objects: [
      titleAt({ ...heading, x: 1.1, y: 2.2, w: 11, h: 1.65, fontSize: 38, valign: 'middle' }),
    ],
  })
  file.defineSlideMaster({
    title: PLAIN,
    background,
    slideNumber: { ...small, x: WIDTH - LEFT - 1, y: 7.08, w: 1, h: 0.2, align: 'right' },
    objects: [
      titleAt({ ...heading, x: LEFT, y: 0.64, w: INNER, h: 0.86, fontSize: 24, valign: 'top' }),
      { text: { text: footer, options: { ...small, x: LEFT, y: 7.08, w: 9, h: 0.2 } } },
    ],
  })
}

type Place = Omit<Placeholder, 'name' | 'type'>

function titleAt(options: Place) {
  return {
    placeholder: { options: { name: 'title', type: 'title' as const, ...options }, text: '' },
  }
}
