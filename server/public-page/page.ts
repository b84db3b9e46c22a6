/** The public page of a sealed packet: it needs no sign-in and no script. */

import { html } from 'hono/html'

import type {
  PublicDepartment,
  PublicMetric,
  PublicPriority,
  PublicView,
} from '../../domain/packet/public-view.ts'
import type { Language } from '../../domain/packet/public-words.ts'
import { publicWords } from '../../domain/packet/public-words.ts'
import type { Status } from '../../domain/status.ts'
import { STATUSES } from '../../domain/status.ts'
import { chartOf } from './chart.ts'
import type { Drawing, Sealing } from './frame.ts'
import { frame, headOf, langOf, otherOf, statusMark } from './frame.ts'

/** The whole page in one language; `months` is the address of its months, where it has them. */
export function publicPage(
  view: PublicView,
  sealing: Sealing,
  { findable, months }: { findable: boolean; months: string | null },
) {
  const { language, departments, intro } = view
  const say = publicWords(language)
  const drawing = { say, language }
  return frame({
    language,
    findable,
    title: `${view.title.text} · ${view.district}`,
    content: html`
      ${headOf(view, drawing)}
      ${intro && html`<p class="lead" ${langOf(intro, language)}>${intro.text}</p>`}
      ${months !== null && html`<p class="variant"><a href="${months}?lang=${language}">${say.months.title}</a></p>`}
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
  })
}

/** A page that says why there is none. */
export function noPage(language: Language, why: 'withdrawn' | 'nothing' | 'tooMany') {
  const { page } = publicWords(language)
  const other = otherOf(language)
  return frame({
    language,
    findable: false,
    title: page[why],
    content: html`<h1>${page[why]}</h1>
      <p>${page[`${why}More`]}</p>
      <p><a href="?lang=${other}" lang="${other}">${page.other}</a></p>`,
  })
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

function usedIn(departments: readonly PublicDepartment[]): Status[] {
  const used = new Set(
    departments.flatMap(({ priorities }) =>
      priorities.flatMap(({ metrics }) => metrics.map(({ status }) => status)),
    ),
  )
  return STATUSES.filter((status) => used.has(status))
}
