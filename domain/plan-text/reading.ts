/** What reading a plan's text gives besides the plan: doubts, leftovers and refusals. */

import type { PlanDocument } from './document.ts'

/** A doubt about one line. */
export interface PlanWarning {
  /** 1-based, in the text as it was handed in. */
  line: number
  code: PlanWarningCode
  /** Says what, where, and how to mend it. */
  message: string
}

/** Every kind of doubt. */
export type PlanWarningCode =
  | 'action_number_unexpected'
  | 'action_without_metrics'
  | 'action_without_priority'
  | 'action_without_text'
  | 'budget_total_differs'
  | 'chain_count_differs'
  | 'chain_incomplete'
  | 'chain_label_repeated'
  | 'chain_order_unclear'
  | 'characters_replaced'
  | 'department_fields_shifted'
  | 'department_name_missing'
  | 'form_answer_unclear'
  | 'form_table_unclear'
  | 'metric_letter_missing'
  | 'metric_letter_unexpected'
  | 'metric_text_joined'
  | 'metric_without_text'
  | 'metrics_heading_missing'
  | 'more_of_the_same'
  | 'number_unclear'
  | 'priority_number_unexpected'
  | 'priority_without_actions'
  | 'question_not_known'
  | 'report_date_unread'
  | 'school_year_missing'
  | 'school_year_unclear'
  | 'school_years_disagree'
  | 'section_not_known'
  | 'section_repeated'
  | 'several_plans'
  | 'text_not_placed'

/** Why a text was not read at all. */
export interface PlanRefusal {
  code: 'not_a_department_plan' | 'unsupported_plan_family' | 'several_plans' | 'text_too_long'
  message: string
  /** How many of each mark the text has. */
  lookedFor: PlanMarks
  /** The plans to choose from, when there are several. */
  plans?: FoundPlan[]
}

/** Counts of the lines by which a plan is told from another text. */
export interface PlanMarks {
  priorities: number
  actions: number
  metricsHeadings: number
  sectionHeadings: number
  chainLabels: number
  pageHeaders: number
  goalTables: number
}

/** One of several plans in a text. */
export interface FoundPlan {
  /** 1 is the first; hand it back as the option `plan`. */
  number: number
  departmentName: string | null
  firstLine: number
  lastLine: number
}

/** What a source line became. */
export interface LineReading {
  /** 1-based. */
  line: number
  role: LineRole
  /**
   * Where its text went: `sections.services.2`, `priorities.1.actions.2.metrics.a`.
   * Positions count from 1; metrics go by their letter.
   */
  target?: string
}

/** The parts a source line can play. */
export type LineRole =
  | 'action'
  | 'blank'
  | 'boilerplate'
  | 'chain'
  | 'cover'
  | 'form'
  | 'heading'
  | 'joiner'
  | 'metric'
  | 'metrics_heading'
  | 'other_plan'
  | 'page_header'
  | 'priority'
  | 'section'
  | 'unread'

/** A plan read from text. */
export interface PlanReading {
  plan: PlanDocument
  /** By line. */
  warnings: PlanWarning[]
  /** The non-blank lines that are in no part of the plan. */
  unread: number[]
  /** One entry per source line, in order. */
  lines: LineReading[]
  /** A department name found in the purpose, when the cover names none. */
  suggestedName: string | null
}
