import { existsSync, readdirSync, readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { assuranceOf } from '../../../domain/statistics/icons.ts'
import { labelPoints } from '../../../domain/statistics/labels.ts'
import type { Fraction } from '../../../domain/statistics/p-chart.ts'
import { pChart, pPrimeChart, uChart } from '../../../domain/statistics/p-chart.ts'
import { criticalValues, runChart, runsAround } from '../../../domain/statistics/run-chart.ts'
import { xmr } from '../../../domain/statistics/xmr.ts'

/** Expected results of published packages, kept beside the repository and never in it. */
const FOLDER = new URL('../../../../shared/vectors/spc/', import.meta.url)
const present = existsSync(FOLDER)
if (!present) console.log('skipped: the control chart vectors are not beside this repository')

/** Of as many shapes as there are kinds. */
type Json = ReturnType<typeof JSON.parse>

interface Counts {
  num: number
  den: number
}
interface Vector {
  id: string
  kind: string
  input: Json
  params: Json
  expected: Json
  tolerance: { abs?: number; rel?: number }
}

const vectors: Vector[] = present
  ? readdirSync(FOLDER)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')))
  : []

const WAYS = { increase: 'up', decrease: 'down', neutral: null } as const
const NAMES = new Map([
  ['Above UCL', 'above_upper'],
  ['Below LCL', 'below_lower'],
  ['7 Point Trend (Increasing)', 'trend_increasing'],
  ['7 Point Trend (Decreasing)', 'trend_decreasing'],
  ['2 in 3 Above CL', 'two_in_three_above'],
  ['2 in 3 Below CL', 'two_in_three_below'],
  ['7 Points Above CL', 'shift_above'],
  ['7 Points Below CL', 'shift_below'],
])

const CHECKS: Record<string, (vector: Vector) => void> = {
  xmr: checkXmr,
  xmr_real: checkXmr,
  xmr_icons: checkXmr,
  i_chart(vector) {
    const values = vector.input.map(({ num, den }: Counts) => num / den)
    const [segment] = xmr(values, { better: null }).segments
    expectClose(vector, { lower: segment?.lower, upper: segment?.upper })
  },
  assurance({ input, params, expected }) {
    const words = new Map([
      ['consistent_fail', 'fail'],
      ['consistent_pass', 'pass'],
    ])
    for (const [way, better] of Object.entries(WAYS)) {
      expect(params.directions).toContain(way)
      for (const [at, { target, ...limits }] of input.entries()) {
        const told = expected[way][at]
        expect(assuranceOf(limits, target, better)).toBe(words.get(told) ?? told)
        expect(assuranceOf(limits, null, better)).toBeNull()
      }
    }
  },
  rule_shift({ input, expected }) {
    for (const [at, { side }] of input.entries()) {
      const labels = labelPoints(
        side,
        0,
        side.map(() => 100),
      )
      expect(labels.map((label) => (label.startsWith('shift') ? 1 : 0))).toEqual(
        expected.flagged[at],
      )
    }
  },
  rule_shift_general({ input, expected }) {
    // Only lists whose length of run is ours say anything of our rule.
    for (const [at, { y, cl, n }] of input.entries()) {
      if (n !== 7) continue
      const labels = labelPoints(
        y,
        cl,
        y.map(() => 100),
      )
      expect(labels.map((label) => (label === 'shift_above' ? 'upper' : 'none'))).toEqual(
        expected.flags[at],
      )
    }
  },
  run_rules: (vector) => expectRuns(runsAround(vector.input, 0), vector.expected),
  run_chart: (vector) => {
    const runs = runChart(vector.input, vector.params)
    expectRuns(runs, vector.expected)
    expectClose(vector, { median: runs.median })
  },
  run_critical_values({ input, expected }) {
    const made = input.map(criticalValues)
    expect(made.map(({ longestMax }: { longestMax: number }) => longestMax)).toEqual(
      expected.longest_max,
    )
    expect(made.map(({ crossingsMin }: { crossingsMin: number }) => crossingsMin)).toEqual(
      expected.crossings_min,
    )
  },
  p_chart: (vector) => checkShares(vector, pChart),
  p_prime_chart: (vector) => checkShares(vector, pPrimeChart),
  u_chart(vector) {
    const { lower, upper } = uChart(countsOf(vector), vector.params.multiplier)
    expectClose(vector, { lower, upper })
  },
}

const checked = vectors.filter(({ kind }) => kind in CHECKS)
for (const { id, kind } of vectors.filter((vector) => !checked.includes(vector))) {
  console.log(`skipped: ${id}, because nothing here checks a ${kind}`)
}

describe.skipIf(!present)('published control charts', () => {
  test.each(checked)('$id has the published result', (vector) => {
    expect.hasAssertions()
    CHECKS[vector.kind]?.(vector)
  })
})

function checkXmr(vector: Vector) {
  const { input, params, expected } = vector
  const way: keyof typeof WAYS = params.improvement_direction
  const made = xmr(input, { better: WAYS[way], target: params.target ?? null })
  const last = made.segments.at(-1)
  expectClose(vector, { mean: last?.mean, lower: last?.lower, upper: last?.upper })
  for (const [name, positions] of Object.entries<number[]>(expected.special_cause_index0 ?? {})) {
    for (const at of positions) expect(made.labels[at]).toBe(NAMES.get(name))
  }
  if (expected.point_type) expect(typesOf(made.labels, way)).toEqual(expected.point_type)
  const icon = expected.variation_icon ?? expected.variation_icon_from_last_point
  if (icon) expect(made.variation).toBe(icon)
  const assurance = expected.assurance_icon ?? expected.assurance
  if (assurance) expect(assurance).toContain(made.assurance)
  if (expected.last_point_label) {
    expect(made.labels.at(-1)).toBe(NAMES.get(expected.last_point_label))
  }
}

function typesOf(labels: readonly string[], way: keyof typeof WAYS): string[] {
  return labels.map((label) => {
    if (label === 'common_cause') return label
    const high = label.includes('above') || label.includes('increasing')
    if (way === 'neutral') return `special_cause_neutral_${high ? 'high' : 'low'}`
    return `special_cause_${high === (way === 'increase') ? 'improvement' : 'concern'}`
  })
}

function checkShares(vector: Vector, chart: typeof pChart) {
  const counts = countsOf(vector)
  const { centre, lower, upper } = chart(counts)
  expectClose(vector, { center: centre, lower, upper })
  const values = counts.map(({ numerator, denominator }) => numerator / denominator)
  const outside = values.flatMap((value, at) =>
    value > (upper[at] ?? 1) || value < (lower[at] ?? 0) ? [at] : [],
  )
  if (vector.expected.outside_index0) expect(outside).toEqual(vector.expected.outside_index0)
  if (vector.expected.runs) expectRuns(runsAround(values, centre ?? 0), vector.expected.runs)
}

function countsOf({ input }: Vector): Fraction[] {
  return input.map(({ num, den }: Counts) => ({ numerator: num, denominator: den }))
}

function expectRuns(runs: ReturnType<typeof runsAround>, expected: Record<string, unknown>) {
  const { useful, longest, longestMax, crossings, crossingsMin, signal } = runs
  const named = {
    n_useful: useful,
    longest,
    longest_max: longestMax,
    crossings,
    crossings_min: crossingsMin,
    signal,
  }
  expect(named).toMatchObject(
    Object.fromEntries(Object.entries(expected).filter(([name]) => name in named)),
  )
}

function expectClose({ expected, tolerance }: Vector, made: Record<string, unknown>) {
  for (const [name, value] of Object.entries(made)) {
    const wanted: unknown[] = [expected[name] ?? []].flat()
    const numbers: unknown[] = [value].flat()
    for (const [at, number] of wanted.entries()) {
      const allowed = (tolerance.abs ?? 0) + (tolerance.rel ?? 0) * Math.abs(Number(number))
      expect(Math.abs(Number(numbers[at]) - Number(number)), `${name} ${at}`).toBeLessThanOrEqual(
        allowed,
      )
    }
  }
}
