/** What the public pages share: the frame, the head, a status and the marks of language. */

import { html } from 'hono/html'

import type { PublicView, Text } from '../../domain/packet/public-view.ts'
import type { Language, PublicWords } from '../../domain/packet/public-words.ts'
import { LOCALES } from '../../domain/packet/public-words.ts'
import { STATUS_SHAPES } from '../../domain/status-shapes.ts'
import type { Status } from '../../domain/status.ts'

export interface Sealing {
  number: number
  sha256: string
}

export interface Drawing {
  say: PublicWords
  language: Language
}

export interface Framed {
  language: Language
  title: string
  findable: boolean
  /** Which of the pages it is, for its style. */
  look?: 'months'
  content: ReturnType<typeof html>
}

export function frame({ language, title, findable, look, content }: Framed) {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${!findable && html`<meta name="robots" content="noindex" />`}
        <title>${title}</title>
        <link rel="stylesheet" href="/p/style.css" />
      </head>
      <body>
        <main class="${look ?? ''}">${content}</main>
      </body>
    </html>`
}

/** The district, the other language, the title and the day. */
export function headOf(view: PublicView, { say, language }: Drawing, heading: Text = view.title) {
  const { district, cycle, schoolYear, day, demonstration } = view
  const other = otherOf(language)
  return html`<div class="top">
      <span>${district}</span>
      <a href="?lang=${other}" hreflang="${other}" lang="${other}">${say.page.other}</a>
    </div>
    <h1${langOf(heading, language)}>${heading.text}</h1>
    <p class="quiet">
      ${say.page.cycle} ${cycle}, ${schoolYear.replace('-', '–')} · ${say.page.asOf}
      ${dayIn(day, language)}
    </p>
    ${demonstration && html`<p class="invented">${say.page.demonstration}</p>`}`
}

export function statusMark(status: Status, say: PublicWords) {
  const { path, outline = '' } = STATUS_SHAPES[status]
  return html`<span class="status ${status}"
    ><svg class="${outline}" viewBox="0 0 16 16" aria-hidden="true">
      <path d="${path}" fill-rule="evenodd" /></svg
    >${say.statuses[status]}</span
  >`
}

/** Says where the words are in another language than the page. */
export function langOf(text: Text, language: Language) {
  return text.language === language ? '' : html` lang="${text.language}"`
}

export function otherOf(language: Language): Language {
  return language === 'en' ? 'es' : 'en'
}

function dayIn(day: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
