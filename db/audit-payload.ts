/** What an entry of the ledger says, read back from its text. */

/** An object as JSON.parse gives it. */
export type State = Record<string, unknown>

export interface AuditPayload {
  before: State | null
  after: State | null
  reason: string | null
  metricId: string | null
  /** Whether it changed a closed cycle. */
  late: boolean
  request: { id: string; from: string | null } | null
}

/** Reads an entry's payload; what is not there, or not of its kind, is null. */
export function readPayload(text: string): AuditPayload {
  const payload = objectIn(JSON.parse(text)) ?? {}
  const request = objectIn(payload.request)
  const id = textIn(request?.id)
  return {
    before: objectIn(payload.before),
    after: objectIn(payload.after),
    reason: textIn(payload.reason),
    metricId: textIn(payload.metricId),
    late: payload.late === true,
    request: id === null ? null : { id, from: textIn(request?.from) },
  }
}

/** A value if it is text, else null. */
export function textIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The objects of a list; none where it is no list. */
export function objectsIn(value: unknown): State[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** The texts of a list; none where it is no list. */
export function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one: unknown) => typeof one === 'string') : []
}

function objectIn(value: unknown): State | null {
  return isObject(value) ? value : null
}

// Only ever asked of what JSON.parse gave.
function isObject(value: unknown): value is State {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
