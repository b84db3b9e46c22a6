/** SQLite as the product uses it: migrations in a transaction each, and waiting that lets others go on. */

import { setTimeout } from 'node:timers/promises'

import type { DatabaseConnection, DialectAdapter, Driver, SqliteDialectConfig } from 'kysely'
import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely'

/** How long a statement waits for another process, or another thread, to end its change. */
const LONGEST_WAIT = 30_000
const PAUSE = 5

/** Its database does not wait by itself (`busy_timeout = 0`): that would hold up the whole process. */
export class PatientSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  readonly #isOpen: () => boolean

  /** `isOpen` tells whether a transaction is. */
  constructor(config: SqliteDialectConfig, isOpen: () => boolean) {
    super(config)
    this.#config = config
    this.#isOpen = isOpen
  }

  override createDriver(): Driver {
    return new PatientSqliteDriver(this.#config, this.#isOpen)
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalSqliteAdapter()
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }

  // There is one connection, and the driver deals it out.
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

/**
 * Deals one connection out, in turn. While another process or thread changes the database, whoever
 * wants to change it too gives the connection back and asks again, so that readers are not held up.
 */
class PatientSqliteDriver extends SqliteDriver {
  readonly #isOpen: () => boolean
  readonly #turns = new Turns()
  #isPatient = false

  constructor(config: SqliteDialectConfig, isOpen: () => boolean) {
    super(config)
    this.#isOpen = isOpen
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turns.take()
    const connection = await super.acquireConnection()
    if (!this.#isPatient) {
      this.#isPatient = true
      const execute: DatabaseConnection['executeQuery'] = connection.executeQuery.bind(connection)
      connection.executeQuery = async (query) => this.#patiently(() => execute(query))
    }
    return connection
  }

  override async releaseConnection(): Promise<void> {
    this.#turns.give()
  }

  // A deferred transaction that turns to writing fails at once when another process has written.
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  // A full or failing disk ends the transaction by itself, and the error to tell is that one.
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#isOpen()) await super.rollbackTransaction(connection)
  }

  async #patiently<T>(work: () => Promise<T>): Promise<T> {
    const until = performance.now() + LONGEST_WAIT
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (this.#isOpen() || !isBusy(error) || performance.now() > until) throw error
      }
      this.#turns.give()
      await setTimeout(PAUSE)
      await this.#turns.take()
    }
  }
}

/** First come, first served. */
class Turns {
  readonly #waiting: (() => void)[] = []
  #isTaken = false

  async take(): Promise<void> {
    if (!this.#isTaken) {
      this.#isTaken = true
      return
    }
    await new Promise<void>((taken) => this.#waiting.push(taken))
  }

  give(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#isTaken = false
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}
