import { readCollection } from '../collection/collection.ts'
import { SubmissionState } from '../collection/SubmissionState.tsx'
import type { Cycle, Department } from '../dashboard/dashboard.ts'
import { useApi, useResource } from '../request.ts'
import { entryWords } from '../words/entry.ts'
import type { Board } from './use-board.ts'

export type EntrySubmissionProps = { board: Board; department: Department; cycle: Cycle }

/** How much of the cycle is logged, and handing it in when it is. Read again after every save. */
export function EntrySubmission({ board, department, cycle }: EntrySubmissionProps) {
  const say = entryWords()
  const api = useApi()
  const saved = board.saver.savedAt.value?.getTime() ?? 0
  const collection = useResource(`${cycle.id} ${saved}`, (signal) =>
    readCollection(api, cycle.id, signal),
  )
  const own = collection.value?.departments.find(
    ({ departmentId }) => departmentId === department.id,
  )
  if (!collection.value || !own) return null
  return (
    <section class="section entry-submission">
      <h2>{say.handIn(cycle.name)}</h2>
      <p>{say.logged(own.counts.answered, own.counts.due)}</p>
      <SubmissionState
        cycle={collection.value.cycle}
        department={own}
        onChanged={collection.reload}
      />
    </section>
  )
}
