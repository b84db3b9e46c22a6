import type { ComponentChildren } from 'preact'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

import { importWords } from '../../words/plan-import.ts'
import { useComparing } from './comparing.ts'
import { DoubtNote } from './DoubtNote.tsx'
import type { Doubt } from './doubts.ts'

/** The doubts of each part. */
export const DoubtsOfParts = createContext<ReadonlyMap<string, readonly Doubt[]>>(new Map())

export type PartProps = {
  part: string
  children: ComponentChildren
}

/** A part of the plan with the lines it came from and the doubts about it. */
export function Part({ part, children }: PartProps) {
  const doubts = useContext(DoubtsOfParts).get(part) ?? []
  const { place } = useComparing()
  const marks = [doubts.length > 0 && 'doubted', place.part === part && 'here'].filter(Boolean)
  return (
    <div class={`part ${marks.join(' ')}`} data-part={part}>
      <div class="part-text">{children}</div>
      <LinesOf part={part} />
      {doubts.map((doubt) => (
        <DoubtNote key={doubt.number} doubt={doubt} on="plan" />
      ))}
    </div>
  )
}

function LinesOf({ part }: { part: string }) {
  const { ranges, goToLines } = useComparing()
  const range = ranges.get(part)
  if (!range) return null
  const say = importWords().compare
  const { first, last } = range
  return (
    <button
      type="button"
      class="lines-of"
      tabIndex={-1}
      aria-label={say.toLine(say.line(first, last))}
      onClick={() => goToLines(part)}
    >
      {first === last ? first : `${first}–${last}`}
    </button>
  )
}
