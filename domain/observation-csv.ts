/**
 * A row of observations.csv as what was meant by it. Only the metric, the day
 * and the value columns of its kind are needed; every other column may be left out.
 */

import { SHORTEST_REASON, isReason } from './approval.ts'
import { unguarded } from './csv-line.ts'
import type { Column } from './csv-shapes.ts'
import { OBSERVATION_COLUMNS } from './csv-shapes.ts'
import type { Measure } from './measure.ts'
import type { ObservationProblemCode } from './observation-problem.ts'
import type { ObservationDraft, Provenance } from './observation.ts'
import type { Suppressed } from './suppressed.ts'

export type ImportProblemCode =
  | ObservationProblemCode
  | 'file_empty'
  | 'file_not_utf8'
  | 'column_missing'
  | 'column_repeated'
  | 'quote_not_closed'
  | 'cell_too_long'
  | 'cells_of_row'
  | 'zero_character'
  | 'metric_unknown'
  | 'metric_ambiguous'
  | 'department_not_yours'
  | 'cycle_closed'
  | 'value_hidden'
  | 'not_yes_or_no'
  | 'id_invalid'
  | 'recorded_at_invalid'
  | 'version_invalid'
  | 'late_without_reason'
  | 'row_repeated'
  | 'place_taken'
  | 'other_metric'
  | 'changed_since'
  | 'changed_meanwhile'

/** Why a row is refused. */
export interface ImportProblem {
  /** Name of the column; empty for the whole row. */
  column: string
  code: ImportProblemCode
  /** Plain English: what is wrong and how to mend it. */
  message: string
}

export type ColumnName = (typeof OBSERVATION_COLUMNS)[number]['name']

/** A row's cells by column; an absent column and an empty cell are both empty. */
export type NamedCells = Partial<Record<ColumnName, string>>

/** Where the record says the row comes from: kept when the observation is not there yet. */
export interface RowStamp {
  id: string | null
  version: number | null
  /** Whether it came after its cycle was closed. */
  late: boolean
  recordedAt: string | null
  recordedBy: string | null
  reason: string | null
}

const REQUIRED = 'observed_on'
const HIDDEN_MARK: Suppressed = '*'
const METRIC_BY_PLACE = [
  'department',
  'priority_number',
  'action_number',
  'metric_letter',
] as const satisfies ColumnName[]

const NUMBER = /^-?\d+(\.\d+)?$/
const ID = /^[A-Za-z0-9-]{1,64}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/
const YES = new Set(['true', 'yes', '1'])
const NO = new Set(['false', 'no', '0'])

const KNOWN: ReadonlyMap<string, Column<ColumnName>> = new Map(
  OBSERVATION_COLUMNS.map((column) => [column.name, column]),
)

/** The columns that a header names, in its order; one that is not known is ignored. */
export function readHeader(cells: readonly string[]): (Column<ColumnName> | undefined)[] {
  return cells.map((cell) => KNOWN.get(cell.trim().toLowerCase()))
}

/** What a header lacks or has twice. */
export function headerProblems(cells: readonly string[]): ImportProblem[] {
  const names = readHeader(cells).flatMap((column) => column?.name ?? [])
  const repeated = names.filter((name, at) => names.indexOf(name) !== at)
  const missing = (column: ColumnName): ImportProblem[] =>
    names.includes(column)
      ? []
      : [{ column, code: 'column_missing', message: `The file has no column ${column}; add it.` }]
  return [
    ...repeated.map((column): ImportProblem => ({
      column,
      code: 'column_repeated',
      message: `The column ${column} is there twice; keep one.`,
    })),
    ...missing(REQUIRED),
    ...(names.includes('metric_id') ? [] : METRIC_BY_PLACE.flatMap(missing)),
  ]
}

/** The cells of a row by column, without spaces around them and without guards. */
export function nameCells(
  header: readonly (Column<ColumnName> | undefined)[],
  cells: readonly string[],
): NamedCells {
  const named: NamedCells = {}
  for (const [at, column] of header.entries()) {
    const cell = cells[at]
    if (!column || cell === undefined || cell === '') continue
    named[column.name] = column.type === 'string' ? unguarded(cell) : cell.trim()
  }
  return named
}

/** The draft that a row's cells make for a metric, and what could not be read. */
export function draftOf(
  cells: NamedCells,
  measure: Pick<Measure, 'kind' | 'stages'>,
  siteId: string | null,
): { draft: ObservationDraft; problems: ImportProblem[]; hidden: boolean } {
  if (cells.suppressed === HIDDEN_MARK) return { ...hiddenDraft(cells, siteId), hidden: true }
  const problems: ImportProblem[] = []
  const number = (column: NumberColumn) => readNumber(cells, column, problems)
  const { kind, stages } = measure
  const inValue = kind === 'yes_no' || (kind === 'milestone' && stages.length > 0)
  const value = inValue ? null : number('value')
  const draft: ObservationDraft = {
    observedOn: cells.observed_on ?? '',
    siteId,
    group: cells.participant_group,
    ...(kind === 'score' ? { mean: value } : { value }),
    numerator: number('numerator'),
    denominator: number('denominator'),
    n: number('n'),
    stage: cells.stage ?? (kind === 'milestone' && inValue ? cells.value : null),
    done: readYesNo(cells, kind === 'yes_no' && !cells.done ? 'value' : 'done', problems),
    missing: cells.missing_reason,
    survey: {
      invited: number('invited'),
      answered: number('answered'),
      scale: number('survey_scale'),
      wording: cells.wording,
    },
    note: cells.note,
    evidenceUrl: cells.evidence_url,
    provenance: provenanceOf(cells, problems),
  }
  if (cells.suppressed !== undefined) {
    const message = 'The value was hidden when the file was made; import a file with all values.'
    problems.push({ column: 'suppressed', code: 'value_hidden', message })
  }
  return { draft, problems, hidden: false }
}

