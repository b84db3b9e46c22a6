/** What a reminder calls things. */

import { listCyclesOf } from '../../db/cycle-rows.ts'
import { listDepartments } from '../../db/departments.ts'
import { listSchoolYears } from '../../db/school-years.ts'
import type { District } from '../../db/settings.ts'
import type { Db } from '../../db/tables.ts'
import type { ReminderNames } from './reminder-text.ts'

export async function readReminderNames(
  db: Db,
  { district, address }: { district: District; address: string },
): Promise<Omit<ReminderNames, 'person'>> {
  const departments = new Map((await listDepartments(db)).map(({ id, name }) => [id, name]))
  const years = (await listSchoolYears(db)).map(({ id }) => id)
  const all = years.length > 0 ? await listCyclesOf(db, years) : []
  const cycles = new Map(all.map((cycle) => [cycle.id, cycle]))
  return {
    district: district.name,
    departmentOf: (id) => departments.get(id) ?? id,
    cycleOf: (id) => cycles.get(id),
    address: address.replace(/\/+$/, ''),
  }
}
