/** HTTP for people: who they are, what they may do, how they come in. */

import type { Context } from 'hono'

import type { Account } from '../db/accounts.ts'
import {
  closeAccount,
  endEverySession,
  getAccount,
  hasOtherCoordinator,
  listAccounts,
  reopenAccount,
  updateAccount,
} from '../db/accounts.ts'
import { erasedName } from '../db/author-names.ts'
import { findDepartment } from '../db/departments.ts'
import { erasePerson } from '../db/erasing.ts'
import { insertLink, LINK_HOURS } from '../db/one-time-links.ts'
import type { Person } from '../db/people.ts'
import { findPerson, insertPerson } from '../db/people.ts'
import { clearSecondFactor } from '../db/second-factors.ts'
import type { Db } from '../db/tables.ts'
import type { Writing } from '../db/writing.ts'
import type { PersonRole } from '../domain/access.ts'
import { isBoundRole, PERSON_ROLES, rightsOf } from '../domain/access.ts'
import type { Deps, Env } from './context.ts'
import { createRouter } from './context.ts'
import { etagOf } from './etag.ts'
import { slice } from './page.ts'
import { refuse } from './problem.ts'
import { absent, outdated, requireVersion, unknown } from './respond.ts'
import { IDLE } from './sign-in/sessions.ts'
import {
  rolesRoute,
  listRoute,
  readRoute,
  addRoute,
  changeRoute,
  closeRoute,
  eraseRoute,
  reopenRoute,
  linkRoute,
  signOutRoute,
  clearSecondFactorRoute,
} from './user-routes.ts'
import { write } from './write.ts'

export function userRoutes(deps: Deps) {
  const { db } = deps
  const usedSince = () => new Date(deps.clock.now().getTime() - IDLE).toISOString()
  const bodyOf = async (from: Db, { id }: Pick<Person, 'id'>) =>
    toBody(await getAccount(from, id, usedSince()))

  return createRouter()
    .openapi(rolesRoute, (c) => c.json({ items: PERSON_ROLES.map(roleBody) }, 200))
    .openapi(listRoute, async (c) => {
      const accounts = await listAccounts(db, usedSince())
      const { items, nextCursor } = slice(accounts, c.req.valid('query'))
      return c.json({ items: items.map(toBody), nextCursor }, 200)
    })
    .openapi(readRoute, async (c) => {
      const person = await findPerson(db, c.req.valid('param'))
      if (!person) return absent(c, 'person')
      c.header('etag', etagOf(person.version))
      return c.json(await bodyOf(db, person), 200)
    })
    .openapi(addRoute, (c) =>
      write(
        c,
        deps,
        async (change) => {
          const { departmentIds: departments, ...wanted } = c.req.valid('json')
          const refused = await checkDepartments(c, change, wanted.role, departments)
          if (refused) return refused
          const added = await insertPerson(change, { ...wanted, departments })
          if (!added) return addressTaken(c)
          const secret = await insertLink(change, { purpose: 'invite', personId: added.id })
          c.header('etag', etagOf(added.version))
          return c.json({ ...(await bodyOf(change.tx, added)), secret }, 201)
        },
        'secret',
      ),
    )
    .openapi(changeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findPerson(change.tx, c.req.valid('param'))
        if (!before) return absent(c, 'person')
        const { departmentIds: departments, ...wanted } = c.req.valid('json')
        const role = wanted.role ?? before.role
        const refused = await checkDepartments(c, change, role, departments ?? keptBy(before, role))
        if (refused) return refused
        if (role !== 'coordinator' && (await isLast(change, before))) return lastCoordinator(c)
        const changes = { ...wanted, departments: departments ?? keptBy(before, role) }
        const after = await updateAccount(change, before.id, match.version, changes)
        if (!after) return outdated(c, await bodyOf(change.tx, before))
        c.header('etag', etagOf(after.version))
        return c.json(await bodyOf(change.tx, after), 200)
      })
    })
    .openapi(closeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findPerson(change.tx, c.req.valid('param'))
        if (!before) return absent(c, 'person')
        if (await isLast(change, before)) return lastCoordinator(c)
        const after = await closeAccount(change, before.id, match.version)
        if (!after) return outdated(c, await bodyOf(change.tx, before))
        c.header('etag', etagOf(after.version))
        return c.json(await bodyOf(change.tx, after), 200)
      })
    })
    .openapi(reopenRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findPerson(change.tx, c.req.valid('param'))
        if (!before) return absent(c, 'person')
        if (before.erasedAt !== null) return erased(c)
        const after = await reopenAccount(change, before.id, match.version)
        if (!after) return outdated(c, await bodyOf(change.tx, before))
        c.header('etag', etagOf(after.version))
        return c.json(await bodyOf(change.tx, after), 200)
      })
    })
    .openapi(eraseRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findPerson(change.tx, c.req.valid('param'))
        if (!before) return absent(c, 'person')
        if (before.closedAt === null) return stillOpen(c)
        if (before.erasedAt !== null) return erased(c)
        const { reason } = c.req.valid('json')
        const after = await erasePerson(change, before.id, match.version, reason)
        if (!after) return outdated(c, await bodyOf(change.tx, before))
        c.header('etag', etagOf(after.version))
        return c.json(await bodyOf(change.tx, after), 200)
      })
    })
    .openapi(linkRoute, (c) =>
      write(
        c,
        deps,
        async (change) => {
          const person = await findPerson(change.tx, c.req.valid('param'))
          if (!person) return absent(c, 'person')
          if (person.erasedAt !== null) return erased(c)
          if (person.closedAt !== null) return closed(c)
          const { hasPassword } = await getAccount(change.tx, person.id, usedSince())
          const purpose = hasPassword ? ('reset' as const) : ('invite' as const)
          const secret = await insertLink(change, { purpose, personId: person.id })
          return c.json({ purpose, secret, hours: LINK_HOURS }, 201)
        },
        'secret',
      ),
    )
    .openapi(signOutRoute, (c) =>
      write(c, deps, async (change) => {
        const person = await findPerson(change.tx, c.req.valid('param'))
        if (!person) return absent(c, 'person')
        await endEverySession(change, person.id)
        return c.json(await bodyOf(change.tx, person), 200)
      }),
    )
    .openapi(clearSecondFactorRoute, (c) =>
      write(c, deps, async (change) => {
        const person = await findPerson(change.tx, c.req.valid('param'))
        if (!person) return absent(c, 'person')
        if (person.email === c.var.session.actor) return ownFactor(c)
        const { reason } = c.req.valid('json')
        if (!(await clearSecondFactor(change, person.id, reason.trim()))) return noFactor(c)
        return c.json(await bodyOf(change.tx, person), 200)
      }),
    )
}

