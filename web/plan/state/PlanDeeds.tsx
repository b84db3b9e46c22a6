import { DetailedError } from 'hono/client'
import { useState } from 'preact/hooks'

import type { ApprovalDeed } from '../../../domain/approval.ts'
import { useApi, useDeed } from '../../request.ts'
import { Button } from '../../shared/form/Button.tsx'
import { Problem } from '../../shared/page/Problem.tsx'
import { useMay } from '../../visit.ts'
import { planStateWords } from '../../words/plan-state.ts'
import type { StoredPlan } from '../stored-plan.ts'
import { isChanged, mayTake, obstaclesOf, takeDeed } from './deeds.ts'
import { ReturnDialog } from './ReturnDialog.tsx'

export type PlanDeedsProps = {
  stored: StoredPlan
  onDone: (deed: ApprovalDeed) => void
  /** Somebody changed the plan meanwhile. */
  onStale: () => void
}

/** The next steps of a plan, for whoever may take them. */
export function PlanDeeds({ stored, onDone, onStale }: PlanDeedsProps) {
  const say = planStateWords()
  const api = useApi()
  const deed = useDeed()
  const [returning, setReturning] = useState(false)
  const may = useMayTake(stored)
  const take = async (wanted: ApprovalDeed, note?: string) => {
    const isDone = await deed.run(async () => {
      try {
        await takeDeed(api, stored, wanted, note)
      } catch (error) {
        if (error instanceof DetailedError && error.statusCode === 412) onStale()
        throw error
      }
    })
    if (!isDone) return
    setReturning(false)
    onDone(wanted)
  }
  const isReady = obstaclesOf(stored.plan).length === 0
  return (
    <>
      {may('approve') === 'own' && <p class="quiet">{say.own}</p>}
      {!returning && deed.problem && <Problem problem={deed.problem} />}
      <div class="actions">
        {may('submit') === true && (
          <Button busy={deed.busy} onClick={() => void take('submit')}>
            {say.submit}
          </Button>
        )}
        {may('approve') === true && isReady && (
          <Button busy={deed.busy} onClick={() => void take('approve')}>
            {isChanged(stored) ? say.approveChanges : say.approve}
          </Button>
        )}
        {may('return') === true && (
          <Button look="plain" onClick={() => setReturning(true)}>
            {say.return}
          </Button>
        )}
      </div>
      {returning && (
        <ReturnDialog
          title={say.returnTitle}
          deed={deed}
          onReturn={(note) => void take('return', note)}
          onClose={() => setReturning(false)}
        />
      )}
    </>
  )
}

/** What whoever is here may do to the plan in its state. */
function useMayTake(stored: StoredPlan): (deed: ApprovalDeed) => boolean | 'own' {
  const may = useMay()
  return (deed) =>
    may(deed === 'submit' ? 'edit_plan' : 'approve', stored.plan.departmentId) &&
    mayTake(deed, stored)
}
