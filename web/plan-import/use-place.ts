/** Where a plan goes: the school year and the department, prefilled from its print. */

import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import { calendarDate, isSchoolYear, schoolYearFrom, schoolYearOf } from '../../domain/calendar.ts'
import type { Api } from '../api.ts'
import type { Resource } from '../request.ts'
import { useApi, useResource } from '../request.ts'
import { useVisit } from '../visit.ts'
import type { Reading } from './reading.ts'

export type Departments = Awaited<ReturnType<typeof listDepartments>>

export interface Place {
  /** Every year on offer, set up or not. */
  years: YearChoice[]
  departments: Resource<Departments>
  year: string | undefined
  department: string | undefined
  setYear: (year: string | undefined) => void
  setDepartment: (id: string | undefined) => void
  yearIsThere: boolean
  /** The plan that has this place already. */
  standingId: string | undefined
}

export interface YearChoice {
  id: string
  isThere: boolean
}

/** What the address asks for before anything is chosen. */
export interface AskedPlace {
  year: string | undefined
  department: string | undefined
}

export function usePlace(reading: Reading, asked: AskedPlace): Place {
  const api = useApi()
  const { me, years: known } = useVisit()
  const { schoolYear, departmentId } = reading.place
  const [year, setYear] = useState(schoolYear ?? asked.year)
  const [department, setDepartment] = useState(departmentId ?? asked.department)
  const departments = useResource('departments', (signal) => listDepartments(api, signal))
  const standing = useResource(
    year !== undefined && department !== undefined ? `${year} ${department}` : null,
    (signal) => findStanding(api, { year, department }, signal),
  )
  const there: string[] = (known.value ?? []).map(({ id }) => id)
  return {
    years: choicesOf(there, [year, schoolYear], me.value?.today),
    departments,
    year,
    department,
    setYear,
    setDepartment,
    yearIsThere: year !== undefined && there.includes(year),
    standingId: standing.loading ? undefined : standing.value?.id,
  }
}

/** The district's years, those in question, and those around today; newest first. */
export function choicesOf(
  there: readonly string[],
  inQuestion: readonly (string | null | undefined)[],
  today: string | undefined,
): YearChoice[] {
  const first =
    today === undefined ? undefined : Number(schoolYearOf(calendarDate(today)).slice(0, 4))
  const around = first === undefined ? [] : [-1, 0, 1].map((step) => schoolYearFrom(first + step))
  const all = new Set<string>([...there, ...around])
  for (const year of inQuestion) if (year && isSchoolYear(year)) all.add(year)
  return [...all]
    .toSorted()
    .toReversed()
    .map((id) => ({ id, isThere: there.includes(id) }))
}

async function listDepartments(api: Api, signal: AbortSignal) {
  const query = { limit: '500' }
  const { items } = await parseResponse(api.departments.$get({ query }, { init: { signal } }))
  return items
}

async function findStanding(api: Api, { year, department }: AskedPlace, signal: AbortSignal) {
  const query = { ...(year && { year }), ...(department && { department }), limit: '1' }
  const { items } = await parseResponse(api.plans.$get({ query }, { init: { signal } }))
  return items[0]
}
