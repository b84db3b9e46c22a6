/** `restore FILE`: a backup made a database again. */

import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

import type { Restored } from '../../db/backup/restore.ts'
import { restoreBackup } from '../../db/backup/restore.ts'
import type { Unfit } from '../../db/self-check.ts'
import { openFit } from '../../db/self-check.ts'
import type { Result } from '../../domain/result.ts'
import { SECRET_FILE } from '../sign-in/secret.ts'
import type { PlaceCommand, PlaceContext } from './command.ts'
import { EXIT, orSay, readOnly } from './command.ts'

const NOTHING = 'Nothing was restored.'
const FILE = 'file:'

export const restoreCommand: PlaceCommand = {
  words: ['restore'],
  usage: 'restore FILE',
  does: 'makes a backup the database again, in an empty place only, and verifies it',
  runAt: (place) => orSay(place.say, NOTHING, () => restore(place)),
}

async function restore(place: PlaceContext): Promise<number> {
  const { databaseUrl, dataDir, authSecret, words, out, say } = place
  const path = resolve(readOnly(words, 'file'))
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const restored = databaseUrl.startsWith(FILE)
    ? await restoreFile(path, databaseUrl.slice(FILE.length))
    : await restoreServer(path, place)
  if (!restored.ok) {
    say(`${NOTHING} ${restored.error}`)
    return EXIT.refused
  }
  const { manifest, verdict } = restored.value
  out(`Restored: the record as of ${manifest.madeAt}`)
  out(`  log entry ${manifest.log.entries}, hash ${manifest.log.head}`)
  out(
    `  verified: ${verdict.events} entries, ${verdict.versions} versions of observations, ` +
      `${verdict.packets} packets, ${verdict.rollUps.cells} roll-ups`,
  )
  if (authSecret === null && !existsSync(join(dataDir, SECRET_FILE))) {
    out(
      `There is no ${SECRET_FILE} in ${dataDir}. Put the one of the old machine there before the start: ` +
        'without it everybody signs in again, and authenticator apps have to be set up anew.',
    )
  }
  return EXIT.done
}

async function restoreFile(path: string, given: string): Promise<Result<Restored, string>> {
  const file = resolve(given)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  return restoreBackup(path, { file })
}

async function restoreServer(
  path: string,
  { databaseUrl, dataDir }: PlaceContext,
): Promise<Result<Restored, string>> {
  const fit = await openFit(databaseUrl)
  if (!fit.ok) return { ok: false, error: wordsOf(fit.error) }
  try {
    return await restoreBackup(path, { db: fit.value, beside: join(dataDir, 'restored') })
  } finally {
    await fit.value.destroy()
  }
}

function wordsOf({ why, next }: Unfit): string {
  return `${why} ${next}`
}