function toBody({ departments, hasPassword, closedAt, erasedAt, ...account }: Account) {
  const open = hasPassword ? ('active' as const) : ('invited' as const)
  const gone = erasedAt === null ? ('closed' as const) : ('erased' as const)
  return {
    ...account,
    ...(erasedAt !== null && { name: erasedName(account.id), email: '' }),
    departmentIds: departments === 'all' ? null : [...departments],
    state: closedAt === null ? open : gone,
    closedAt,
  }
}

function roleBody(role: PersonRole) {
  return { role, rights: [...rightsOf(role)], inDepartments: isBoundRole(role) }
}

/** The departments that somebody keeps where a change names none. */
function keptBy({ departments }: Person, role: PersonRole): readonly string[] {
  return departments === 'all' || !isBoundRole(role) ? [] : departments
}

/** 422 where a role in departments names none, another role names some, or one is not there. */
async function checkDepartments(
  c: Context<Env>,
  { tx }: Writing,
  role: PersonRole,
  departments: readonly string[],
) {
  const path = 'departmentIds'
  if (isBoundRole(role) !== departments.length > 0) {
    const message = isBoundRole(role)
      ? 'Choose the departments. Owners and editors hold their role in some.'
      : 'Name no departments. This role is held in the whole district.'
    const errors = [{ path, message, code: 'departments_of_role' }]
    return refuse(c, 422, 'The departments do not go with the role.', { errors })
  }
  for (const id of departments) {
    if (!(await findDepartment(tx, id))) return unknown(c, path, 'department')
  }
  return undefined
}

async function isLast({ tx }: Writing, { id, role, closedAt }: Person): Promise<boolean> {
  return role === 'coordinator' && closedAt === null && !(await hasOtherCoordinator(tx, id))
}

function lastCoordinator(c: Context<Env>) {
  return refuse(c, 409, 'Nobody else could look after the district.', {
    detail:
      'They are the last coordinator who can sign in. Make somebody else a coordinator first, and let them set a password.',
    code: 'last_coordinator',
  })
}

function closed(c: Context<Env>) {
  return refuse(c, 409, 'This account is closed.', {
    detail: 'Open it again first.',
    code: 'closed',
  })
}

function stillOpen(c: Context<Env>) {
  return refuse(c, 409, 'This account is open.', {
    detail: 'Close it first; then it can be erased.',
    code: 'open',
  })
}

function erased(c: Context<Env>) {
  return refuse(c, 409, 'This account was erased.', {
    detail: 'Nobody knows any more whose it was. Add the person anew.',
    code: 'erased',
  })
}

function ownFactor(c: Context<Env>) {
  return refuse(c, 409, 'This is your own second factor.', {
    detail: 'Turn it off under Your account, with your password and a code.',
    code: 'own_second_factor',
  })
}

function noFactor(c: Context<Env>) {
  return refuse(c, 409, 'They have no second factor.', {
    detail: 'A password is all that they are asked for.',
    code: 'second_factor_off',
  })
}

function addressTaken(c: Context<Env>) {
  const message = 'Somebody has an account with this address already. It may be closed.'
  return refuse(c, 409, message, {
    detail: 'Look in the list, and open it again if it is closed.',
    errors: [{ path: 'email', message, code: 'duplicate' }],
    code: 'duplicate',
  })
}
