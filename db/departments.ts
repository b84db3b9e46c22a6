/** Departments. */

import type { Changes } from './changes.ts'
import { recordChange, withChanges } from './changes.ts'
import { codeOf, firstFree, slugOf } from './ids.ts'
import { byPosition } from './name-order.ts'
import type { Db, DepartmentTable } from './tables.ts'
import type { Writing } from './writing.ts'

export interface Department {
  /** `data-and-research`. */
  id: string
  /** `DR`, unique; the first part of a metric's code. */
  code: string
  /** Unique. */
  name: string
  divisionId: string | null
  position: number
  version: number
}

/** A department to add; its code is made of its initials unless given. */
export type NewDepartment = Pick<Department, 'name'> &
  Changes<Pick<Department, 'id' | 'code' | 'divisionId' | 'position'>>

export type DepartmentChanges = Changes<
  Pick<Department, 'code' | 'name' | 'divisionId' | 'position'>
>

/** Every department, in the district's order. */
export async function listDepartments(db: Db): Promise<Department[]> {
  const rows = await db.selectFrom('department').selectAll().execute()
  return rows.map(toDepartment).toSorted(byPosition)
}

/** A department by its id. */
export async function findDepartment(db: Db, id: string): Promise<Department | undefined> {
  const row = await db.selectFrom('department').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toDepartment(row)
}

/** Adds a department, last unless it has a position; undefined when its name, code or id is taken. */
export async function insertDepartment(
  writing: Writing,
  department: NewDepartment,
): Promise<Department | undefined> {
  const others = await listDepartments(writing.tx)
  const ids = others.map(({ id }) => id)
  const codes = others.map(({ code }) => code)
  const row = await writing.tx
    .insertInto('department')
    .values({
      id: department.id ?? firstFree(slugOf(department.name), ids, '-'),
      code: department.code ?? firstFree(codeOf(department.name), codes),
      name: department.name,
      division_id: department.divisionId ?? null,
      position: department.position ?? others.length + 1,
      version: 1,
    })
    .onConflict((oc) => oc.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) return undefined
  const after = toDepartment(row)
  const scopes = ['organisation']
  await recordChange(writing, { action: 'department.add', entityId: after.id, after, scopes })
  return after
}

/** Changes a department; undefined when absent or stale, `taken` when another has the name or code. */
export async function updateDepartment(
  writing: Writing,
  id: string,
  changes: DepartmentChanges,
  expectedVersion: number,
): Promise<Department | 'taken' | undefined> {
  const departments = await listDepartments(writing.tx)
  const before = departments.find((department) => department.id === id)
  if (before?.version !== expectedVersion) return undefined
  const after = withChanges(before, changes)
  const others = departments.filter((other) => other.id !== id)
  if (others.some(({ name, code }) => name === after.name || code === after.code)) return 'taken'
  await writing.tx.updateTable('department').set(toRow(after)).where('id', '=', id).execute()
  const scopes = ['organisation']
  await recordChange(writing, { action: 'department.change', entityId: id, before, after, scopes })
  return after
}

function toDepartment(row: DepartmentTable): Department {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    divisionId: row.division_id,
    position: row.position,
    version: row.version,
  }
}

function toRow(department: Department): DepartmentTable {
  const { divisionId, ...row } = department
  return { ...row, division_id: divisionId }
}
