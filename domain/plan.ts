/** The parts of a department's plan, as every layer above the database sees them. */

import type { CalendarDate, SchoolYear } from './calendar.ts'
import type { Measure, PrivacyClass } from './measure.ts'

export const PLAN_STATES = ['draft', 'submitted', 'returned', 'approved'] as const
export type PlanState = (typeof PLAN_STATES)[number]

export const PLAN_KINDS = ['department_plan', 'division_form_2016'] as const
export type PlanKind = (typeof PLAN_KINDS)[number]

/** A metric: one lettered line under an action, and how it is measured. */
export interface Metric extends Measure {
  id: string
  actionId: string
  planId: string
  departmentId: string
  schoolYear: SchoolYear
  /** As printed: `a`. */
  letter: string
  /** `DR-2.4.a`: department, priority, action, letter. */
  code: string
  /** As printed in the plan. */
  text: string
  /** A short name for screens; empty: the printed text is shown. */
  title: string
  baselineOn: CalendarDate | null
  baselineSource: string
  privacyClass: PrivacyClass
  sourceSystem: string
  definition: string
  owner: string
  /** Whether the metric decides its priority's headline word. */
  headline: boolean
  /** The same metric's id in the year before. */
  continuesId: string | null
  /** Why the metric is measured less than quarterly; empty when it need not say. */
  cadenceReason: string
  /** Ids of the sites a value is expected from; empty: the district is one place. */
  siteIds: string[]
  /** Typed milestone targets by cycle id, in the metric's unit. */
  milestoneTargets: Record<string, number>
  version: number
}

export interface Action {
  id: string
  priorityId: string
  planId: string
  number: number
  /** As printed. */
  text: string
  /** "Needs additional resources"; null when the plan does not say. */
  needsResources: boolean | null
  /** Goals the action serves, `LCAP 2`. */
  goals: string[]
  metrics: Metric[]
  version: number
}

export interface Priority {
  id: string
  planId: string
  number: number
  /** As printed. */
  title: string
  actions: Action[]
  version: number
}

/** One "If we … then … which will …" of the theory of action. */
export interface Chain {
  id: string
  planId: string
  /** Chain n belongs to priority n. */
  number: number
  ifWe: string[]
  then: string[]
  whichWill: string | null
  version: number
}

export interface Plan {
  id: string
  departmentId: string
  schoolYear: SchoolYear
  kind: PlanKind
  state: PlanState
  /** As printed: `Oct 05 2022 @ 11:09:36 (PDT)`. */
  reportGenerated: string | null
  printedDepartment: string | null
  contacts: string[]
  emails: string[]
  phone: string | null
  /** Printed paragraphs or list items by section name. */
  sections: Record<string, string[]>
  chains: Chain[]
  priorities: Priority[]
  version: number
}
