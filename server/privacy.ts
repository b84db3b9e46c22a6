/** HTTP for the audit of small groups: whether any can be worked out from what is printed. */

import { createRoute, z } from '@hono/zod-openapi'

import type { PacketAudit } from '../db/packet-audit.ts'
import { auditPackets } from '../db/packet-audit.ts'
import type { PrivacyAudit } from '../db/privacy-audit.ts'
import { auditPrivacy } from '../db/privacy-audit.ts'
import { findSchoolYear } from '../db/school-years.ts'
import { PRIVACY_CLASSES } from '../domain/measure.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { COSTLY_REFUSALS } from './problem.ts'
import { absent } from './respond.ts'
import { Year } from './schemas.ts'

const figures = {
  numbers: z.int().openapi({ description: 'Numbers of people that are or would be printed.' }),
  small: z.int().openapi({ description: 'Those too small to print.' }),
  partners: z.int().openapi({ description: 'Hidden so that others cannot be worked out.' }),
  coded: z.int().openapi({ description: 'Shares near none or all, said by their bound.' }),
  secrets: z.int().openapi({ description: 'Hidden numbers that were tried to be worked out.' }),
  untried: z.int().openapi({
    description: 'Hidden numbers that could not be tried, since nothing fits what is printed.',
  }),
}

const MetricAudit = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  departmentId: z.string(),
  privacyClass: z.enum(PRIVACY_CLASSES),
  threshold: z.int().openapi({ description: 'The smallest group that is printed.' }),
  ...figures,
  recovered: z.array(
    z.object({
      cycleId: z.string(),
      name: z.string().openapi({ example: 'site lincoln' }),
      what: z.enum(['population', 'numerator']),
    }),
  ),
  narrowest: z
    .object({
      low: z.number(),
      high: z.number().nullable().openapi({ description: 'Null where nothing bounds it.' }),
    })
    .nullable()
    .openapi({ description: 'The closest an onlooker comes to a hidden number of people.' }),
  contradictions: z
    .array(
      z.object({
        cycleId: z.string(),
        cycleName: z.string().openapi({ example: 'Q1' }),
        siteId: z.string().nullable().openapi({ description: 'Null: the district as one place.' }),
        siteName: z.string().nullable(),
        group: z.string().openapi({ description: 'Empty: everyone.' }),
        observedOn: z.string().nullable(),
        sentence: z.string().openapi({ example: '12 are counted of 9 people.' }),
      }),
    )
    .openapi({
      description: 'Numbers that cannot all be true; the rest is proven as if they were.',
    }),
})

const Audit = z
  .object({
    schoolYear: z.string(),
    recoverable: z.int().openapi({ description: 'Numbers that could be worked out; 0 is well.' }),
    ...figures,
    packets: z
      .array(
        z.object({
          id: z.string(),
          number: z.int(),
          title: z.string(),
          secrets: figures.secrets,
          untried: figures.untried,
          recovered: z.array(
            z.object({
              code: z.string(),
              cycleId: z.string(),
              name: z.string(),
              what: z.enum(['population', 'numerator']),
            }),
          ),
        }),
      )
      .openapi({ description: 'Sealed packets of the year, each read by itself.' }),
    metrics: z.array(MetricAudit).openapi({ description: 'Metrics that hide small groups.' }),
  })
  .openapi('PrivacyAudit')

export type PrivacyAuditBody = z.infer<typeof Audit>

const auditRoute = createRoute({
  method: 'get',
  path: '/privacy/audit',
  summary: 'Try to work out small groups from everything that is printed',
  request: { query: z.strictObject({ year: Year }) },
  responses: {
    200: { description: 'The verdict.', content: { 'application/json': { schema: Audit } } },
    ...COSTLY_REFUSALS,
  },
})

export function privacyRoutes({ db }: Deps) {
  return createRouter().openapi(auditRoute, async (c) => {
    const { year } = c.req.valid('query')
    if (!(await findSchoolYear(db, year))) return absent(c, 'school year')
    return c.json(withPackets(await auditPrivacy(db, year), await auditPackets(db, year)), 200)
  })
}

/** What is found in a packet counts like what is found elsewhere. */
function withPackets(audit: PrivacyAudit, packets: PacketAudit[]): PrivacyAuditBody {
  const sum = (countOf: (packet: PacketAudit) => number) =>
    packets.reduce((total, packet) => total + countOf(packet), 0)
  return {
    ...audit,
    secrets: audit.secrets + sum(({ secrets }) => secrets),
    untried: audit.untried + sum(({ untried }) => untried),
    recoverable: audit.recoverable + sum(({ recovered }) => recovered.length),
    packets,
  }
}
