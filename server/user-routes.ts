/** What the routes of people take and give. */

import { createRoute, z } from '@hono/zod-openapi'

import { IfMatch } from './etag.ts'
import { pageOf, pageQuery } from './page.ts'
import { REFUSALS, refusal } from './problem.ts'
import { IdPath } from './schemas.ts'
import {
  AddedUser,
  ClearSecondFactor,
  Erasing,
  Link,
  NewUser,
  Roles,
  User,
  UserChanges,
} from './user-schemas.ts'

const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } })
const none = z.strictObject({})
const STALE = {
  412: refusal('Not the current version.'),
  428: refusal('If-Match is missing.'),
}
const LAST = refusal('They are the last coordinator who can sign in.')

export const rolesRoute = createRoute({
  method: 'get',
  path: '/roles',
  summary: 'List the roles of people and what each may do',
  request: { query: none },
  responses: { 200: { description: 'The roles.', content: json(Roles) }, ...REFUSALS },
})

export const listRoute = createRoute({
  method: 'get',
  path: '/users',
  summary: 'List the people who have or had an account',
  request: { query: z.strictObject(pageQuery) },
  responses: { 200: { description: 'A page.', content: json(pageOf(User)) }, ...REFUSALS },
})

export const readRoute = createRoute({
  method: 'get',
  path: '/users/{id}',
  summary: 'Read a person',
  request: { params: IdPath, query: none },
  responses: { 200: { description: 'The person.', content: json(User) }, ...REFUSALS },
})

export const addRoute = createRoute({
  method: 'post',
  path: '/users',
  summary: 'Add a person and make the link by which they set a password',
  request: { body: { required: true, content: json(NewUser) } },
  responses: {
    201: { description: 'Added.', content: json(AddedUser) },
    ...REFUSALS,
    409: refusal('Somebody has this address.'),
    422: refusal('The departments do not go with the role, or are not there.'),
  },
})

export const changeRoute = createRoute({
  method: 'patch',
  path: '/users/{id}',
  summary: 'Change what a person is called or may do, from their next request on',
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: json(UserChanges) },
  },
  responses: {
    200: { description: 'Changed.', content: json(User) },
    ...REFUSALS,
    409: LAST,
    422: refusal('The departments do not go with the role, or are not there.'),
    ...STALE,
  },
})

export const closeRoute = createRoute({
  method: 'delete',
  path: '/users/{id}',
  summary: 'Close an account at once',
  request: { params: IdPath, headers: IfMatch, query: none },
  responses: {
    200: { description: 'Closed.', content: json(User) },
    ...REFUSALS,
    409: LAST,
    ...STALE,
  },
})

export const reopenRoute = createRoute({
  method: 'post',
  path: '/users/{id}/reopen',
  summary: 'Open a closed account again, without a password',
  request: { params: IdPath, headers: IfMatch, query: none },
  responses: {
    200: { description: 'Open.', content: json(User) },
    ...REFUSALS,
    409: refusal('It was erased.'),
    ...STALE,
  },
})

export const eraseRoute = createRoute({
  method: 'post',
  path: '/users/{id}/erase',
  summary: 'Forget the name and the address of a closed account for good',
  request: {
    params: IdPath,
    headers: IfMatch,
    query: none,
    body: { required: true, content: json(Erasing) },
  },
  responses: {
    200: { description: 'Erased.', content: json(User) },
    ...REFUSALS,
    409: refusal('The account is open, or was erased before.'),
    ...STALE,
  },
})

export const linkRoute = createRoute({
  method: 'post',
  path: '/users/{id}/link',
  summary: 'Make the one-time link by which a person sets a password; earlier ones end',
  request: { params: IdPath, query: none },
  responses: {
    201: { description: 'Made.', content: json(Link) },
    ...REFUSALS,
    409: refusal('The account is closed.'),
  },
})

export const signOutRoute = createRoute({
  method: 'post',
  path: '/users/{id}/sign-out',
  summary: 'Sign a person out everywhere',
  request: { params: IdPath, query: none },
  responses: { 200: { description: 'Signed out.', content: json(User) }, ...REFUSALS },
})

export const clearSecondFactorRoute = createRoute({
  method: 'post',
  path: '/users/{id}/clear-second-factor',
  summary: 'Take away the second factor of somebody who lost it, and sign them out everywhere',
  request: { params: IdPath, body: { required: true, content: json(ClearSecondFactor) } },
  responses: {
    200: { description: 'Taken away.', content: json(User) },
    ...REFUSALS,
    409: refusal('They have none, or it is your own.'),
  },
})
