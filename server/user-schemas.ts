/** Shapes of people on the wire. */

import { z } from '@hono/zod-openapi'

import { PERSON_ROLES } from '../domain/access.ts'
import { Id, text } from './schemas.ts'

const Role = z.enum(PERSON_ROLES)

const Departments = z
  .array(Id)
  .max(200)
  .openapi({ description: 'For an owner or an editor, at least one; for nobody else.' })

const Name = text(200, 1)

export const NewUser = z
  .strictObject({
    name: Name,
    email: z
      .string()
      .trim()
      .max(254)
      .pipe(z.email('Write an address like name@district.org.'))
      .openapi({ example: 'name@district.org' }),
    role: Role,
    departmentIds: Departments.default([]),
  })
  .openapi('NewUser')

export const UserChanges = z
  .strictObject({
    name: Name.optional(),
    role: Role.optional(),
    departmentIds: Departments.optional(),
  })
  .refine((changes) => Object.keys(changes).length > 0, 'Say what should change.')
  .openapi('UserChanges')

export const Erasing = z
  .strictObject({ reason: text(2000, 10).openapi({ description: 'Why; without the name.' }) })
  .openapi('Erasing')

export const ClearSecondFactor = z
  .strictObject({
    reason: text(1000).refine((reason) => reason.trim().length >= 10, 'Say why, in a few words.'),
  })
  .openapi('ClearSecondFactor')

export const User = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: Role,
    departmentIds: z
      .array(z.string())
      .nullable()
      .openapi({ description: 'Null: the role is held in the whole district.' }),
    state: z
      .enum(['invited', 'active', 'closed', 'erased'])
      .openapi({ description: 'invited: has no password yet. erased: nobody knows whose it was.' }),
    signedIn: z.int().openapi({ description: 'In how many browsers they are signed in now.' }),
    hasSecondFactor: z.boolean(),
    createdAt: z.string(),
    closedAt: z.string().nullable(),
    version: z.int(),
  })
  .openapi('User')

const secret = z
  .string()
  .nullable()
  .openapi({ description: 'Shown this once; null when the request is repeated.' })

export const AddedUser = User.extend({ secret }).openapi('AddedUser')

export const Link = z
  .object({
    purpose: z.enum(['invite', 'reset']),
    secret,
    hours: z.int().openapi({ description: 'For how long it may be used.' }),
  })
  .openapi('OneTimeLink')

export const Roles = z.object({
  items: z.array(
    z.object({
      role: Role,
      rights: z.array(z.string()),
      inDepartments: z
        .boolean()
        .openapi({ description: 'Held in named departments, not in the whole district.' }),
    }),
  ),
})
