/** A department's plan as its printed report or form says it, word for word. */

import type { SchoolYear } from '../calendar.ts'

/** One printed plan. Every text is as printed; null means that nothing is printed there. */
export interface PlanDocument {
  kind: 'department_plan' | 'division_form_2016'
  /** Null when the text names no year, or names several. */
  schoolYear: SchoolYear | null
  department: PlanDepartment
  /** UTC instant, made with the time zone that the stamp prints. */
  reportGenerated: string | null
  sections: PlanSections
  chains: PlanChain[]
  priorities: PlanPriority[]
  /** Present on the 2016 form only. */
  form?: DivisionForm
}

/** The fields of the cover. */
export interface PlanDepartment {
  name: string | null
  contacts: string[]
  emails: string[]
  phone: string | null
}

/** A printed heading that is none of the report's own, with the text under it. */
export interface OtherSection {
  heading: string
  text: string
}

/**
 * The answers under the report's headings.
 *
 * Shape: one line per paragraph; a line of a printed list begins with `- `.
 */
export interface PlanSections {
  purpose: string | null
  /** The sentence before the list, such as "We serve schools by:". */
  servicesIntro: string | null
  /** Without bullets and without `a)` or `1)`. */
  services: string[]
  budget: string | null
  budgetNote: string | null
  priorYearOutcomes: string | null
  priorYearAchievement: string | null
  priorYearLearnings: string | null
  dataUsed: string | null
  stakeholderInput: string | null
  keyFindings: string | null
  currentPriorities: string | null
  /** Text under the heading that is no part of a chain. */
  theoryOfAction: string | null
  other: OtherSection[]
}

/** One "If we... then... which will..." of the theory of action. */
export interface PlanChain {
  ifWe: string[]
  then: string[]
  whichWill: string | null
}

/** A `Priority N:` with its actions. */
export interface PlanPriority {
  number: number
  title: string
  actions: PlanAction[]
}

/** An `[Action N]` with its metrics; numbers restart in each priority. */
export interface PlanAction {
  number: number
  text: string
  needsResources?: boolean
  metrics: PlanMetric[]
}

/** One line under `Metrics`. */
export interface PlanMetric {
  /** As printed, so `B` stays `B`. */
  letter: string
  text: string
}

/** What only the 2016 form has. The three lists do not line up with each other. */
export interface DivisionForm {
  division: FormDivision
  goals: string[]
  metrics: string[]
  targets: string[]
  actions: FormAction[]
}

/** The cover of the 2016 form. */
export interface FormDivision {
  name: string | null
  purpose: string | null
  theoryOfAction: string | null
  organizationalChart: string | null
  contact: string | null
  telephone: string | null
}

/** A row of the form's second table. */
export interface FormAction {
  text: string
  /** The `Yes` or `No` beside it; null when neither is printed. */
  needsResources: boolean | null
}

/** A chain of its three parts. */
export function planChain(ifWe: string[], then: string[], whichWill: string | null): PlanChain {
  // oxlint-disable-next-line unicorn/no-thenable -- the plan's own word; a list is not a callback
  return { ifWe, then, whichWill }
}

/** Sections with nothing in them. */
export function emptySections(): PlanSections {
  return {
    purpose: null,
    servicesIntro: null,
    services: [],
    budget: null,
    budgetNote: null,
    priorYearOutcomes: null,
    priorYearAchievement: null,
    priorYearLearnings: null,
    dataUsed: null,
    stakeholderInput: null,
    keyFindings: null,
    currentPriorities: null,
    theoryOfAction: null,
    other: [],
  }
}
