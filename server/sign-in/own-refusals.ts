/** How one's own account says no. */

import type { Context } from 'hono'

import { refuse } from '../problem.ts'

export function fixedAccounts(c: Context) {
  return refuse(c, 403, 'The demonstration’s accounts stay as they are.', {
    detail: 'Everybody who tries it uses the same accounts.',
    code: 'demonstration',
  })
}

export function wrongPassword(c: Context) {
  const message = 'This is not the password you have now.'
  const errors = [{ path: 'currentPassword', message, code: 'wrong_password' }]
  return refuse(c, 422, message, { errors, code: 'wrong_password' })
}
