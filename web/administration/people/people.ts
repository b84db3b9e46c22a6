/** Asking the API about people. Each throws what `parseResponse` throws. */

import { parseResponse } from 'hono/client'

import type { Api } from '../../api.ts'
import type { PersonFields } from './person-draft.ts'

export type PeopleContent = Awaited<ReturnType<typeof readPeople>>
export type Person = PeopleContent['people'][number]

/** A one-time link that was just made, and for whom. */
export interface MadeLink {
  name: string
  email: string
  secret: string
}

const ALL = { limit: '500' }

/** Everybody with an account, and the departments that a role can be held in. */
export async function readPeople(api: Api, signal: AbortSignal) {
  const init = { init: { signal } }
  const [people, departments] = await Promise.all([
    parseResponse(api.users.$get({ query: ALL }, init)),
    parseResponse(api.departments.$get({ query: ALL }, init)),
  ])
  return { people: people.items, departments: departments.items }
}

/** Adds somebody; the answer has the link's secret. */
export function addPerson(api: Api, { name, email, role, departmentIds }: PersonFields) {
  return parseResponse(api.users.$post({ json: { name: name.trim(), email, role, departmentIds } }))
}

/** Changes what somebody is called or may do. */
export function changePerson(
  api: Api,
  { id, version }: Pick<Person, 'id' | 'version'>,
  { name, role, departmentIds }: PersonFields,
) {
  return parseResponse(
    api.users[':id'].$patch({
      ...at(id, version),
      json: { name: name.trim(), role, departmentIds },
    }),
  )
}

/** Closes an account at once. */
export function closePerson(api: Api, { id, version }: Pick<Person, 'id' | 'version'>) {
  return parseResponse(api.users[':id'].$delete({ ...at(id, version), query: {} }))
}

/** Opens a closed account again. */
export function reopenPerson(api: Api, { id, version }: Pick<Person, 'id' | 'version'>) {
  return parseResponse(api.users[':id'].reopen.$post({ ...at(id, version), query: {} }))
}

/** Forgets the name and the address of a closed account. */
export function erasePerson(
  api: Api,
  { id, version }: Pick<Person, 'id' | 'version'>,
  reason: string,
) {
  return parseResponse(
    api.users[':id'].erase.$post({ ...at(id, version), query: {}, json: { reason } }),
  )
}

/** Signs somebody out wherever they are signed in. */
export function signOutPerson(api: Api, { id }: Pick<Person, 'id'>) {
  return parseResponse(api.users[':id']['sign-out'].$post({ param: { id }, query: {} }))
}

/** Takes somebody's second factor away, and signs them out. */
export function clearSecondFactor(api: Api, { id }: Pick<Person, 'id'>, reason: string) {
  const asked = api.users[':id']['clear-second-factor'].$post({ param: { id }, json: { reason } })
  return parseResponse(asked)
}

/** A new one-time link; earlier ones end. */
export async function makeLink(api: Api, person: Person): Promise<MadeLink> {
  const { id, name, email } = person
  const { secret } = await parseResponse(api.users[':id'].link.$post({ param: { id }, query: {} }))
  return { name, email, secret: secret ?? '' }
}

function at(id: string, version: number) {
  return { param: { id }, header: { 'if-match': `"${version}"` } }
}
