/**
 * Why a file cannot be counted. Files are read in loops inside loops, so a
 * refusal is thrown there and becomes a result at the border of this folder.
 */

import type { Result } from '../result.ts'
import { err, ok } from '../result.ts'

export type CountProblemCode =
  | 'file_empty'
  | 'file_too_large'
  | 'looks_like_web_page'
  | 'looks_like_pdf'
  | 'looks_like_json'
  | 'looks_like_xml'
  | 'looks_like_other_file'
  | 'nul_bytes'
  | 'archive_damaged'
  | 'archive_locked'
  | 'archive_too_large'
  | 'archive_too_many_files'
  | 'archive_without_table'
  | 'workbook_damaged'
  | 'quote_not_closed'
  | 'cell_too_long'
  | 'too_many_columns'
  | 'too_many_tables'
  | 'no_rows'
  | 'part_unknown'
  | 'table_unknown'
  | 'column_unknown'
  | 'too_many_people'
  | 'recipe_invalid'

export interface CountProblem {
  code: CountProblemCode
  /** Plain English: what is wrong and how to mend it. */
  message: string
  /** 1 is the first line of the file; null where it is not about a line. */
  line: number | null
}

/** A refusal on its way to the border. */
class Refusal extends Error {
  readonly problem: CountProblem

  constructor(problem: CountProblem) {
    super(problem.message)
    this.problem = problem
  }
}

/** Refuses the file from anywhere inside `refusable`. */
export function refuse(code: CountProblemCode, message: string, line: number | null = null): never {
  throw new Refusal({ code, message, line })
}

/** What the work gives, or why it refused; everything else that is thrown goes on. */
export async function refusable<T>(work: () => Promise<T> | T): Promise<Result<T, CountProblem>> {
  try {
    return ok(await work())
  } catch (thrown) {
    if (thrown instanceof Refusal) return err(thrown.problem)
    throw thrown
  }
}
