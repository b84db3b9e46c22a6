import { expect, test } from 'vitest'

import { readPlanText } from '../../../domain/plan-text/read.ts'
import { splitMetricText } from '../../../domain/plan-text/split-metric.ts'
import { suggestMeasure } from '../../../domain/plan-text/suggest-measure.ts'
import { FORM, REPORT } from '../../support/plan-texts.ts'

const THEORY = REPORT.indexOf('If we...')
const GOALS = FORM.indexOf('1. Department Goals')
const FEW = 6_000
const TIMES = 8
/** Eight times the text costs a quadratic reader 64 times the time. */
const MOST = 30

const STORMS: [string, (size: number) => string][] = [
  ['chains', (size) => inTheory('If we... x\n', size)],
  ['empty chain labels', (size) => inTheory('If we...\nthen...\nwhich will...\n', size)],
  ['text under one label', (size) => inTheory('Some text.\nMore of it\n', size)],
  ['joiners', (size) => inTheory('and\nx\n', size)],
  ['labels on one line', (size) => inTheory('If we... then... which will... ', size)],
  ['actions', (size) => REPORT + fill('\n[Action 1]', size)],
  ['priorities with actions', (size) => REPORT + fill('\nPriority 1: x\n[Action 1]', size)],
  ['metrics', (size) => REPORT + fill('\n- a. x', size)],
  ['unlettered metrics', (size) => REPORT + fill('\n- x', size)],
  ['wrapped lines of one metric', (size) => REPORT + fill('\nfoo bar', size)],
  ['bold marks', (size) => REPORT + fill('\n**a *b', size)],
  ['beginnings of questions', (size) => REPORT + fill('\nWhat is a general list of', size)],
  ['headings', (size) => inTheory('\nDepartment Services\nx\n', size)],
  ['page headers', (size) => fill('A SCHOOL DISTRICT\n2022-2023 DEPARTMENT PLAN\n', size) + REPORT],
  ['departments', (size) => fill('Department Name: a\nDepartment Name: b\n', size) + REPORT],
  ['one long line', (size) => REPORT + fill('x', size)],
  ['blanks', (size) => `${REPORT} a${fill(' ', size)}b`],
  ['dots after a label', (size) => inTheory('', 0).replace('If we...', `If we${fill('.', size)}`)],
  ['open brackets', (size) => REPORT + fill('[', size)],
  ['tags in a form', (size) => inForm('<p><i><ul>', size)],
  ['angle brackets in a form', (size) => inForm('<', size)],
  ['items in a form', (size) => inForm('a \u2013 ', size)],
  ['numbers in a form', (size) => inForm('<ol>1. a 2. b 3. ', size)],
]

function fill(unit: string, size: number): string {
  return unit === '' ? '' : unit.repeat(Math.ceil(size / unit.length))
}

function inTheory(unit: string, size: number): string {
  return REPORT.slice(0, THEORY) + fill(unit, size) + REPORT.slice(THEORY)
}

function inForm(unit: string, size: number): string {
  return `${FORM.slice(0, GOALS)}LIST OF SERVICES\t<ul>${fill(unit, size)}\n${FORM.slice(GOALS)}`
}

function suggest(text: string): unknown {
  return [splitMetricText(text), suggestMeasure(text)]
}

/** The least processor time of two runs, in microseconds. */
function cost(run: () => unknown): number {
  const times = [1, 2].map(() => {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    return user + system
  })
  return Math.min(...times)
}

test.each(STORMS)('a storm of %s costs time in proportion to its length', (_, storm) => {
  const small = storm(FEW)
  const large = storm(FEW * TIMES)
  readPlanText(small)
  const base = Math.max(
    cost(() => readPlanText(small)),
    1000,
  )
  expect(cost(() => readPlanText(large)) / base).toBeLessThan(MOST)
})

test('suggestions for a long metric cost time in proportion to its length', () => {
  const small = fill('a, b and (c. D ', FEW)
  const large = fill('a, b and (c. D ', FEW * TIMES)
  const base = Math.max(
    cost(() => suggest(small)),
    1000,
  )
  expect(cost(() => suggest(large)) / base).toBeLessThan(MOST)
})

test('a storm of a million characters is read to the end', () => {
  const result = readPlanText(REPORT + fill('\n[Action 1]', 1_000_000))
  expect(result.ok).toBe(true)
  if (!result.ok) return
  const { warnings, lines } = result.value
  expect(warnings.length).toBeLessThan(2000)
  expect(warnings.some(({ code }) => code === 'more_of_the_same')).toBe(true)
  expect(lines.length).toBeGreaterThan(90_000)
})
