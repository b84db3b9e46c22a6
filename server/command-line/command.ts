/** What a verb of the command line is given, and how it ends. */

import type { ParseArgsConfig } from 'node:util'
import { parseArgs } from 'node:util'

import type { Db } from '../../db/tables.ts'

export const EXIT = { done: 0, refused: 1, usage: 64, unfit: 65, configuration: 78 } as const

export interface CommandContext {
  db: Db
  /** Who the changes are recorded as. */
  actor: string
  /** Where people reach the server. */
  address: string
  /** The words after the verb. */
  words: string[]
  /** A line of the answer. */
  out: (line: string) => void
  /** A piece of the answer, as it is. */
  write: (text: string) => Promise<void>
  /** A line beside the answer. */
  say: (line: string) => void
}

export interface Command {
  words: readonly string[]
  usage: string
  does: string
  /** Present where there is nothing to do without a database that is there already. */
  reads?: true
  run: (context: CommandContext) => Promise<number>
}

/** What a verb is given that opens databases by itself. */
export interface PlaceContext extends Omit<CommandContext, 'db' | 'actor' | 'address' | 'write'> {
  databaseUrl: string
  dataDir: string
  /** Null when the server keeps one under `dataDir`. */
  authSecret: string | null
}

/** A verb that is about whole databases, and neither opens nor migrates the one it is told of first. */
export interface PlaceCommand extends Omit<Command, 'reads' | 'run'> {
  runAt: (place: PlaceContext) => Promise<number>
}

/** Words that the verb does not understand. */
export class UsageError extends Error {}

/**
 * The options and other words of a verb.
 *
 * Errors: throws UsageError for an option that the verb does not have.
 */
export function readWords<O extends NonNullable<ParseArgsConfig['options']>>(
  words: string[],
  options: O,
) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** The one file, or address, that a verb is given. */
export function readOnly(words: string[], what: string): string {
  const [only, ...more] = readWords(words, {}).positionals
  if (only === undefined || more.length > 0) throw new UsageError(`Name one ${what}.`)
  return only
}

/** Says what the disk or a database had against the work, instead of what it would have given. */
export async function orSay(
  say: (line: string) => void,
  nothing: string,
  work: () => Promise<number>,
): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error
    say(`${nothing} ${error.message === '' ? error.code : error.message}.`)
    return EXIT.refused
  }
}
