/** `npm run quarterdeck -- <verb>`: the product without its pages. */

import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'

import { migrateToLatest } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import type { Unfit } from '../db/self-check.ts'
import { openFit } from '../db/self-check.ts'
import { clearSecondFactorCommand } from './command-line/admin-clear-second-factor.ts'
import { adminCreateCommand } from './command-line/admin-create.ts'
import { auditPrivacyCommand } from './command-line/audit-privacy.ts'
import { backupCommand } from './command-line/backup.ts'
import type { Command, CommandContext, PlaceCommand } from './command-line/command.ts'
import { EXIT, UsageError } from './command-line/command.ts'
import { countCommand } from './command-line/count.ts'
import { exportCommand } from './command-line/export.ts'
import { importObservationsCommand } from './command-line/import-observations.ts'
import { importPlanCommand } from './command-line/import-plan.ts'
import { moveToPostgresCommand } from './command-line/move-to-postgres.ts'
import { restoreCommand } from './command-line/restore.ts'
import { snapshotCommand } from './command-line/snapshot.ts'
import { verifyCommand } from './command-line/verify.ts'
import type { Config } from './config.ts'
import { readConfig } from './config.ts'

const COMMANDS: readonly (Command | PlaceCommand)[] = [
  adminCreateCommand,
  clearSecondFactorCommand,
  importPlanCommand,
  importObservationsCommand,
  countCommand,
  exportCommand,
  snapshotCommand,
  verifyCommand,
  auditPrivacyCommand,
  backupCommand,
  restoreCommand,
  moveToPostgresCommand,
  {
    words: ['migrate'],
    usage: 'migrate',
    does: 'brings the database to the newest schema',
    run: async ({ out }) => {
      out('The database has the newest schema.')
      return EXIT.done
    },
  },
]

process.exitCode = await main(process.argv.slice(2))

async function main(words: string[]): Promise<number> {
  const command = COMMANDS.find(({ words: names }) => names.every((name, at) => words[at] === name))
  if (!command) {
    say(`${usage()}\n`)
    return words.length === 0 || words[0] === 'help' || words[0] === '--help'
      ? EXIT.done
      : EXIT.usage
  }
  const config = readConfig(process.env, 'start')
  if (!config.ok) {
    for (const line of config.error) say(line)
    return EXIT.configuration
  }
  const given = {
    words: words.slice(command.words.length),
    out: (line: string) => void process.stdout.write(`${line}\n`),
    say,
  }
  try {
    return 'runAt' in command
      ? await command.runAt({ ...given, ...config.value })
      : await runOpened(command, config.value, given)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    say(`${error.message}\nUsage: npm run quarterdeck -- ${command.usage}`)
    return EXIT.usage
  }
}

/** Opens the database, brings it to the newest schema, and runs the verb on it. */
async function runOpened(
  command: Command,
  { databaseUrl, dataDir, actor, publicUrl, port }: Config,
  given: Pick<CommandContext, 'words' | 'out' | 'say'>,
): Promise<number> {
  const file = fileOf(databaseUrl)
  if (command.reads && file !== undefined && !existsSync(file)) {
    say(
      `There is no database at ${file}. Name it in DATABASE_URL or its folder in DATA_DIR; a demonstration’s is demo.db.`,
    )
    return EXIT.configuration
  }
  if (file !== undefined) await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const fit = await openFit(databaseUrl)
  if (!fit.ok && !(command === verifyCommand && isAboutRecord(fit.error))) {
    say(`Nothing was done. ${fit.error.why}\n${fit.error.next}`)
    return EXIT.unfit
  }
  const db = fit.ok ? fit.value : openDatabase(databaseUrl)
  try {
    await migrateToLatest(db)
    const address = publicUrl ?? `http://localhost:${port}`
    return await command.run({ ...given, db, actor, address, write: drain })
  } finally {
    await db.destroy()
  }
}

/** The file of a SQLite database. */
function fileOf(databaseUrl: string): string | undefined {
  return databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : undefined
}

/** Whether something was changed past the product: what, is for `verify` to say. */
function isAboutRecord({ part }: Unfit): boolean {
  return part === 'references' || part === 'log'
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Waits when the reader of standard output is slower than we are. */
function drain(text: string): Promise<void> {
  if (process.stdout.write(text)) return Promise.resolve()
  return new Promise((resume) => void process.stdout.once('drain', resume))
}

function usage(): string {
  const lines = COMMANDS.map(({ usage: how, does }) => `  ${how}\n      ${does}`)
  return ['Usage: npm run quarterdeck -- <verb>', ...lines].join('\n')
}
