/** An observation's row in SQL, and the observation as the layers above know it. */

import { createHash } from 'node:crypto'

import type { ExpressionBuilder } from 'kysely'

import type { Json } from '../domain/canonical-json.ts'
import { readProvenance } from '../domain/observation-csv.ts'
import type { CheckedObservation, Provenance } from '../domain/observation.ts'
import type { Suppressed } from '../domain/suppressed.ts'
import type { ObservedSurvey } from '../domain/survey.ts'
import { unseen } from './publishing.ts'
import type { Instant, ObservationRow, Tables } from './tables.ts'

/** An observation on the record, in one of its versions. */
export interface RecordedObservation extends CheckedObservation {
  id: string
  metricId: string
  /** 1 is the first. */
  version: number
  /** Why this version replaced the one before; null on the first. */
  reason: string | null
  recordedAt: Instant
  recordedBy: string
  /** Whether this version takes the observation back. */
  withdrawn: boolean
  /** Whether this version came after its cycle, or the one it left, was closed. */
  late: boolean
  /** The ledger number that made this version known. */
  tx: number
  /** Set where its numbers are hidden from whom it is for. */
  suppressed?: Suppressed | undefined
}

/** What a version adds to the observation it is of. */
export interface VersionStamp {
  id: string
  metricId: string
  version: number
  reason: string | null
  recordedAt: Instant
  recordedBy: string
  withdrawn: boolean
  tx: number
  importId: string | null
  /** Absent: no. */
  late?: boolean | undefined
}

/** Why a version follows a withdrawn one; nobody is asked for a reason there. */
export const AGAIN = 'recorded again'

/**
 * Keeps the versions that were current: now, or after a ledger number.
 *
 * Written with literals: SQLite uses a partial index only when it can read its condition.
 */
export function standing(asOf?: number) {
  return (eb: ExpressionBuilder<Tables, 'observation'>) => {
    const kept = eb('observation.withdrawn', '=', eb.lit(0))
    const open = eb('observation.superseded_tx', 'is', null)
    if (asOf === undefined) return eb.and([open, kept, seen(eb)])
    return eb.and([
      kept,
      seen(eb),
      eb('observation.tx', '<=', asOf),
      eb.or([open, eb('observation.superseded_tx', '>', asOf)]),
    ])
  }
}

/** Keeps versions that are seen: all but those of an import that is on its way. */
export function seen(eb: ExpressionBuilder<Tables, 'observation'>) {
  return eb('observation.tx', '<>', unseen())
}

/** A row as an observation. */
export function toObservation(row: ObservationRow): RecordedObservation {
  return {
    id: row.id,
    metricId: row.metric_id,
    version: row.version,
    observedOn: row.observed_on,
    cycleId: row.cycle_id,
    schoolYear: row.school_year,
    siteId: row.site_id,
    group: row.participant_group,
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    n: row.n,
    stage: row.stage,
    done: row.done === null ? null : row.done === 1,
    missing: row.missing_code,
    survey: toSurvey(row),
    note: row.note,
    evidenceUrl: row.evidence_url,
    provenance: toProvenance(row),
    reason: row.reason,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    withdrawn: row.withdrawn === 1,
    late: row.late === 1,
    tx: row.tx,
  }
}

/** The row that stores a version. */
export function toRow(observation: CheckedObservation, stamp: VersionStamp): ObservationRow {
  const { done, provenance, survey } = observation
  return {
    id: stamp.id,
    version: stamp.version,
    metric_id: stamp.metricId,
    school_year: observation.schoolYear,
    cycle_id: observation.cycleId,
    site_id: observation.siteId,
    participant_group: observation.group,
    observed_on: observation.observedOn,
    value: observation.value,
    numerator: observation.numerator,
    denominator: observation.denominator,
    n: observation.n,
    stage: observation.stage,
    done: done === null ? null : done ? 1 : 0,
    missing_code: observation.missing,
    note: observation.note,
    evidence_url: observation.evidenceUrl,
    source_file: provenance?.file ?? null,
    source_sha256: provenance?.sha256 ?? null,
    provenance: provenance && toProvenanceText(provenance),
    import_id: stamp.importId,
    withdrawn: stamp.withdrawn ? 1 : 0,
    reason: stamp.reason,
    recorded_at: stamp.recordedAt,
    recorded_by: stamp.recordedBy,
    tx: stamp.tx,
    superseded_tx: null,
    invited: survey?.invited ?? null,
    answered: survey?.answered ?? null,
    survey_scale: survey?.scale ?? null,
    wording: survey?.wording ?? null,
    late: stamp.late ? 1 : 0,
  }
}

/**
 * What the ledger keeps of an observation. The cycle is left out, it follows
 * from the day; of the note it keeps a salted hash, so that a name typed by
 * mistake can be blanked. A value without a survey says nothing of one, as
 * entries did before surveys were kept.
 */
export function toLedgerEntry(
  observation: CheckedObservation & Pick<RecordedObservation, 'id' | 'version'>,
): Json {
  const { id, version, observedOn, siteId, group, value, numerator, denominator, n } = observation
  const { stage, done, missing, survey, note, evidenceUrl, provenance } = observation
  return {
    version,
    observedOn,
    siteId,
    group,
    value,
    numerator,
    denominator,
    n,
    stage,
    done,
    missing,
    ...(survey && { survey: { ...survey } }),
    noteSha256: note === '' ? null : hashOf(`${id}.${version}\n${note}`),
    evidenceUrl,
    provenance: provenance && { ...provenance },
  }
}

/** What is kept beside the file's name and hash, as JSON. */
export function toProvenanceText({ file: _file, sha256: _sha256, ...counted }: Provenance): string {
  return JSON.stringify(counted)
}

/** The survey of an observation; null where nothing is said of one. */
export function toSurvey({
  invited,
  answered,
  survey_scale: scale,
  wording,
}: Pick<
  ObservationRow,
  'invited' | 'answered' | 'survey_scale' | 'wording'
>): ObservedSurvey | null {
  const survey = { invited, answered, scale, wording }
  return Object.values(survey).some((part) => part !== null) ? survey : null
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function toProvenance({
  provenance: text,
  source_file: file,
  source_sha256: sha256,
}: ObservationRow): Provenance | null {
  if (text === null) return null
  return {
    ...(file !== null && { file }),
    ...(sha256 !== null && { sha256 }),
    ...readProvenance(text),
  }
}
