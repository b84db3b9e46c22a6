/** The months of a public page, for committees that meet between the cycles: short enough to be handed round. */

import { html } from 'hono/html'

import type { PublicMonthsPart, PublicPath } from '../../domain/packet/public-months.ts'
import type { PublicDepartment, PublicMetric, PublicView } from '../../domain/packet/public-view.ts'
import { publicWords } from '../../domain/packet/public-words.ts'
import { chartOf } from './chart.ts'
import type { Drawing, Sealing } from './frame.ts'
import { frame, headOf, langOf, statusMark } from './frame.ts'

/** The whole page in one language; `whole` is the address of the page it belongs to. */
export function monthsPage(view: PublicView, sealing: Sealing, findable: boolean, whole: string) {
  const { language, departments } = view
  const say = publicWords(language)
  const drawing = { say, language }
  return frame({
    language,
    findable,
    look: 'months',
    title: `${say.months.title} · ${view.title.text} · ${view.district}`,
    content: html`
      ${headOf(view, drawing, { text: say.months.title, language })}
      <p class="lead">${say.months.lede}</p>
      <p class="variant"><a href="${whole}?lang=${language}">${say.months.whole}</a></p>
      ${departments.map((department) => departmentPart(department, drawing))}
      <footer>
        ${say.page.hiddenNote} ${say.page.footer} ${sealing.number} · SHA-256 ${sealing.sha256}
      </footer>
    `,
  })
}

function departmentPart({ id, name, priorities }: PublicDepartment, drawing: Drawing) {
  const metrics = priorities.flatMap((priority) => priority.metrics)
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}" ${langOf(name, drawing.language)}>${name.text}</h2>
    <div class="sheet">${metrics.map((metric) => metricPart(metric, drawing))}</div>
  </section>`
}

function metricPart({ name, status, months }: PublicMetric, { say, language }: Drawing) {
  const { parts = [], says = '', unit = '' } = months ?? {}
  const figures = parts
    .flatMap(({ values }) => values)
    .map(({ name: cycle, figure, value, path }) => ({ cycle, figure, value, path, status }))
  return html`<article class="metric">
    <div class="head">
      <h3${langOf(name, language)}>${name.text}</h3>
      ${statusMark(status, say)}
    </div>
    <p>${says}</p>
    ${
      parts.length > 0 &&
      html`<div class="row">
        ${chartOf(figures, `${say.months.title}: ${name.text}`)}
        <div class="region">${parts.map((part) => partTable(part, { name, unit, say }))}</div>
      </div>`
    }
  </article>`
}

function partTable(
  { values, paths }: PublicMonthsPart,
  { name, unit, say }: Pick<PublicMetric, 'name'> & { unit: string; say: Drawing['say'] },
) {
  return html`<table>
    <caption>
      ${name.text}
    </caption>
    <thead>
      <tr>
        <th scope="col">${say.months.month}</th>
        ${values.map((one) => html`<th scope="col">${one.name}</th>`)}
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">${say.months.value}${unit !== '' && `, ${unit}`}</th>
        ${values.map(({ figure }) => html`<td>${figure}</td>`)}
      </tr>
      ${paths.some(({ figure }) => figure !== null) && pathRow(paths, say)}
    </tbody>
  </table>`
}

function pathRow(paths: readonly PublicPath[], { months, figures }: Drawing['say']) {
  return html`<tr>
    <th scope="row">${months.shouldBe}</th>
    ${paths.map(
      ({ cycle, figure, months: span }) =>
        html`<td colspan="${span}">${cycle}: ${figure ?? figures.none}</td>`,
    )}
  </tr>`
}
