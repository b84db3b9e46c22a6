/** A plan of our own in print, and what its answers say in a few words. */

import type { Answer } from './api.ts'
import { at } from './api.ts'

/** The plan of Family Programs for 2022-23: 2 priorities, 3 actions, 4 metrics, 2 chains. */
export const PRINTED_PLAN = `
LAKESHORE UNIFIED SCHOOL DISTRICT
2022-2023 DEPARTMENT PLAN

Department Name: family   PROGRAMS

Department Contact: First Person
Second Person

Department Purpose

What does the department do?

Bring families – all of them – into school life.

Theory Of Action

If we... write “in plain words”

and

call before we write

then... more families will answer

which will... Raise attendance

If we... meet

then... we will know

which will... Keep in touch

Priority 1: Raise attendance

[Action 1]

Write in plain words.

Metrics

- a. Letters sent, and replies,

- b. Number of calls

[Action 2]

Call before we write

Metrics

- a. Attendance at meetings

Priority 2: Keep in touch

[Action 1]

Meet each month

Metrics

- a. Agendas
`

/** Each action with its priority before it and its metrics after it. */
export function outlineOf(plan: Answer): string[][] {
  return list(at(plan, 'priorities')).flatMap((priority) =>
    list(at({ body: priority }, 'actions')).map((action) => [
      named(priority, 'number', 'title'),
      named(action, 'number', 'text'),
      ...list(at({ body: action }, 'metrics')).map((metric) => named(metric, 'letter', 'text')),
    ]),
  )
}

function named(body: unknown, first: string, second: string): string {
  return `${String(at({ body }, first))} ${String(at({ body }, second))}`
}

/** A list, or none. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** The bytes of a text that has dashes and curly quotation marks. */
export function windows1252(text: string): Uint8Array {
  const codes = new Map([
    ['–', 0x96],
    ['“', 0x93],
    ['”', 0x94],
  ])
  return Uint8Array.from(text, (character) => codes.get(character) ?? character.charCodeAt(0))
}
