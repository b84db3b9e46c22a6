/**
 * Every table's columns as SQL holds them. Dates and instants are text and
 * yes/no is 0 or 1 on both databases, so a row reads the same from SQLite and
 * PostgreSQL.
 */

import type {
  Generated,
  Insertable,
  Kysely,
  Selectable,
  Transaction as KyselyTransaction,
} from 'kysely'

import type { CalendarDate, SchoolYear } from '../domain/calendar.ts'
import type {
  Cadence,
  Direction,
  MeasureKind,
  MissingCode,
  PrivacyClass,
  Tolerance,
} from '../domain/measure.ts'
import type { AnswerTables } from './answer-tables.ts'
import type { ApprovalTables } from './approval-tables.ts'
import type { DerivedTables, RollUpTable, SiteRollUpTable } from './derived-tables.ts'
import type { DistrictTable } from './district-table.ts'
import type { ImportTables } from './import-tables.ts'
import type { MeetingTables } from './meeting-tables.ts'
import type { MetricPartTables } from './metric-part-tables.ts'
import type { PeopleTables } from './people-tables.ts'
import type { ReminderTables } from './reminder-tables.ts'
import type { SnapshotTables } from './snapshot-tables.ts'
import type { StreamTables } from './stream-tables.ts'

export interface Tables
  extends
    PeopleTables,
    ApprovalTables,
    DerivedTables,
    MeetingTables,
    AnswerTables,
    MetricPartTables,
    ImportTables,
    ReminderTables,
    SnapshotTables,
    StreamTables {
  district: DistrictTable
  school_year: SchoolYearTable
  cycle: CycleTable
  division: DivisionTable
  department: DepartmentTable
  site: SiteTable
  plan: PlanTable
  plan_section: PlanSectionTable
  chain: ChainTable
  chain_part: ChainPartTable
  priority: PriorityTable
  action: ActionTable
  action_goal: ActionGoalTable
  metric: MetricTable
  deviation: DeviationTable
  dated_event: DatedEventTable
  ledger: LedgerTable
  observation: ObservationTable
}

export type Db = Kysely<Tables>
export type Transaction = KyselyTransaction<Tables>

/** 0 is no, 1 is yes. */
export type Flag = 0 | 1

/** A UTC instant, `2022-10-05T18:09:36.000Z`. */
export type Instant = string

export interface SchoolYearTable {
  id: SchoolYear
  starts_on: CalendarDate
  ends_on: CalendarDate
  version: number
}

export interface CycleTable {
  /** `2022-23-Q1`. */
  id: string
  school_year: SchoolYear
  number: number
  name: string
  starts_on: CalendarDate
  ends_on: CalendarDate
  due_on: CalendarDate
  grace_days: number
  meeting_on: CalendarDate | null
  closed_at: Instant | null
  closed_by: string | null
  /** Why it was closed although values were missing; null when none were. */
  closing_reason: string | null
  version: number
}

export interface DivisionTable {
  id: string
  name: string
  position: number
  version: number
}

export interface DepartmentTable {
  id: string
  /** Short and stable, `DR`; the first part of a metric's code. */
  code: string
  name: string
  division_id: string | null
  position: number
  version: number
}

export interface SiteTable {
  id: string
  code: string
  name: string
  /** Elementary, middle, high, other; free text. */
  level: string
  closed_on: CalendarDate | null
  version: number
}

export interface PlanTable {
  id: string
  department_id: string
  school_year: SchoolYear
  kind: 'department_plan' | 'division_form_2016'
  state: 'draft' | 'submitted' | 'returned' | 'approved'
  /** As printed: `Oct 05 2022 @ 11:09:36 (PDT)`. */
  report_generated: string | null
  printed_department: string | null
  /** JSON text list; optional fields of the printed plan. */
  contacts: string
  emails: string
  phone: string | null
  /** The imported text, null for a plan typed in. */
  source_text: string | null
  version: number
}

/** One printed paragraph or list item of a plan's section. */
export interface PlanSectionTable {
  plan_id: string
  /** `purpose`, `services`, `priorYearAchievement`, … */
  name: string
  position: number
  text: string
}

export interface ChainTable {
  id: string
  plan_id: string
  number: number
  version: number
}

export interface ChainPartTable {
  chain_id: string
  part: 'if_we' | 'then' | 'which_will'
  position: number
  text: string
}

