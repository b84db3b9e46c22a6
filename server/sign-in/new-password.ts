/** What is wrong with a new password, in the API's words. */

import { findDistrict } from '../../db/settings.ts'
import type { Db } from '../../db/tables.ts'
import { passwordFault, passwordWords } from '../../domain/password.ts'

/** The field's error, or undefined when the password will do. */
export async function newPasswordError(
  db: Db,
  password: string,
  email: string,
): Promise<{ path: string; message: string; code: string } | undefined> {
  const district = await findDistrict(db)
  const fault = passwordFault(password, [email, district?.name ?? '', 'quarterdeck'])
  return fault && { path: 'password', message: passwordWords(fault), code: fault }
}
