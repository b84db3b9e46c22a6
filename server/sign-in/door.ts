/** HTTP for what the sign-in page shows before anybody is signed in. */

import { Hono } from 'hono'

import { DEMO_PASSWORD, DEMO_PEOPLE } from '../../db/demo/people.ts'
import { listDepartments } from '../../db/departments.ts'
import { findPerson } from '../../db/people.ts'
import { findDistrict } from '../../db/settings.ts'
import type { Db } from '../../db/tables.ts'
import type { Env } from '../context.ts'
import type { Door } from './door-context.ts'

export function doorRoutes({ db, sendMail, provider }: Door) {
  return new Hono<Env>().get('/door', async (c) => {
    const district = await findDistrict(db)
    const demonstration = district?.demonstration ? await demonstrationOf(db) : null
    const mail = sendMail !== undefined && demonstration === null
    const providerName = demonstration === null ? (provider?.name ?? null) : null
    const districtName = district?.name ?? ''
    return c.json({ districtName, demonstration, mail, providerName }, 200)
  })
}

/** The demonstration's accounts, for whoever wants to see it as somebody. */
async function demonstrationOf(db: Db) {
  const people = await Promise.all(DEMO_PEOPLE.map(({ id }) => findPerson(db, { id })))
  const departments = await listDepartments(db)
  return {
    password: DEMO_PASSWORD,
    people: people
      .filter((person) => person !== undefined)
      .map(({ email, name, role, departments: own }) => ({
        email,
        name,
        role,
        departments:
          own === 'all'
            ? []
            : departments.filter(({ id }) => own.includes(id)).map((department) => department.name),
      })),
  }
}
