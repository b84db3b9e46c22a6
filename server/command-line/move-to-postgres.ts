/** `move-to-postgres URL`: from the SQLite file of today to a PostgreSQL database. */

import { existsSync } from 'node:fs'

import type { Moved } from '../../db/moving/move.ts'
import { moveRecord } from '../../db/moving/move.ts'
import { openFit } from '../../db/self-check.ts'
import type { PlaceCommand, PlaceContext } from './command.ts'
import { EXIT, orSay, readOnly, UsageError } from './command.ts'

const NOTHING = 'Nothing was moved.'
const FILE = 'file:'

export const moveToPostgresCommand: PlaceCommand = {
  words: ['move-to-postgres'],
  usage: 'move-to-postgres postgres://…',
  does: 'copies everything from SQLite into an empty PostgreSQL database, and verifies it there',
  runAt: (place) => orSay(place.say, NOTHING, () => move(place)),
}

async function move({ databaseUrl, words, out, say }: PlaceContext): Promise<number> {
  const url = readOnly(words, 'address of a database')
  if (!/^postgres(ql)?:\/\//.test(url)) {
    // It may have a password in it.
    throw new UsageError('The address of a PostgreSQL database begins with postgres://.')
  }
  const file = databaseUrl.startsWith(FILE) ? databaseUrl.slice(FILE.length) : undefined
  if (file === undefined || !existsSync(file)) {
    say(
      `${NOTHING} ` +
        (file === undefined
          ? 'DATABASE_URL names a PostgreSQL database already; the SQLite file to move belongs there.'
          : `There is no database at ${file}. Name it in DATABASE_URL or its folder in DATA_DIR.`),
    )
    return EXIT.configuration
  }
  const fit = await openFit(url)
  if (!fit.ok) {
    say(`${NOTHING} ${fit.error.why}\n${fit.error.next}`)
    return EXIT.unfit
  }
  try {
    const moved = await moveRecord(file, fit.value)
    if (!moved.ok) {
      say(`${NOTHING} ${moved.error}`)
      return EXIT.refused
    }
    for (const line of linesOf(moved.value, file)) out(line)
    return EXIT.done
  } finally {
    await fit.value.destroy()
  }
}

function linesOf({ counts, end, verdict }: Moved, file: string): string[] {
  const widest = Math.max(...Array.from(counts.keys(), (name) => name.length))
  const rows = Array.from(counts.values()).reduce((sum, count) => sum + count, 0)
  return [
    ...Array.from(counts, ([name, count]) => `  ${name.padEnd(widest)}  ${count}`),
    `Moved ${rows} rows of ${counts.size} tables.`,
    `Log: entry ${end.entries}, hash ${end.head}, the same in both`,
    `Verified there: ${verdict.versions} versions of observations, ${verdict.packets} packets, ` +
      `${verdict.rollUps.cells} roll-ups`,
    'Start with the new address as DATABASE_URL, and with the same AUTH_SECRET or DATA_DIR.',
    `${file} is as it was. Keep it, and start nothing on it: what is written there would stay there.`,
  ]
}
