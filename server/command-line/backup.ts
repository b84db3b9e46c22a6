/** `backup FILE`: everything that the database holds, in one file. */

import { resolve } from 'node:path'

import { makeBackup } from '../../db/backup/make.ts'
import product from '../../package.json' with { type: 'json' }
import type { PlaceCommand, PlaceContext } from './command.ts'
import { EXIT, orSay, readOnly } from './command.ts'

const NOTHING = 'Nothing was backed up.'

export const backupCommand: PlaceCommand = {
  words: ['backup'],
  usage: 'backup FILE',
  does: 'writes everything that the database holds into one file, also while people work',
  runAt: (place) => orSay(place.say, NOTHING, () => backUp(place)),
}

async function backUp({ databaseUrl, words, out, say }: PlaceContext): Promise<number> {
  const path = resolve(readOnly(words, 'file'))
  const order = { url: databaseUrl, path, application: product.version, at: new Date() }
  const made = await makeBackup(order)
  if (!made.ok) {
    say(`${NOTHING} ${made.error}`)
    return EXIT.refused
  }
  const { manifest, bytes } = made.value
  const { database, log } = manifest
  out(`Backed up to ${path}, ${bytes} bytes: the record as of ${manifest.madeAt}`)
  out(`  log entry ${log.entries}, hash ${log.head}`)
  out(`  schema ${manifest.schema}, SHA-256 of the database ${database.sha256}`)
  out('It holds everything but the AUTH_SECRET, passwords as hashes included: keep it like a key.')
  return EXIT.done
}
