/** The steps of counting a file: reading it, saying what it means, and the numbers that come out. */

import { useCallback, useMemo, useState } from 'preact/hooks'

import type { Counted } from '../../domain/counting/count.ts'
import type { FirstRecipe } from '../../domain/counting/first-recipe.ts'
import { firstRecipe } from '../../domain/counting/first-recipe.ts'
import type { Inspection } from '../../domain/counting/inspect.ts'
import type { District } from '../../domain/counting/place.ts'
import type { Recipe } from '../../domain/counting/recipe.ts'
import type { Measure } from '../../domain/measure.ts'
import { counter } from './counter.ts'
import type { Work } from './use-work.ts'
import { useWork } from './use-work.ts'

export type SeenTable = Inspection['tables'][number]

export interface CountOptions {
  measure: Measure & { siteIds: readonly string[] }
  district: District
  /** How the last file of the metric was counted. */
  remembered: Recipe | null
}

export interface CountModel {
  file: File | undefined
  inspection: Inspection | undefined
  /** Undefined until the file was read. */
  recipe: Recipe | undefined
  from: FirstRecipe['from']
  /** The table that the recipe is of. */
  table: SeenTable | undefined
  /** What came out; undefined when something was changed since. */
  counted: Counted | undefined
  /** Kept as the note of what is recorded: where the roster is from. */
  note: string
  work: Work
  choose: (file: File) => void
  choosePart: (part: string) => void
  /** Says something else; what was counted or asked no longer holds. */
  change: (recipe: Recipe) => void
  setNote: (note: string) => void
  /** Answers a question; the others stay. */
  answer: (recipe: Recipe) => void
  count: () => void
  /** Goes over to numbers that a person reads in the file, or back to counting its rows. */
  type: (recipe: Recipe | undefined) => void
}

interface State {
  file?: File
  inspection?: Inspection
  first?: FirstRecipe
  recipe?: Recipe
  counted?: Counted
  note?: string
}

export function useCount({ measure, district, remembered }: CountOptions): CountModel {
  const work = useWork()
  const [state, setState] = useState<State>({})
  const { file, inspection, recipe } = state
  const { run } = work

  const inspect = useCallback(
    async (chosen: File, part: string | undefined) => {
      setState({ file: chosen })
      const seen = await run((reading) => counter.inspect({ file: chosen, part }, reading))
      if (!seen) return
      const first = firstRecipe(seen, measure, remembered)
      setState({ file: chosen, inspection: seen, ...(first && { first, recipe: first.recipe }) })
    },
    [run, measure, remembered],
  )
  const count = async () => {
    if (!file || !recipe) return
    const job = { file, name: file.name, recipe, district }
    const counted = await run((reading) => counter.count(job, reading))
    if (counted) setState((before) => ({ ...before, counted }))
  }
  const table = useMemo(
    () =>
      inspection?.tables.find(({ table: { number } }) => number === recipe?.table) ??
      inspection?.tables[0],
    [inspection, recipe?.table],
  )
  return {
    file,
    inspection,
    recipe,
    table,
    from: state.first?.from ?? null,
    counted: state.counted,
    note: state.note ?? '',
    work,
    choose: (chosen) => void inspect(chosen, undefined),
    choosePart: (part) => file && void inspect(file, part),
    change: (next) => setState(({ counted: _stale, ...before }) => ({ ...before, recipe: next })),
    setNote: (note) => setState((before) => ({ ...before, note })),
    answer: (next) => setState((before) => ({ ...before, recipe: next })),
    count: () => void count(),
    type: (typed) => {
      work.clear()
      setState(({ counted: _stale, recipe: _counting, ...before }) => {
        const next = typed ?? before.first?.recipe
        return { ...before, ...(next && { recipe: next }) }
      })
    },
  }
}
