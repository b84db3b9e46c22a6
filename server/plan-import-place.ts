/** Which department and school year a plan read from text belongs to. */

import { listDepartments } from '../db/departments.ts'
import { findPlanOf } from '../db/plans.ts'
import { findSchoolYear } from '../db/school-years.ts'
import type { Db } from '../db/tables.ts'
import type { SchoolYear } from '../domain/calendar.ts'
import type { PlanReading, PlanWarning } from '../domain/plan-text/reading.ts'
import type { Plan } from '../domain/plan.ts'
import type { InputError } from './problem.ts'

/** What the asker said; the print decides the rest. */
export interface AskedPlace {
  year?: SchoolYear | undefined
  department?: string | undefined
}

/** A doubt about what was sent beside the text. */
export interface PlaceWarning extends Omit<PlanWarning, 'code'> {
  code: 'school_year_differs' | 'department_differs'
}

export interface PlanPlace {
  schoolYear: SchoolYear | null
  departmentId: string | null
  /** The plan that stands there already. */
  existing: Plan | undefined
  /** Why nothing can be stored there; empty when it can. */
  errors: InputError[]
  warnings: PlaceWarning[]
}

/** The place of a plan: what was asked for, else what is printed. */
export async function findPlace(
  db: Db,
  reading: PlanReading,
  asked: AskedPlace,
): Promise<PlanPlace> {
  const schoolYear = asked.year ?? reading.plan.schoolYear
  const departments = await listDepartments(db)
  const printedName = reading.plan.department.name
  const department = departments.find(({ id, name }) =>
    asked.department === undefined ? isSameName(name, printedName) : id === asked.department,
  )
  const departmentId = department?.id ?? null
  const existing =
    department && schoolYear ? await findPlanOf(db, department.id, schoolYear) : undefined
  return {
    schoolYear,
    departmentId,
    existing,
    errors: [
      ...(await yearErrors(db, schoolYear)),
      ...(department ? [] : [departmentError(reading, asked.department)]),
    ],
    warnings: [
      ...yearWarnings(reading, asked.year),
      ...(asked.department !== undefined && department && !isSameName(department.name, printedName)
        ? departmentWarnings(reading, department.name)
        : []),
    ],
  }
}

function isSameName(name: string, printed: string | null): boolean {
  return printed !== null && foldName(name) === foldName(printed)
}

function foldName(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

async function yearErrors(db: Db, year: SchoolYear | null): Promise<InputError[]> {
  const path = 'year'
  if (year === null) {
    const message = 'The text prints no single school year. Send the year, such as ?year=2022-23.'
    return [{ path, code: 'year_unknown', message }]
  }
  if (await findSchoolYear(db, year)) return []
  const message = `The school year ${year} is not set up. POST /years first.`
  return [{ path, code: 'unknown', message }]
}

function departmentError({ plan, suggestedName }: PlanReading, asked?: string): InputError {
  const path = 'department'
  const mend = 'GET /departments lists them; send its id as ?department=.'
  if (asked !== undefined) {
    return { path, code: 'unknown', message: `There is no department ${asked}. ${mend}` }
  }
  const { name } = plan.department
  const hint = suggestedName === null ? '' : ` It may be the ${suggestedName}.`
  const what =
    name === null
      ? 'The text prints no department name.'
      : `No department is called “${name}”, which the text prints.`
  return { path, code: 'department_unknown', message: `${what}${hint} ${mend}` }
}

function yearWarnings({ plan, lines }: PlanReading, asked: SchoolYear | undefined): PlaceWarning[] {
  if (asked === undefined || plan.schoolYear === null || asked === plan.schoolYear) return []
  const line = lines.find((found) => found.target === 'schoolYear')?.line ?? 1
  const message = `The text prints the school year ${plan.schoolYear}; the plan goes to ${asked}, as asked.`
  return [{ line, code: 'school_year_differs', message }]
}

function departmentWarnings({ plan, lines }: PlanReading, name: string): PlaceWarning[] {
  const printed = plan.department.name
  if (printed === null) return []
  const line = lines.find((found) => found.target === 'department.name')?.line ?? 1
  const message = `The text prints the department “${printed}”; the plan goes to ${name}, as asked.`
  return [{ line, code: 'department_differs', message }]
}
