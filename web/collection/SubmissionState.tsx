import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import { sayMoment, sayPerson } from '../metric/recorded.ts'
import { ReturnDialog } from '../plan/state/ReturnDialog.tsx'
import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { useMay } from '../visit.ts'
import { collectionWords } from '../words/collection.ts'
import type { DepartmentCollectionProps } from './DepartmentCollection.tsx'

export type SubmissionStateProps = Omit<DepartmentCollectionProps, 'offence'>

/** Whether a department has handed its cycle in, and the next step for whoever may take it. */
export function SubmissionState({ cycle, department, onChanged }: SubmissionStateProps) {
  const say = collectionWords().collection
  const { submission, changedSinceAccepted } = department
  const { state, by, at, note } = submission
  return (
    <div class="submission">
      <p>
        <strong>{say.is[state]}</strong>{' '}
        {by !== null && at !== null && (
          <span class="quiet">{say.told(sayPerson(by), sayMoment(at))}</span>
        )}
        {note !== '' && <span> {say.note(note)}</span>}
        {changedSinceAccepted > 0 && <span> {say.changedSince(changedSinceAccepted)}</span>}
      </p>
      <Deeds {...{ cycle, department, onChanged }} />
    </div>
  )
}

type Wanted = 'submit' | 'accept' | 'return'

function Deeds({ cycle, department, onChanged }: SubmissionStateProps) {
  const say = collectionWords().collection
  const api = useApi()
  const deed = useDeed()
  const [returning, setReturning] = useState(false)
  const { may, isOwn } = useMayTake(department)
  const { name, departmentId } = department
  const take = async (wanted: Wanted, note?: string) => {
    const to = { param: { id: cycle.id }, query: {} }
    const json = { departmentId, ...(note !== undefined && { note }) }
    const one = api.submissions[':id']
    const isDone = await deed.run(async () => {
      if (wanted === 'submit') await parseResponse(one.submit.$post({ ...to, json }))
      else if (wanted === 'accept') await parseResponse(one.accept.$post({ ...to, json }))
      else
        await parseResponse(one.return.$post({ ...to, json: { departmentId, note: note ?? '' } }))
    })
    if (!isDone) return
    setReturning(false)
    onChanged()
  }
  return (
    <>
      {isOwn && <p class="quiet">{say.own}</p>}
      {!returning && deed.problem && <Problem problem={deed.problem} />}
      <div class="actions">
        {may('submit') && cycle.state !== 'upcoming' && (
          <Button
            busy={deed.busy}
            aria-label={say.submitOf(name)}
            onClick={() => void take('submit')}
          >
            {say.submit}
          </Button>
        )}
        {may('accept') && !isOwn && (
          <Button
            busy={deed.busy}
            aria-label={say.acceptOf(name)}
            onClick={() => void take('accept')}
          >
            {say.accept}
          </Button>
        )}
        {may('return') && (
          <Button look="plain" aria-label={say.returnOf(name)} onClick={() => setReturning(true)}>
            {say.return}
          </Button>
        )}
      </div>
      {returning && (
        <ReturnDialog
          title={say.returnTitle(name)}
          deed={deed}
          onReturn={(note) => void take('return', note)}
          onClose={() => setReturning(false)}
        />
      )}
    </>
  )
}

const FROM: Readonly<Record<Wanted, readonly string[]>> = {
  submit: ['open', 'returned'],
  accept: ['submitted'],
  return: ['submitted', 'accepted'],
}

/** What whoever is here may do to a department's submission in its state. */
function useMayTake({ departmentId, submission }: SubmissionStateProps['department']) {
  const holds = useMay()
  const may = (wanted: Wanted) =>
    FROM[wanted].includes(submission.state) &&
    holds(wanted === 'submit' ? 'edit_plan' : 'approve', departmentId)
  return { may, isOwn: may('accept') && submission.isOwn }
}
