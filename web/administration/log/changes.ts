/** What an entry changed, part by part, in words. */

import { canonicalJson } from '../../../domain/canonical-json.ts'
import { apiDate } from '../../api-date.ts'
import { formatDate, formatNumber } from '../../shared/format.ts'
import { logWords } from '../../words/log.ts'
import type { LogEntry } from './log.ts'

export interface Change {
  /** What changed: "Target". */
  part: string
  /** Empty text is nothing. */
  was: string
  became: string
}

type State = NonNullable<LogEntry['after']>

const MOST_DECIMALS = 6
const DAY = /^\d{4}-\d\d-\d\d$/
/** Said elsewhere on the entry, or of no use to a reader. */
const LEFT_OUT = new Set(['id', 'version', 'observedOn', 'siteId', 'group'])
/** Parts of one amount. */
const AMOUNT = new Set(['value', 'numerator', 'denominator', 'n', 'stage', 'done', 'missing'])

/** The parts in which before and after differ; all that is said of something new or gone is its name. */
export function changesOf({ entity, before, after }: LogEntry): Change[] {
  if (entity === 'observation') return changesOfObservation(before, after)
  if (!before || !after) return []
  return differing(flat(before), flat(after))
}

/** What something is called, where it is new or gone. */
export function nameOf({ before, after }: Pick<LogEntry, 'before' | 'after'>): string {
  const state = after ?? before ?? {}
  const keys = ['title', 'name', 'label', 'text', 'whichWill', 'fileName', 'reason']
  const found = keys.map((key) => state[key]).find((value) => typeof value === 'string' && value)
  return typeof found === 'string' ? found : ''
}

/** An observation's number as it was recorded: `4 of 6`, `12`, `not held`. */
function sayAmount(state: State): string {
  const say = logWords().amounts
  const { missing, stage, done, numerator, denominator, value, n } = state
  if (typeof missing === 'string') return missing.replaceAll('_', ' ')
  if (typeof stage === 'string') return stage
  if (typeof done === 'boolean') return done ? say.yes : say.no
  if (typeof numerator === 'number' && typeof denominator === 'number') {
    return say.of(number(numerator), number(denominator))
  }
  if (typeof value !== 'number') return say.nothing
  return typeof n === 'number' ? say.from(number(value), number(n)) : number(value)
}

function changesOfObservation(before: State | null, after: State | null): Change[] {
  const say = logWords()
  const was = before ? sayAmount(before) : ''
  const became = after ? sayAmount(after) : ''
  const amount = was === became ? [] : [{ part: say.amount, was, became }]
  if (!before || !after) return amount
  const places = (['observedOn', 'siteId', 'group'] as const).flatMap((key) => {
    const [from, to] = [sayValue(before[key]), sayValue(after[key])]
    return from === to ? [] : [{ part: say.partOf(key), was: from, became: to }]
  })
  return [...amount, ...places, ...differing(flat(without(before)), flat(without(after)))]
}

function without(state: State): State {
  return Object.fromEntries(Object.entries(state).filter(([key]) => !AMOUNT.has(key)))
}

function differing(before: Map<string, string>, after: Map<string, string>): Change[] {
  return Array.from(new Set([...before.keys(), ...after.keys()])).flatMap((part) => {
    const [was, became] = [before.get(part) ?? '', after.get(part) ?? '']
    return was === became ? [] : [{ part, was, became }]
  })
}

/** Every part by its name in words; a part of a part has both names. */
function flat(state: State, above: string[] = []): Map<string, string> {
  const parts = new Map<string, string>()
  for (const [key, value] of Object.entries(state)) {
    if (above.length === 0 && LEFT_OUT.has(key)) continue
    const names = [...above, logWords().partOf(key)]
    if (!isState(value)) parts.set(names.join(' · '), sayValue(value, key))
    else for (const [name, text] of flat(value, names)) parts.set(name, text)
  }
  return parts
}

function sayValue(value: unknown, key = ''): string {
  const say = logWords()
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? say.amounts.yes : say.amounts.no
  if (typeof value === 'number') return number(value)
  if (typeof value === 'string') {
    // The log keeps no note, only what proves that one was not exchanged.
    if (key === 'noteSha256') return say.amounts.note(value.slice(0, 8))
    return DAY.test(value) ? formatDate(apiDate(value)) : value
  }
  if (Array.isArray(value)) return value.map((one) => sayValue(one)).join('; ')
  return canonicalJson(JSON.parse(JSON.stringify(value)))
}

function number(value: number): string {
  return formatNumber(value, { places: MOST_DECIMALS })
}

function isState(value: unknown): value is State {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
