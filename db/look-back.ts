/**
 * Looking back: a database handle whose reads find the organisation and the plans as they stood
 * after a ledger number. Every query stays as it is; it is given the tables of then.
 */

import type {
  KyselyPlugin,
  OperationNode,
  QueryResult,
  RootOperationNode,
  TableNode,
  UnknownRow,
} from 'kysely'
import {
  CommonTableExpressionNameNode,
  CommonTableExpressionNode,
  OperationNodeTransformer,
  sql,
} from 'kysely'

import { isSqlite } from './portable.ts'
import { versionsOf } from './remember.ts'
import type { Db, Tables } from './tables.ts'

/** Every table whose versions are kept, with the columns by which a row is the same row. */
export const REMEMBERED = {
  district: ['id'],
  school_year: ['id'],
  cycle: ['id'],
  division: ['id'],
  department: ['id'],
  site: ['id'],
  plan: ['id'],
  plan_section: ['plan_id', 'name', 'position'],
  chain: ['id'],
  chain_part: ['chain_id', 'part', 'position'],
  priority: ['id'],
  action: ['id'],
  action_goal: ['action_id', 'goal'],
  metric: ['id'],
  metric_site: ['metric_id', 'site_id'],
  milestone_target: ['metric_id', 'cycle_id'],
  status_grid: ['metric_id'],
  dated_event: ['id'],
  stream: ['id'],
  stream_part: ['stream_id', 'position'],
  stream_cut: ['metric_id'],
} satisfies { [T in keyof Tables]?: (keyof Tables[T])[] }

/** Tables that are only added to, each row with its ledger number. */
const ADDED = new Set(['deviation', 'plan_step', 'submission_step', 'cycle_reopening'])

const KEYS = new Map<string, readonly string[]>(Object.entries(REMEMBERED))

/**
 * The same database as it stood after a ledger number; itself without one.
 *
 * It is for reading. An observation keeps the ledger numbers between which it stood, and is read by them.
 */
export function lookBack(db: Db, tx: number | undefined): Db {
  return tx === undefined ? db : db.withPlugin(new LookingBack(db, tx))
}

class LookingBack implements KyselyPlugin {
  readonly #db: Db

  readonly #tx: number

  constructor(db: Db, tx: number) {
    this.#db = db
    this.#tx = tx
  }

  transformQuery({ node }: { node: RootOperationNode }): RootOperationNode {
    if (node.kind !== 'SelectQueryNode') return node
    const tables = tablesIn(node).map((table) => this.#asItStood(table))
    const [first] = tables
    if (!first) return node
    // A name given here hides the table of that name from everything after it.
    const own = node.with ?? { kind: 'WithNode', expressions: [] }
    return { ...node, with: { ...own, expressions: [...tables, ...own.expressions] } }
  }

  async transformResult({ result }: { result: QueryResult<UnknownRow> }) {
    const [first] = result.rows
    return first && 'gone' in first ? { ...result, rows: result.rows.map(asItWas) } : result
  }

  #asItStood(table: string): CommonTableExpressionNode {
    const rows = ADDED.has(table) ? this.#addedTo(table) : this.#versionsOf(table)
    const name = CommonTableExpressionNameNode.create(table)
    const named = CommonTableExpressionNode.create(name, rows.toOperationNode())
    // So that either database may look a single row up in it.
    return { ...named, materialized: false }
  }

  #versionsOf(table: string) {
    const versions = sql.table(versionsOf(table))
    const same = (KEYS.get(table) ?? []).map(
      (column) => sql`${sql.ref(`later.${column}`)} = ${sql.ref(`version.${column}`)}`,
    )
    return sql`(select version.* from ${versions} as version
      where version.since <= ${this.#tx} and version.gone = 0 and not exists (
        select 1 from ${versions} as later
        where ${sql.join(same, sql` and `)} and later.seq > version.seq and later.since <= ${this.#tx}))`
  }

  #addedTo(table: string) {
    // SQLite would take the bare name for the one that is being made.
    const rows = sql.table(isSqlite(this.#db) ? `main.${table}` : table)
    return sql`(select * from ${rows} where tx <= ${this.#tx})`
  }
}

/** A whole row without what is remembered about it. */
function asItWas({ seq: _seq, since: _since, gone: _gone, ...row }: UnknownRow): UnknownRow {
  return row
}

/** The remembered tables that a query names, each once, in order. */
function tablesIn(node: OperationNode): string[] {
  const found = new Set<string>()
  new TableFinder(found).transformNode(node)
  return Array.from(found).toSorted()
}

class TableFinder extends OperationNodeTransformer {
  readonly #found: Set<string>

  constructor(found: Set<string>) {
    super()
    this.#found = found
  }

  protected override transformTable(node: TableNode): TableNode {
    const { name } = node.table.identifier
    if (KEYS.has(name) || ADDED.has(name)) this.#found.add(name)
    return node
  }
}
