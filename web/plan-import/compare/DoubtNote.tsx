import { importWords } from '../../words/plan-import.ts'
import type { View } from './comparing.ts'
import { useComparing } from './comparing.ts'
import type { Doubt } from './doubts.ts'

export type DoubtNoteProps = {
  doubt: Doubt
  /** Where the note stands. */
  on: View
}

/** A doubt in words. Pressing it shows its place on the other side. */
export function DoubtNote({ doubt, on }: DoubtNoteProps) {
  const say = importWords().compare
  const { place, goToDoubt } = useComparing()
  const other: View = on === 'text' ? 'plan' : 'text'
  return (
    <button
      type="button"
      class="doubt"
      data-doubt={`${on}-${doubt.number}`}
      aria-current={place.doubt === doubt.number ? 'true' : undefined}
      onClick={() => goToDoubt(doubt, other)}
    >
      <b>
        {say.doubtOf(doubt.number)}
        {on !== 'text' && <span class="doubt-line"> · {say.doubtAt(doubt.line)}</span>}
      </b>
      <span>{doubt.message}</span>
      <span class="doubt-go">{other === 'plan' ? say.seePlan : say.seeText}</span>
    </button>
  )
}
