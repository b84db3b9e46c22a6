/** The machine-readable description: what the routes say of themselves, and what each asks for. */

import type { OpenAPIHono } from '@hono/zod-openapi'

import type { RouteAccess } from '../domain/access.ts'
import { accessFor } from '../domain/access.ts'
import type { Env } from './context.ts'
import { BASE } from './scope.ts'

const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: 'Quarterdeck',
    version: '1.0.0',
    description:
      'Plans, metrics and dated observations of a school district. JSON in camelCase; dates are YYYY-MM-DD, moments are UTC with Z. Refusals are application/problem+json. Where the district asks coordinators for a second factor, one without it is answered 403 with `second_factor_missing` everywhere but at `/me` and `/years`.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
} as const

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

const SESSION = 'session'
const KEY = 'key'

/** The whole of it: OpenAPI 3.1, with the right that each operation asks for. */
export function describeApi(app: OpenAPIHono<Env>) {
  const document = app.getOpenAPI31Document(OPENAPI)
  for (const [path, entry] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = entry[method]
      const access = accessFor(method, path.slice(BASE.length))
      if (!operation || !access) continue
      operation.security = access.right === 'public' ? [] : waysIn(access)
      operation.description = [operation.description, sayAccess(access)].filter(Boolean).join(' ')
    }
  }
  const securitySchemes = {
    [SESSION]: {
      type: 'apiKey' as const,
      in: 'cookie' as const,
      name: 'quarterdeck.session',
      description:
        'The cookie of a sign-in: `quarterdeck.session`, or `__Host-quarterdeck.session` behind HTTPS. A change made with it says its `Origin` or `Sec-Fetch-Site`.',
    },
    [KEY]: {
      type: 'http' as const,
      scheme: 'bearer',
      description: 'An API key of one department, to observe or to read.',
    },
  }
  return { ...document, components: { ...document.components, securitySchemes } }
}

function waysIn({ proof }: RouteAccess) {
  return proof ? [{ [SESSION]: [] }] : [{ [SESSION]: [] }, { [KEY]: [] }]
}

function sayAccess({ right, proof }: RouteAccess): string {
  if (right === 'public') return 'Open to everybody.'
  const asked = `Asks for the right \`${right}\`.`
  return proof
    ? `${asked} Whoever showed their password or a code more than 10 minutes ago is answered 403 with \`proof_needed\`, and shows it again with \`POST /api/auth/proof\`.`
    : asked
}
