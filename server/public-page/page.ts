/** The public page of a sealed packet: it needs no sign-in and no script. */

import { html } from 'hono/html'

import type {
  PublicDepartment,
  PublicMetric,
  PublicPriority,
  PublicView,
  Text,
} from '../../domain/packet/public-view.ts'
import type { Language, PublicWords } from '../../domain/packet/public-words.ts'
import { publicWords } from '../../domain/packet/public-words.ts'
import { STATUS_SHAPES } from '../../domain/status-shapes.ts'
import type { Status } from '../../domain/status.ts'
import { STATUSES } from '../../domain/status.ts'
import { chartOf } from './chart.ts'

export interface Sealing {
  number: number
  sha256: string
}

interface Drawing {
  say: PublicWords
  language: Language
}

const LOCALES: Record<Language, string> = { en: 'en-US', es: 'es-US' }

/** The whole page in one language. */
export function publicPage(view: PublicView, sealing: Sealing, findable: boolean) {
  const { language, departments, demonstration, intro } = view
  const say = publicWords(language)
  const drawing = { say, language }
  return frame(
    language,
    `${view.title.text} · ${view.district}`,
    findable,
    html`
    <div class="top">
      <span>${view.district}</span>
      <a href="?lang=${otherOf(language)}" hreflang="${otherOf(language)}" lang="${otherOf(language)}"
        >${say.page.other}</a
      >
    </div>
    <h1${langOf(view.title, language)}>${view.title.text}</h1>
    <p class="quiet">
      ${say.page.cycle} ${view.cycle}, ${view.schoolYear.replace('-', '–')} · ${say.page.asOf}
      ${dayIn(view.day, language)}
    </p>
    ${demonstration && html`<p class="invented">${say.page.demonstration}</p>`}
    ${intro && html`<p class="lead" ${langOf(intro, language)}>${intro.text}</p>`}
    ${departments.length > 1 && contents(departments, drawing)}
    ${departments.map((department) => departmentPart(department, drawing))}
    <section aria-labelledby="about">
      <h2 id="about">${say.page.aboutNumbers}</h2>
      <p>${say.page.hiddenNote}</p>
      <h3>${say.page.statusesTitle}</h3>
      <dl class="meanings">
        ${usedIn(departments).map(
          (status) =>
            html`<div>
              <dt>${statusMark(status, say)}</dt>
              <dd>${say.meanings[status]}</dd>
            </div>`,
        )}
      </dl>
    </section>
    <footer>${say.page.footer} ${sealing.number} · SHA-256 ${sealing.sha256}</footer>
  `,
  )
}

/** A page that says why there is none. */
export function noPage(language: Language, why: 'withdrawn' | 'nothing') {
  const { page } = publicWords(language)
  const more = why === 'withdrawn' ? page.withdrawnMore : page.nothingMore
  return frame(
    language,
    page[why],
    false,
    html`<h1>${page[why]}</h1>
      <p>${more}</p>
      <p><a href="?lang=${otherOf(language)}" lang="${otherOf(language)}">${page.other}</a></p>`,
  )
}

function frame(
  language: Language,
  title: string,
  findable: boolean,
  content: ReturnType<typeof html>,
) {
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
        <main>${content}</main>
      </body>
    </html>`
}

function contents(departments: readonly PublicDepartment[], { say, language }: Drawing) {
  return html`<nav aria-label="${say.page.contents}">
    <ul>
      ${departments.map(
        ({ id, name }) =>
          html`<li><a href="#${id}" ${langOf(name, language)}>${name.text}</a></li>`,
      )}
    </ul>
  </nav>`
}

function departmentPart({ id, name, purpose, priorities }: PublicDepartment, drawing: Drawing) {
  const { language } = drawing
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}" ${langOf(name, language)}>${name.text}</h2>
    ${purpose && html`<p${langOf(purpose, language)}>${purpose.text}</p>`}
    ${priorities.map((priority) => priorityPart(priority, drawing))}
  </section>`
}

function priorityPart({ number, title, metrics }: PublicPriority, drawing: Drawing) {
  const { say, language } = drawing
  return html`<section>
    <h3>${say.page.priority} ${number}: <span${langOf(title, language)}>${title.text}</span></h3>
    ${metrics.map((metric) => metricPart(metric, drawing))}
  </section>`
}

function metricPart(metric: PublicMetric, { say, language }: Drawing) {
  const { name, status, says, figures, baseline, aim } = metric
  return html`<article class="metric">
    <div class="head">
      <h4${langOf(name, language)}>${name.text}</h4>
      ${statusMark(status, say)}
    </div>
    <p${langOf(says, language)}>${says.text}</p>
    <div class="row">
      ${chartOf(figures, `${say.page.chart}: ${name.text}`)}
      <div class="region">
        <table>
          <caption>
            ${name.text}
          </caption>
          <thead>
            <tr>
              <th scope="col">${say.page.baseline}</th>
              ${figures.map(({ cycle }) => html`<th scope="col">${cycle}</th>`)}
              <th scope="col">${say.page.aim}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>${baseline}</td>
              ${figures.map(({ figure }) => html`<td>${figure}</td>`)}
              <td>${aim}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </div>
  </article>`
}

function statusMark(status: Status, say: PublicWords) {
  const { path, outline = '' } = STATUS_SHAPES[status]
  return html`<span class="status ${status}"
    ><svg class="${outline}" viewBox="0 0 16 16" aria-hidden="true">
      <path d="${path}" fill-rule="evenodd" /></svg
    >${say.statuses[status]}</span
  >`
}

function usedIn(departments: readonly PublicDepartment[]): Status[] {
  const used = new Set(
    departments.flatMap(({ priorities }) =>
      priorities.flatMap(({ metrics }) => metrics.map(({ status }) => status)),
    ),
  )
  return STATUSES.filter((status) => used.has(status))
}

/** Says where the words are in another language than the page. */
function langOf(text: Text, language: Language) {
  return text.language === language ? '' : html` lang="${text.language}"`
}

function otherOf(language: Language): Language {
  return language === 'en' ? 'es' : 'en'
}

function dayIn(day: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
