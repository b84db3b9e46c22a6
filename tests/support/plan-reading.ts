/** What the server answers to a printed plan, without a server. */

import { readPlanText } from '../../domain/plan-text/read.ts'
import { toBody } from '../../server/plan-import-schemas.ts'
import type { Reading } from '../../web/plan-import/reading.ts'

/** A small plan with three doubts: a sum, a letter and an action without metrics. */
export const DOUBTFUL_PLAN = `CEDAR UNIFIED SCHOOL DISTRICT
2024-2025 DEPARTMENT PLAN

Department Name: Library Services

Department Purpose

What does the department do?

We lend books.

Department Services

- Lending
- Repair

Total Department Budget

Books $ 10
Repairs $ 5
Total $ 16

Prior Year Intended Outcomes

N/A

Theory Of Action

If we... weed the shelves

then... readers find books

which will... renew the collection

Priority 1: Renew the collection

[Action 1]

Weed the shelves

Metrics

- a. Worn books, training logs
- c. Share of shelves weeded

[Action 2]

Buy new books
`

/** The answer to a dry run in a district that has neither the year nor the department. */
export function readingOf(text: string, place: Partial<Reading['place']> = {}): Reading {
  const read = readPlanText(text)
  if (!read.ok) throw new Error(read.error.message)
  const found = {
    schoolYear: read.value.plan.schoolYear,
    departmentId: null,
    existing: undefined,
    errors: [],
    warnings: [],
  }
  const body = toBody(read.value, { text, encoding: 'utf-8', guessed: false }, found, null)
  return { ...body, place: { ...body.place, ...place } }
}
