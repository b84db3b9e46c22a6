/** The people of the demonstration. Everybody knows their password. */

import type { NewPerson } from '../people.ts'
import { insertPerson, setPasswordHash } from '../people.ts'
import type { Writing } from '../writing.ts'
import { DEMO_ACTORS } from './organisation.ts'
import { done } from './refusals.ts'

export const DEMO_PASSWORD = 'quarterdeck-demo'

// Of that password with one salt, so that the demonstration is the same every time.
const HASH =
  '67efd3990a4710f770ca3ec233a618eb:bf0e80b589ff45c7307ff1b96ffe3b8bb81d9e11b20dbb4866aeb5cc201dbd3729ca9459c2cbce864e82da82d90926bbf8b81471a6345b54fe124e2fd7a9402a'

export const DEMO_PEOPLE: readonly (NewPerson & { id: string })[] = [
  {
    id: 'demo-coordinator',
    name: 'Plan coordinator',
    email: DEMO_ACTORS.coordinator,
    role: 'coordinator',
  },
  {
    id: 'demo-data',
    name: 'Data editor',
    email: DEMO_ACTORS.data,
    role: 'editor',
    departments: ['data-and-research'],
  },
  {
    id: 'demo-programs',
    name: 'Programs editor',
    email: DEMO_ACTORS.programs,
    role: 'editor',
    departments: ['state-and-federal-programs'],
  },
  { id: 'demo-leader', name: 'District leader', email: 'leader@demo.example', role: 'viewer' },
]

/** Adds them, each with the password. */
export async function addPeople(writing: Writing): Promise<void> {
  for (const person of DEMO_PEOPLE) {
    const { id } = done(await insertPerson(writing, person), person.email)
    await setPasswordHash(writing, id, HASH)
  }
}
