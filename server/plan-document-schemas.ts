/** The shape of a plan read from text, over HTTP. */

import { z } from '@hono/zod-openapi'

import { PLAN_KINDS } from '../domain/plan.ts'

const printed = z.string().nullable().openapi({ description: 'Null: nothing is printed there.' })
const paragraphs = z.string().nullable().openapi({
  description: 'One line per paragraph; a line of a printed list begins with “- ”.',
})
const list = z.array(z.string())

const Sections = z
  .object({
    purpose: paragraphs,
    servicesIntro: printed,
    services: list,
    budget: paragraphs,
    budgetNote: paragraphs,
    priorYearOutcomes: paragraphs,
    priorYearAchievement: paragraphs,
    priorYearLearnings: paragraphs,
    dataUsed: paragraphs,
    stakeholderInput: paragraphs,
    keyFindings: paragraphs,
    currentPriorities: paragraphs,
    theoryOfAction: paragraphs.openapi({ description: 'Text that is no part of a chain.' }),
    other: z.array(z.object({ heading: z.string(), text: z.string() })),
  })
  .openapi('PlanDocumentSections')

const Priority = z
  .object({
    number: z.int(),
    title: z.string(),
    actions: z.array(
      z.object({
        number: z.int(),
        text: z.string(),
        needsResources: z.boolean().optional(),
        metrics: z.array(
          z.object({ letter: z.string().openapi({ example: 'a' }), text: z.string() }),
        ),
      }),
    ),
  })
  .openapi('PlanDocumentPriority')

const Form = z
  .object({
    division: z.object({
      name: printed,
      purpose: printed,
      theoryOfAction: printed,
      organizationalChart: printed,
      contact: printed,
      telephone: printed,
    }),
    goals: list,
    metrics: list,
    targets: list,
    actions: z.array(z.object({ text: z.string(), needsResources: z.boolean().nullable() })),
  })
  .openapi('DivisionForm', { description: 'What only the 2016 form has.' })

/** A plan as its printed report or form says it, word for word. */
export const PlanDocument = z
  .object({
    kind: z.enum(PLAN_KINDS),
    schoolYear: z.string().nullable().openapi({
      example: '2022-23',
      description: 'Null when the text names no year, or names several.',
    }),
    department: z.object({ name: printed, contacts: list, emails: list, phone: printed }),
    reportGenerated: z.string().nullable().openapi({ description: 'UTC moment.' }),
    sections: Sections,
    chains: z.array(
      // oxlint-disable-next-line unicorn/no-thenable -- the plan's own word
      z.object({ ifWe: list, then: list, whichWill: printed }),
    ),
    priorities: z.array(Priority),
    form: Form.optional(),
  })
  .openapi('PlanDocument', { description: 'Every text is as printed.' })
