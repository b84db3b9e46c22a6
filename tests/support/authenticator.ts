/** What somebody's authenticator app would do, at the time the test has set. */

import { codeAt, stepOf } from '../../server/sign-in/one-time-code.ts'
import { textAt } from './api.ts'
import type { TestBrowser } from './door.ts'
import { PASSWORD } from './door.ts'

export interface Authenticator {
  secret: string
  backupCodes: string[]
  /** The code of so many steps from now. */
  code: (steps?: number) => string
}

/** Sets a second factor up for whoever is signed in in a browser. Its first code is the one of the step before. */
export async function setUpSecondFactor(
  browser: TestBrowser,
  password = PASSWORD,
): Promise<Authenticator> {
  const begun = await browser.ask('POST', '/api/auth/second-factor/begin', {
    currentPassword: password,
  })
  const secret = textAt(begun, 'secret')
  const code = (steps = 0) => codeAt(secret, stepOf(new Date()) + steps)
  const done = await browser.ask('POST', '/api/auth/second-factor/confirm', { code: code(-1) })
  const backupCodes = Array.from({ length: 10 }, (_, at) => textAt(done, `backupCodes.${at}`))
  return { secret, backupCodes, code }
}
