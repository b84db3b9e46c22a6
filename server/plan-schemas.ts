/** The shapes of a plan and its parts over HTTP. */

import { z } from '@hono/zod-openapi'

import type { Plan as StoredPlan } from '../domain/plan.ts'
import { PLAN_KINDS, PLAN_STATES } from '../domain/plan.ts'
import { Metric, toBody as toMetricBody } from './metric-schemas.ts'
import { Year, text } from './schemas.ts'

const LONGEST_TEXT = 20_000

/** A number printed before a priority, an action or a chain. */
export const PartNumber = z.int().min(1).max(9_999)

/** A printed paragraph, title or list item. */
export const Printed = text(LONGEST_TEXT, 1)

const version = z.int().openapi({ description: 'Its ETag is this number in quotation marks.' })

export const Chain = z
  .object({
    id: z.string(),
    planId: z.string(),
    number: z.int().openapi({ description: 'Chain n belongs to priority n.' }),
    ifWe: z.array(z.string()),
    // oxlint-disable-next-line unicorn/no-thenable -- the plan's own word
    then: z.array(z.string()),
    whichWill: z.string().nullable(),
    version,
  })
  .openapi('Chain')

const action = {
  id: z.string(),
  priorityId: z.string(),
  planId: z.string(),
  number: z.int().openapi({ description: 'As printed; it restarts in each priority.' }),
  text: z.string().openapi({ description: 'As printed.' }),
  needsResources: z.boolean().nullable().openapi({ description: 'Null: the plan does not say.' }),
  goals: z.array(z.string()).openapi({ example: ['LCAP 2'] }),
  version,
}

/** An action without its metrics. */
export const ActionFields = z.object(action).openapi('ActionFields')

const Action = z.object({ ...action, metrics: z.array(Metric) }).openapi('Action')

const priority = {
  id: z.string(),
  planId: z.string(),
  number: z.int().openapi({ description: 'As printed; a printed plan may repeat one.' }),
  title: z.string().openapi({ description: 'As printed.' }),
  version,
}

/** A priority without its actions. */
export const PriorityFields = z.object(priority).openapi('PriorityFields')

const Priority = z.object({ ...priority, actions: z.array(Action) }).openapi('Priority')

const cover = {
  id: z.string(),
  departmentId: z.string(),
  schoolYear: Year,
  kind: z.enum(PLAN_KINDS),
  state: z.enum(PLAN_STATES),
  reportGenerated: z
    .string()
    .nullable()
    .openapi({ description: 'When the printed report was made.' }),
  version,
}

export const PlanSummary = z
  .object({
    ...cover,
    priorities: z.int().openapi({ description: 'How many.' }),
    actions: z.int().openapi({ description: 'How many.' }),
    metrics: z.int().openapi({ description: 'How many, without the removed ones.' }),
    changedSinceApproval: z.boolean(),
  })
  .openapi('PlanSummary')

export const Plan = z
  .object({
    ...cover,
    printedDepartment: z.string().nullable(),
    contacts: z.array(z.string()),
    emails: z.array(z.string()),
    phone: z.string().nullable(),
    sections: z
      .record(z.string(), z.array(z.string()))
      .openapi({ description: 'Printed paragraphs or list items by section name.' }),
    chains: z.array(Chain),
    priorities: z.array(Priority),
  })
  .openapi('Plan')

const SectionName = text(200, 1).regex(/^[a-z]/i, 'Begin the name of a section with a letter.')

const fields = {
  contacts: z.array(text(200, 1)).max(50),
  emails: z.array(text(320, 1)).max(50),
  phone: text(100).nullable(),
  sections: z
    .record(SectionName, z.array(Printed).max(2_000))
    .openapi({ description: 'Each replaces the section of its name; an empty list removes it.' }),
}

/** What is posted to start a plan. */
export const NewPlan = z
  .strictObject({ departmentId: z.string().min(1).max(100), schoolYear: Year, ...fields })
  .partial({ contacts: true, emails: true, phone: true, sections: true })
  .openapi('NewPlan')

/** What is patched. Fields that are left out stay as they are. */
export const PlanChange = z
  .strictObject({
    ...fields,
    reason: text(2_000).openapi({ description: 'Why; it stays on the record.' }),
  })
  .partial()
  .openapi('PlanChange')

/** A plan as it is answered. */
export function toBody(plan: StoredPlan) {
  return {
    ...plan,
    priorities: plan.priorities.map((found) => ({
      ...found,
      actions: found.actions.map((under) => ({
        ...under,
        metrics: under.metrics.map((metric) => toMetricBody(metric)),
      })),
    })),
  }
}
