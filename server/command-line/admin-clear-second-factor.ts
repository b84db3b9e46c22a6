/** `admin clear-second-factor EMAIL --reason WORDS`: for a coordinator whom no other can help. */

import { findPerson } from '../../db/people.ts'
import { clearSecondFactor } from '../../db/second-factors.ts'
import { writing } from '../../db/writing.ts'
import type { Command, CommandContext } from './command.ts'
import { EXIT, UsageError, readWords } from './command.ts'

export const clearSecondFactorCommand: Command = {
  words: ['admin', 'clear-second-factor'],
  usage: 'admin clear-second-factor EMAIL --reason WORDS',
  does: 'takes away the second factor of somebody who lost it, and signs them out everywhere',
  run: clear,
}

async function clear({ db, actor, words, out, say }: CommandContext) {
  const { positionals, values } = readWords(words, { reason: { type: 'string' } })
  const [email, ...more] = positionals
  const reason = typeof values.reason === 'string' ? values.reason.trim() : ''
  if (email === undefined || more.length > 0) throw new UsageError('Name one address.')
  if (reason.length < 10) throw new UsageError('Say why, in a few words: --reason WORDS.')
  const cleared = await writing(db, { actor, at: new Date() }, async (change) => {
    const person = await findPerson(change.tx, { email })
    return person !== undefined && clearSecondFactor(change, person.id, reason)
  })
  if (!cleared) {
    say(`${email} has no second factor.`)
    return EXIT.refused
  }
  out(`${email} signs in with a password alone until they set up another.`)
  return EXIT.done
}