export interface PriorityTable {
  id: string
  plan_id: string
  number: number
  /** Order of print; numbers may repeat in a printed plan. */
  position: number
  title: string
  version: number
}

export interface ActionTable {
  id: string
  priority_id: string
  plan_id: string
  number: number
  position: number
  text: string
  /** Null when the plan does not say. */
  needs_resources: Flag | null
  version: number
}

/** A goal an action serves, `LCAP 2`. */
export interface ActionGoalTable {
  action_id: string
  goal: string
}

export interface MetricTable {
  id: string
  action_id: string
  plan_id: string
  department_id: string
  school_year: SchoolYear
  letter: string
  position: number
  /** As printed in the plan. */
  text: string
  /** A short name for screens; the printed text when empty. */
  title: string
  kind: MeasureKind | null
  unit: string
  direction: Direction
  baseline: number | null
  baseline_on: CalendarDate | null
  baseline_source: string
  target: number | null
  target_high: number | null
  tolerance_unit: Tolerance['unit']
  tolerance_amount: number
  cadence: Cadence
  accumulates: Flag
  across_sites: 'sum' | 'mean'
  scale_min: number | null
  scale_max: number | null
  /** JSON text list. */
  stages: string
  target_stage: string | null
  rate_base: number
  groups_overlap: Flag
  /** Null: the district's. */
  coverage_floor: number | null
  privacy_class: PrivacyClass
  source_system: string
  definition: string
  owner: string
  /** Whether the metric decides its priority's headline word. */
  headline: Flag
  /** The same metric in the year before. */
  continues_id: string | null
  /** Why the metric is measured less than quarterly. */
  cadence_reason: string
  /** 1 once removed from the plan; its observations stay. */
  removed: Flag
  version: number
}

/** A departure from the path that leadership accepted until a date. */
export interface DeviationTable {
  id: string
  metric_id: string
  reason: string
  owner: string
  ends_on: CalendarDate
  tx: number
}

export interface DatedEventTable {
  id: string
  department_id: string | null
  metric_id: string | null
  on_date: CalendarDate
  label: string
  kind: 'event' | 'rebase'
  version: number
}

/** Append-only. `tx` is the time axis: gapless, in the order things became known. */
export interface LedgerTable {
  tx: number
  at: Instant
  actor: string
  /** `observation.record`, `metric.change`, … */
  action: string
  entity: string
  entity_id: string
  /** Canonical JSON: what it was, what it is, why. */
  payload: string
  /** Hash of the entry before; 64 zeros for the first. */
  prev: string
  hash: string
}

/**
 * One row per version of an observation. Never deleted; a row only ever sees
 * `superseded_tx` set, once, when the next version replaces it, and `cycle_id`
 * follow its day when the district moves a cycle's dates.
 */
export interface ObservationTable {
  id: string
  version: number
  metric_id: string
  school_year: SchoolYear
  cycle_id: string
  site_id: string | null
  /** Empty for everyone. */
  participant_group: string
  observed_on: CalendarDate
  /** Count, level, mean of a score, percent complete of a milestone without stages. */
  value: number | null
  numerator: number | null
  denominator: number | null
  /** Answers behind a score's mean. */
  n: number | null
  stage: string | null
  done: Flag | null
  missing_code: MissingCode | null
  note: string
  evidence_url: string | null
  source_file: string | null
  source_sha256: string | null
  /** JSON text: the recipe and its row counts. */
  provenance: string | null
  import_id: string | null
  /** 1 when this version withdraws the observation. */
  withdrawn: Flag
  /** Why this version replaced the one before; null on the first. */
  reason: string | null
  recorded_at: Instant
  recorded_by: string
  tx: number
  superseded_tx: number | null
  /** People who were asked in the survey that the number comes from; null without one. */
  invited: number | null
  /** Those who gave at least one valid answer. */
  answered: number | null
  /** Answer options of the question. */
  survey_scale: number | null
  /** Version of the question's wording. */
  wording: string | null
  /** 1 when this version entered, or left, a cycle that was closed. */
  late: Generated<Flag>
}

export type ObservationRow = Selectable<ObservationTable>
export type NewObservationRow = Insertable<ObservationTable>
export type MetricRow = Selectable<MetricTable>
export type RollUpRow = Selectable<RollUpTable>
export type SiteRollUpRow = Selectable<SiteRollUpTable>
