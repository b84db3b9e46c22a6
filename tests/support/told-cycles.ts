/** Cycles of small groups and what is hidden of them, each as one short line of text. */

import type { MeasureKind } from '../../domain/measure.ts'
import type { Metric } from '../../domain/plan.ts'
import type { GuardedObservation, HiddenOfCycle } from '../../domain/privacy/hidden.ts'
import type { Said } from './guarded.ts'
import { said } from './guarded.ts'
import { metricOf } from './metrics.ts'

export interface ToldCycle {
  metric: Metric
  observations: GuardedObservation[]
}

/**
 * `rate: a 2 of 4, a/x 1 of 3, b/y/2 10 of 20` is site a for everyone, its group x, and group y of
 * site b on the second day; `rate with overlap: …` has groups that share members.
 */
export function cycleFrom(text: string): ToldCycle {
  const [name = '', list = ''] = text.split(': ')
  const kind = KINDS.find((one) => name.startsWith(one))
  if (!kind) throw new Error(`no kind in ${text}`)
  const groupsOverlap = name.endsWith('with overlap')
  return {
    metric: metricOf({ kind, groupsOverlap, rateBase: 100 }),
    observations: said(kind, list.split(', ').map(saidFrom)),
  }
}

const KINDS: MeasureKind[] = ['rate', 'count', 'level', 'score']

function saidFrom(text: string): Said {
  const [place = '', ...numbers] = text.split(' ')
  const [site = '', group = '', day = '1'] = place.split('/')
  const [first = 0, second] = numbers.filter((one) => one !== 'of').map(Number)
  const where = { site, group, day: Number(day) }
  return second === undefined
    ? { ...where, people: first }
    : { ...where, of: first, people: second }
}

/** `total hidden; a hidden, b coded; x hidden; a a/x; for shares: site b`; empty where nothing is hidden. */
export function toldOf(
  hidden: HiddenOfCycle | undefined,
  observations: readonly GuardedObservation[],
): string {
  if (!hidden) return ''
  const names = new Map(observations.map((one) => [one.id, nameOf(one)]))
  const ids = Array.from(hidden.observations).toSorted()
  const shares = hidden.cells.flatMap(({ cell }) => {
    const [share, kind = '', name = ''] = cell.split(' ')
    if (share !== 'share') return []
    return [kind === 'observation' ? (names.get(name) ?? name) : `${kind} ${name}`.trim()]
  })
  const parts = [
    hidden.total === null ? '' : `total ${hidden.total}`,
    listed(hidden.sites),
    listed(hidden.groups),
    ids.map((id) => names.get(id) ?? id).join(' '),
    shares.length === 0 ? '' : `for shares: ${shares.toSorted().join(', ')}`,
  ]
  return parts.filter((part) => part !== '').join('; ')
}

/** The other way round; what is hidden for shares is left out. */
export function hiddenFrom(
  text: string,
  observations: readonly GuardedObservation[],
): HiddenOfCycle {
  const hidden: HiddenOfCycle = {
    total: null,
    sites: new Map(),
    groups: new Map(),
    observations: new Set(),
    cells: [],
  }
  const groups = new Set(observations.map(({ group }) => group))
  for (const part of text.split(/[;,] /)) {
    const [name = '', veil] = part.split(' ')
    if (veil !== 'hidden' && veil !== 'coded') {
      const names = new Set(part.split(' '))
      for (const one of observations) if (names.has(nameOf(one))) hidden.observations.add(one.id)
    } else if (name === 'total') hidden.total = veil
    else if (groups.has(name)) hidden.groups.set(name, veil)
    else hidden.sites.set(name, veil)
  }
  return hidden
}

function listed(veils: ReadonlyMap<string, string>): string {
  return Array.from(veils, ([name, veil]) => `${name} ${veil}`)
    .toSorted()
    .join(', ')
}

function nameOf({ siteId, group, observedOn }: GuardedObservation): string {
  const day = Number(observedOn.slice(-2))
  const parts = [siteId ?? '', group, day === 1 ? '' : String(day)]
  return parts.join('/').replace(/\/+$/, '')
}
