/** The 2016 division and department form. */

import type { DivisionForm, PlanDocument } from './document.ts'
import { emptySections } from './document.ts'
import { cellLines } from './form-markup.ts'
import type { FormField, FormRow } from './form-rows.ts'
import { itemsOf, readActionTable, readGoalTable } from './form-tables.ts'
import type { HeaderYear } from './furniture.ts'
import type { Notes } from './notes.ts'
import type { FoundPlan } from './reading.ts'
import { findSchoolYear } from './school-year.ts'

/** The rows of a form, sorted. */
interface SortedForm {
  fields: Map<FormField, string[]>
  goals: FormRow[]
  actions: FormRow[]
}

const TARGETS: Record<FormField, string> = {
  division: 'form.division.name',
  divisionPurpose: 'form.division.purpose',
  divisionTheory: 'form.division.theoryOfAction',
  organizationalChart: 'form.division.organizationalChart',
  contact: 'form.division.contact',
  telephone: 'form.division.telephone',
  keyDates: '',
  name: 'department.name',
  purpose: 'sections.purpose',
  services: 'sections.services',
  theory: 'sections.theoryOfAction',
}
const YEAR = /\b(\d{4}) {0,2}[-\u2010-\u2015/] {0,2}(\d{4}|\d{2})\b/
const HEADING_REACH = 6

/** How many goal tables a form has before its instructions. */
export function countGoalTables(rows: readonly FormRow[]): number {
  return formOnly(rows).filter(({ role }, at) => {
    if (role.kind !== 'goals') return false
    const near = rows.slice(at, at + HEADING_REACH).map(({ line }) => line.folded)
    const text = near.join('\n')
    return /metrics {0,9}\(c\)/i.test(text) && /targets {0,9}\(d\)/i.test(text)
  }).length
}

/** Whether the rows are those of the form: a title and both tables. */
export function isDivisionForm(rows: readonly FormRow[]): boolean {
  const form = formOnly(rows)
  const hasTitle = form.some(({ role }) => role.kind === 'title')
  const hasActions = form.some(({ role }) => role.kind === 'actions')
  return hasTitle && hasActions && countGoalTables(rows) > 0
}

/** The departments of a form; each has its own rows from its name on. */
export function formDepartments(rows: readonly FormRow[]): FoundPlan[] {
  const form = formOnly(rows)
  const starts = form.filter(({ role }) => role.kind === 'field' && role.field === 'name')
  return starts.map(({ line, role }, at) => ({
    number: at + 1,
    departmentName: role.kind === 'field' ? cellLines(role.value).join(' ') || null : null,
    firstLine: line.number,
    lastLine: (starts[at + 1]?.line.number ?? (form.at(-1)?.line.number ?? 0) + 1) - 1,
  }))
}

/** Reads one department of a form together with the division's cover. */
export function readForm(
  rows: readonly FormRow[],
  departments: readonly FoundPlan[],
  chosen: number,
  notes: Notes,
): PlanDocument {
  const form = formOnly(rows)
  for (const { line } of rows.slice(form.length)) notes.mark(line.number, 'boilerplate')
  let department = 0
  const own = form.filter(({ line }) => {
    if (line.number >= (departments[department]?.firstLine ?? Infinity)) department += 1
    const isOwn = department === 0 || department === chosen
    if (!isOwn) notes.mark(line.number, 'other_plan', `plans.${department}`)
    return isOwn
  })
  const sorted = sortRows(own, notes)
  return toDocument(sorted, own, notes)
}

/** Everything before the instructions, which repeat the tables with an example. */
function formOnly(rows: readonly FormRow[]): readonly FormRow[] {
  const end = rows.findIndex(({ role }) => role.kind === 'end')
  return end < 0 ? rows : rows.slice(0, end)
}

function sortRows(rows: readonly FormRow[], notes: Notes): SortedForm {
  const sorted: SortedForm = { fields: new Map(), goals: [], actions: [] }
  let place: FormField | 'goals' | 'actions' | undefined
  for (const row of rows) {
    const { line, cells, role } = row
    if (role.kind === 'content') {
      if (place === 'goals') sorted.goals.push(row)
      else if (place === 'actions') sorted.actions.push(row)
      else if (place) addValue(sorted, place, cells.filter(Boolean).join(' '), line.number, notes)
    } else if (role.kind === 'field') {
      place = role.field
      addValue(sorted, place, role.value, line.number, notes)
    } else {
      if (role.kind === 'goals' || role.kind === 'actions') place = role.kind
      if (role.kind === 'title') place = undefined
      notes.mark(line.number, 'heading')
    }
  }
  return sorted
}

function addValue(
  { fields }: SortedForm,
  field: FormField,
  value: string,
  line: number,
  notes: Notes,
): void {
  if (field === 'keyDates') return notes.mark(line, 'boilerplate')
  notes.mark(line, 'form', TARGETS[field])
  const values = fields.get(field) ?? []
  fields.set(field, values)
  for (const text of field === 'services' ? itemsOf(value) : cellLines(value)) values.push(text)
}

function toDocument(sorted: SortedForm, rows: readonly FormRow[], notes: Notes): PlanDocument {
  function text(field: FormField): string | null {
    return sorted.fields.get(field)?.join('\n') || null
  }
  const table = readGoalTable(sorted.goals, notes)
  const form: DivisionForm = {
    division: {
      name: text('division'),
      purpose: text('divisionPurpose'),
      theoryOfAction: text('divisionTheory'),
      organizationalChart: text('organizationalChart'),
      contact: text('contact'),
      telephone: text('telephone'),
    },
    ...table,
    actions: readActionTable(sorted.actions, notes),
  }
  const name = text('name')
  if (name === null) {
    const message = 'No "DEPARTMENT NAME:" row gives the department\'s name. Choose the department.'
    notes.warn(rows[0]?.line.number ?? 1, 'department_name_missing', message)
  }
  return {
    kind: 'division_form_2016',
    schoolYear: findSchoolYear(headingYears(rows), null, notes),
    department: { name, contacts: [], emails: [], phone: null },
    reportGenerated: null,
    sections: {
      ...emptySections(),
      purpose: text('purpose'),
      services: sorted.fields.get('services') ?? [],
      theoryOfAction: text('theory'),
    },
    chains: [],
    priorities: [],
    form,
  }
}

function headingYears(rows: readonly FormRow[]): HeaderYear[] {
  return rows.flatMap(({ line, role }): HeaderYear[] => {
    if (role.kind !== 'goals' && role.kind !== 'actions' && role.kind !== 'column') return []
    const [, first, second] = YEAR.exec(line.printed.slice(0, 2000)) ?? []
    return first && second ? [{ line: line.number, first: Number(first), second }] : []
  })
}
