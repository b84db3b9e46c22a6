/** `admin create EMAIL`: a coordinator's account, and the link that sets its password. */

import { z } from 'zod'

import { insertLink } from '../../db/one-time-links.ts'
import { findPerson, insertPerson } from '../../db/people.ts'
import { writing } from '../../db/writing.ts'
import { setUpLink } from '../sign-in/set-up-link.ts'
import type { Command, CommandContext } from './command.ts'
import { EXIT, UsageError, readWords } from './command.ts'

export const adminCreateCommand: Command = {
  words: ['admin', 'create'],
  usage: 'admin create EMAIL',
  does: 'prints a link, good once and for a day, by which a coordinator sets a password',
  run: createAdmin,
}

async function createAdmin({ db, actor, words, address, out, say }: CommandContext) {
  const [email, ...more] = readWords(words, {}).positionals
  if (email === undefined || more.length > 0) throw new UsageError('Name one address.')
  if (!z.email().safeParse(email).success) throw new UsageError(`Not an address: ${email}`)
  const secret = await writing(db, { actor, at: new Date() }, async (change) => {
    const person =
      (await findPerson(change.tx, { email })) ??
      (await insertPerson(change, { name: '', email, role: 'coordinator' }))
    if (person?.role !== 'coordinator' || person.closedAt !== null) return undefined
    return insertLink(change, { purpose: 'set_up', personId: person.id })
  })
  if (secret === undefined) {
    say(`${email} is not a coordinator, or is closed.`)
    return EXIT.refused
  }
  out(setUpLink(address, secret))
  return EXIT.done
}
