/** Where somebody is looking while comparing a text with its plan, on both sides at once. */

import { createContext } from 'preact'
import { useCallback, useContext, useMemo, useState } from 'preact/hooks'

import type { Reading } from '../reading.ts'
import type { Doubt } from './doubts.ts'
import { toDoubts } from './doubts.ts'
import type { LineRange } from './parts.ts'
import { rangesOf } from './parts.ts'

/** What a phone shows; a wide window shows all of it. */
export const VIEWS = ['text', 'plan', 'doubts'] as const
export type View = (typeof VIEWS)[number]

/** The same place on both sides. */
interface Place {
  part: string | undefined
  line: number | undefined
  /** The doubt that led here. */
  doubt?: number
}

export interface Comparing {
  doubts: readonly Doubt[]
  ranges: ReadonlyMap<string, LineRange>
  place: Place
  view: View
  show: (view: View) => void
  /** Goes to a doubt on both sides; a phone shows one of them. */
  goToDoubt: (doubt: Doubt | undefined, view?: View) => void
  /** From a line to its part. */
  goToPart: (part: string, line: number) => void
  /** From a part to its lines. */
  goToLines: (part: string) => void
  /** Which doubt is next to one's place, or before it; undefined past the ends. */
  doubtBeside: (step: 1 | -1) => Doubt | undefined
}

const NOWHERE: Place = { part: undefined, line: undefined }

export const ComparingContext = createContext<Comparing | undefined>(undefined)

/** Errors: throws outside of a comparison. */
export function useComparing(): Comparing {
  const comparing = useContext(ComparingContext)
  if (!comparing) throw new Error('there is no comparison around this')
  return comparing
}

export function useComparison({ warnings, lines, plan }: Reading): Comparing {
  const [place, setPlace] = useState(NOWHERE)
  const [view, show] = useState<View>('plan')
  const doubts = useMemo(() => toDoubts(warnings, lines, plan), [warnings, lines, plan])
  const ranges = useMemo(() => rangesOf(lines), [lines])
  const goToDoubt = useCallback((doubt: Doubt | undefined, next: View = 'text') => {
    if (!doubt) return
    setPlace({ part: doubt.part, line: doubt.line, doubt: doubt.number })
    show(next)
  }, [])
  return {
    doubts,
    ranges,
    place,
    view,
    show,
    goToDoubt,
    goToPart: (part, line) => {
      setPlace({ part, line })
      show('plan')
    },
    goToLines: (part) => {
      setPlace({ part, line: ranges.get(part)?.first })
      show('text')
    },
    doubtBeside: (step) => doubtBeside(doubts, place, step),
  }
}

function doubtBeside(doubts: readonly Doubt[], { doubt, line = 0 }: Place, step: 1 | -1) {
  if (doubt !== undefined) return doubts[doubt - 1 + step]
  return step === 1
    ? doubts.find((found) => found.line >= line)
    : doubts.findLast((found) => found.line <= line)
}
