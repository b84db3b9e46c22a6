import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { schoolYear } from '../../../domain/calendar.ts'
import type { PlanDocument } from '../../../domain/plan-text/document.ts'
import { emptySections, planChain } from '../../../domain/plan-text/document.ts'
import { printPlanText } from '../../../domain/plan-text/print.ts'
import { FORM, REPORT, SCAN, TABLE_REPORT, reading } from '../../support/plan-texts.ts'

/** Words that begin no label, with marks that a careless reader would take for structure. */
const word = fc.constantFrom(
  'readers', 'books', 'K-12', '(new)', '"shelf"', '50%', 'e.g.', 'and/or', '<b>x</b>', '=1+1',
  'then...', '[Action 1]', 'Metrics', 'and', 'caf\u00e9', '\u{1f4da}', 'a.', '-', '#1', '2022-23',
) // prettier-ignore
const sentence = fc
  .array(word, { minLength: 1, maxLength: 30 })
  .map((words) => `Every ${words.join(' ')} counts.`)
const small = sentence.map((text) => `each ${text}`)
const text = fc.option(
  fc
    .array(
      fc.oneof(
        sentence,
        sentence.map((each) => `- ${each}`),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((lines) => lines.join('\n')),
)
const items = fc.array(fc.oneof(sentence, small), { minLength: 1, maxLength: 4 })
const sections = fc.record({
  purpose: text,
  servicesIntro: fc.constant(null),
  services: fc.array(sentence, { maxLength: 5 }),
  budget: text,
  budgetNote: text,
  priorYearOutcomes: text,
  priorYearAchievement: text,
  priorYearLearnings: text,
  dataUsed: text,
  stakeholderInput: text,
  keyFindings: text,
  currentPriorities: text,
  theoryOfAction: text,
  other: fc.array(
    fc.record({ heading: fc.constantFrom('Equity', 'Next Steps'), text: text.map((t) => t ?? '') }),
    { maxLength: 2 },
  ),
})
const metrics = fc
  .array(fc.oneof(sentence, small), { minLength: 1, maxLength: 30 })
  .map((texts) => texts.map((each, at) => ({ letter: letterAt(at), text: each })))
const actions = fc
  .array(fc.record({ text: sentence, metrics }), { minLength: 1, maxLength: 4 })
  .map((list) => list.map((action, at) => ({ number: at + 1, ...action })))
const plans: fc.Arbitrary<PlanDocument> = fc.record({
  kind: fc.constant('department_plan' as const),
  schoolYear: fc.constantFrom(schoolYear('2022-23'), schoolYear('1999-00')),
  department: fc.record({
    name: fc.option(fc.constantFrom('Library', 'Data and Research')),
    contacts: fc.array(fc.constantFrom('First Person', 'Second'), { maxLength: 3 }),
    emails: fc.array(fc.constantFrom('a@b.example', 'c@d.example'), { maxLength: 3 }),
    phone: fc.option(fc.constantFrom('555-0100', '(555) 0101')),
  }),
  reportGenerated: fc.option(
    fc
      .integer({ min: 1_500_000_000, max: 1_900_000_000 })
      .map((seconds) => new Date(seconds * 1000).toISOString()),
  ),
  sections,
  chains: fc.array(
    fc
      .tuple(items, items, fc.option(fc.oneof(sentence, small)))
      .map(([ifWe, then, whichWill]) => planChain(ifWe, then, whichWill)),
    { maxLength: 3 },
  ),
  priorities: fc
    .array(fc.record({ title: sentence, actions }), { minLength: 1, maxLength: 4 })
    .map((list) => list.map((priority, at) => ({ number: at + 1, ...priority }))),
})

function letterAt(at: number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  return at < 26 ? letters.charAt(at) : `a${letters.charAt(at - 26)}`
}

test('reading a print gives the same plan', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const { plan: again, unread } = reading(printPlanText(plan))
      expect(again).toEqual(plan)
      expect(unread).toEqual([])
    }),
  )
})

test.each([
  ['a report', REPORT],
  ['a table report', TABLE_REPORT],
  ['a scan', SCAN],
  ['a form', FORM],
])('reading the print of %s gives the same plan', (_, source) => {
  const { plan } = reading(source)
  expect(reading(printPlanText(plan)).plan).toEqual(plan)
})

test('reading the print of a form gives the same plan', () => {
  const cells = fc.array(
    word.map((each) => `Every ${each} <i> & \u2013x`),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(cells, cells, cells, fc.array(fc.boolean()), (goals, counted, targets, answers) => {
      const { plan } = reading(FORM)
      const rows = answers.map((needsResources) => ({ text: 'Buy <p> things', needsResources }))
      const form = plan.form && { ...plan.form, goals, metrics: counted, targets, actions: rows }
      const changed = { ...plan, ...(form && { form }) }
      expect(reading(printPlanText(changed)).plan).toEqual(changed)
    }),
  )
})

test('a print names the district and stamps the report in the zone that is asked for', () => {
  const { plan } = reading(REPORT)
  const print = printPlanText(plan, { district: 'HILL SCHOOL DISTRICT', timeZone: 'UTC' })
  expect(print.startsWith('HILL SCHOOL DISTRICT\n2022-2023 DEPARTMENT PLAN\n')).toBe(true)
  expect(print).toContain('Report Last Generated: Oct 04 2022 @ 15:05:09 (UTC)')
  expect(printPlanText(plan)).toContain('Oct 04 2022 @ 08:05:09 (PDT)')
})

test('a plan without a year prints no page header', () => {
  const { plan } = reading(REPORT)
  const print = printPlanText({ ...plan, schoolYear: null, sections: emptySections() })
  expect(print).not.toContain('DEPARTMENT PLAN')
})
