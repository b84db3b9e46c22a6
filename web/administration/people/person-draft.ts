/** What is typed about a person before it is saved. */

import type { PersonRole } from '../../../domain/access.ts'
import { isBoundRole } from '../../../domain/access.ts'
import { peopleWords } from '../../words/people.ts'
import type { Person } from './people.ts'

export interface PersonFields {
  name: string
  email: string
  role: PersonRole
  /** Empty for a role in the whole district. */
  departmentIds: string[]
}

/** What a form begins with: an editor of no department yet, or the person as they are. */
export function draftOf(person: Person | undefined): PersonFields {
  if (!person) return { name: '', email: '', role: 'editor', departmentIds: [] }
  const { name, email, role, departmentIds } = person
  return { name, email, role, departmentIds: departmentIds ?? [] }
}

/** The fields with another role; a role in the whole district has no departments. */
export function withRole(fields: PersonFields, role: PersonRole): PersonFields {
  return { ...fields, role, departmentIds: isBoundRole(role) ? fields.departmentIds : [] }
}

/** What is still missing, by field. The server judges the rest. */
export function messagesOf(fields: PersonFields): Partial<Record<keyof PersonFields, string>> {
  const say = peopleWords()
  const { name, email, role, departmentIds } = fields
  return {
    ...(name.trim() === '' && { name: say.nameMissing }),
    ...(!/^\S+@\S+\.\S+$/.test(email.trim()) && { email: say.emailMissing }),
    ...(isBoundRole(role) &&
      departmentIds.length === 0 && { departmentIds: say.departmentsMissing }),
  }
}
