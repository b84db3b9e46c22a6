/** A page to read the API's description on, made from that description; it needs no script. */

import { Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'

import type { Env } from './context.ts'
import { BASE } from './guard.ts'

const Operation = z.object({
  summary: z.string().default(''),
  description: z.string().default(''),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        description: z.string().default(''),
      }),
    )
    .default([]),
  requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string().default('') })),
})

const Description = z.object({
  info: z.object({ title: z.string(), description: z.string().default('') }),
  paths: z.record(z.string(), z.record(z.string(), Operation)).default({}),
})

type Operation = z.infer<typeof Operation>
type Description = z.infer<typeof Description>

/** `/api/docs`, reading the description anew at each visit. */
export function documentationRoutes(describe: () => unknown) {
  return new Hono<Env>()
    .get('/api/docs', (c) => c.html(page(Description.parse(describe()))))
    .get('/api/docs/style.css', (c) => {
      c.header('cache-control', 'no-cache')
      return c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' })
    })
}

function page({ info, paths }: Description) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>API · ${info.title}</title>
        <link rel="stylesheet" href="/api/docs/style.css" />
      </head>
      <body>
        <main>
          <h1>The ${info.title} API</h1>
          <p>${info.description}</p>
          <p>
            Everything below starts with <code>${BASE}</code>. The machine-readable description is
            <a href="${BASE}/openapi.json">openapi.json</a> (OpenAPI 3.1).
          </p>
          <nav aria-label="Operations">
            <ul>
              ${operations.map(
                ({ path, method, operation }) =>
                  html`<li>
                    <a href="#${anchorOf(method, path)}"
                      ><code>${method.toUpperCase()} ${shortened(path)}</code></a
                    >
                    ${operation.summary}
                  </li>`,
              )}
            </ul>
          </nav>
          ${operations.map(({ path, method, operation }) => section(path, method, operation))}
        </main>
      </body>
    </html>`
}

function section(path: string, method: string, operation: Operation) {
  const { parameters, requestBody, responses } = operation
  return html`<section id="${anchorOf(method, path)}">
    <h2><code>${method.toUpperCase()} ${shortened(path)}</code></h2>
    <p>${operation.summary}. ${operation.description}</p>
    ${
      parameters.length > 0 &&
      html`<table>
        <caption>
          Parameters
        </caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">In</th>
            <th scope="col">What it is</th>
          </tr>
        </thead>
        <tbody>
          ${parameters.map(
            (parameter) =>
              html`<tr>
                <th scope="row">
                  <code>${parameter.name}</code>${parameter.required ? ' (required)' : ''}
                </th>
                <td>${parameter.in}</td>
                <td>${parameter.description}</td>
              </tr>`,
          )}
        </tbody>
      </table>`
    }
    ${requestBody && html`<p>Body: <code>${Object.keys(requestBody.content).join(', ')}</code></p>`}
    <dl>
      ${Object.entries(responses).map(
        ([status, response]) =>
          html`<dt>${status}</dt>
            <dd>${response.description}</dd>`,
      )}
    </dl>
  </section>`
}

function shortened(path: string): string {
  return path.startsWith(BASE) ? path.slice(BASE.length) : path
}

function anchorOf(method: string, path: string): string {
  return `${method}${shortened(path)}`.replaceAll(/[^a-z0-9]+/gi, '-').replace(/-$/, '')
}

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#17202a, #eceff1); --quiet: light-dark(#4a5560, #a9b4be); --rule: light-dark(#dfdbd0, #2c343c); --link: light-dark(#12324a, #9cc7e6); }
body { margin: 0; background: light-dark(#fbfaf7, #14181c); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 2.25rem 1rem 4rem; }
h1, h2 { font-family: Georgia, serif; line-height: 1.2; text-wrap: balance; }
h2 { margin-top: 3rem; font-size: 1.15rem; overflow-wrap: anywhere; }
code { font: .9em ui-monospace, monospace; }
a { color: var(--link); }
nav ul { list-style: none; padding: 0; display: grid; gap: .35rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--quiet); font-size: .875rem; }
th, td { text-align: left; padding: .4rem .75rem .4rem 0; border-top: 1px solid var(--rule); vertical-align: top; font-weight: 400; overflow-wrap: anywhere; }
thead th { color: var(--quiet); font-size: .8125rem; }
dl { display: grid; grid-template-columns: 3.5rem 1fr; gap: .25rem 0; }
dt { font-variant-numeric: tabular-nums; color: var(--quiet); }
dd { margin: 0; }
`
