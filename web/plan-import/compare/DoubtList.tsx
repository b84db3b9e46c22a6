import { importWords } from '../../words/plan-import.ts'
import { useComparing } from './comparing.ts'
import { DoubtNote } from './DoubtNote.tsx'

/** Every doubt, in the order of the text. */
export function DoubtList() {
  const say = importWords().compare
  const { doubts } = useComparing()
  return (
    <section class="doubts-pane" aria-label={say.doubts}>
      {doubts.length === 0 ? (
        <p class="no-doubts">{say.noDoubts}</p>
      ) : (
        <ol>
          {doubts.map((doubt) => (
            <li key={doubt.number}>
              <DoubtNote doubt={doubt} on="doubts" />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