/** A row whose number was hidden when the file was made: too few to report, and nothing else. */
function hiddenDraft(cells: NamedCells, siteId: string | null) {
  const { observed_on: observedOn = '', participant_group: group } = cells
  const draft = { observedOn, siteId, group, missing: 'too_few_to_report' }
  return { draft, problems: [] }
}

type NumberColumn =
  | 'value'
  | 'numerator'
  | 'denominator'
  | 'n'
  | 'invited'
  | 'answered'
  | 'survey_scale'

function readNumber(cells: NamedCells, column: NumberColumn, problems: ImportProblem[]) {
  const text = cells[column]
  if (text === undefined) return null
  if (NUMBER.test(text)) return Number(text)
  const message = `“${text}” is not a number; write digits with a point, such as 61.5.`
  problems.push({ column, code: 'not_a_number', message })
  return null
}

function readYesNo(cells: NamedCells, column: 'value' | 'done', problems: ImportProblem[]) {
  const text = cells[column]?.toLowerCase()
  if (text === undefined) return null
  if (YES.has(text)) return true
  if (NO.has(text)) return false
  const message = `“${text}” is neither true nor false; write one of the two.`
  problems.push({ column, code: 'not_yes_or_no', message })
  return null
}

/** What a row says of its own record, and what of that cannot be kept. */
export function stampOf(
  cells: NamedCells,
  now: string,
): { stamp: RowStamp; problems: ImportProblem[] } {
  const problems: ImportProblem[] = []
  const id = cells.observation_id ?? null
  if (id !== null && !ID.test(id)) {
    const message = `“${id}” is not an observation's id; leave it empty for a new one.`
    problems.push({ column: 'observation_id', code: 'id_invalid', message })
  }
  const version = cells.version === undefined ? null : Number(cells.version)
  if (version !== null && !(Number.isSafeInteger(version) && version >= 1 && version < 1e6)) {
    const message = `“${cells.version}” is not a version; leave it empty for a new observation.`
    problems.push({ column: 'version', code: 'version_invalid', message })
  }
  const recordedAt = cells.recorded_at === undefined ? null : instantOf(cells.recorded_at)
  if (recordedAt === undefined || (recordedAt !== null && recordedAt > now)) {
    const message = `“${cells.recorded_at}” is not a moment in the past; write it as ${now}.`
    problems.push({ column: 'recorded_at', code: 'recorded_at_invalid', message })
  }
  const late = cells.late === 'true'
  if (late && !isReason(cells.restated_reason ?? '')) {
    const message = `A late value says why in at least ${SHORTEST_REASON} characters; fill restated_reason, or empty late.`
    problems.push({ column: 'late', code: 'late_without_reason', message })
  }
  return {
    stamp: {
      id,
      version,
      late,
      recordedAt: recordedAt ?? null,
      recordedBy: cells.recorded_by?.slice(0, 320) ?? null,
      reason: cells.restated_reason ?? null,
    },
    problems,
  }
}

/** The column that a field of the draft was read from. */
export function columnOf(path: string): string {
  const columns: Record<string, ColumnName> = {
    observedOn: 'observed_on',
    siteId: 'site_code',
    group: 'participant_group',
    mean: 'value',
    missing: 'missing_reason',
    evidenceUrl: 'evidence_url',
    survey: 'invited',
    'survey.invited': 'invited',
    'survey.answered': 'answered',
    'survey.scale': 'survey_scale',
    'survey.wording': 'wording',
  }
  return columns[path] ?? path
}

function instantOf(text: string): string | undefined {
  if (!INSTANT.test(text)) return undefined
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

function provenanceOf(cells: NamedCells, problems: ImportProblem[]): Provenance | null {
  const { source_file: file, source_sha256: sha256, provenance } = cells
  if (file === undefined && sha256 === undefined && provenance === undefined) return null
  const counted = provenance === undefined ? {} : readProvenance(provenance)
  if (!counted) {
    const message = 'The provenance cannot be read; leave the cell as it was exported, or empty.'
    problems.push({ column: 'provenance', code: 'provenance_invalid', message })
    return null
  }
  return {
    ...(file !== undefined && { file }),
    ...(sha256 !== undefined && { sha256 }),
    ...counted,
  }
}

/** What a recipe counted, from JSON; undefined when it is not that. */
export function readProvenance(json: string): Omit<Provenance, 'file' | 'sha256'> | undefined {
  const known = parseJson(json)
  if (typeof known !== 'object' || known === null) return undefined
  const leftOut = 'leftOut' in known && typeof known.leftOut === 'object' ? known.leftOut : null
  return {
    ...('recipe' in known && { recipe: String(known.recipe) }),
    ...('rows' in known && { rows: Number(known.rows) }),
    ...('counted' in known && { counted: Number(known.counted) }),
    ...(leftOut && { leftOut: toCounts(leftOut) }),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function toCounts(leftOut: object): Record<string, number> {
  return Object.fromEntries(Object.entries(leftOut).map(([why, rows]) => [why, Number(rows)]))
}
