import { useState } from 'preact/hooks'

import type { ApprovalDeed } from '../../../domain/approval.ts'
import { sayMoment, sayPerson } from '../../metric/recorded.ts'
import { onSameDay } from '../../past/past.ts'
import { Notice } from '../../shared/page/Notice.tsx'
import { logWords } from '../../words/log.ts'
import { planStateWords } from '../../words/plan-state.ts'
import type { StoredPlan } from '../stored-plan.ts'
import { isChanged, obstaclesOf } from './deeds.ts'
import { PlanDeeds } from './PlanDeeds.tsx'

type Step = StoredPlan['steps'][number]

export type PlanStateSectionProps = { stored: StoredPlan; onChanged: () => void }

const FEW = 5

/** Where a plan is on its way to being approved, who brought it there, and the next step. */
export function PlanStateSection({ stored, onChanged }: PlanStateSectionProps) {
  const say = planStateWords()
  const [done, setDone] = useState<ApprovalDeed>()
  const { plan, steps } = stored
  const last = steps.findLast(({ step }) => step !== 'change')
  return (
    <section class="plan-state" aria-label={say.title}>
      {done && (
        <Notice look="good" result>
          {say.done[done]}
        </Notice>
      )}
      <p>
        <strong>{isChanged(stored) ? say.changed : say.is[plan.state]}</strong>{' '}
        {last ? <StepTold step={last} /> : plan.state === 'draft' && say.notSubmitted}
      </p>
      {isChanged(stored) && <Changes steps={steps} />}
      {plan.state !== 'approved' && <InTheWay plan={plan} />}
      <PlanDeeds
        stored={stored}
        onDone={(deed) => {
          setDone(deed)
          onChanged()
        }}
        onStale={onChanged}
      />
      <Way steps={steps} />
    </section>
  )
}

function StepTold({ step: { step, by, at, note } }: { step: Step }) {
  const say = planStateWords()
  if (step === 'change') return null
  return (
    <>
      {say.deeds[step](sayPerson(by), sayMoment(at))}
      {note !== '' && <span class="said"> {say.note(note)}</span>}
    </>
  )
}

function Changes({ steps }: { steps: readonly Step[] }) {
  const say = planStateWords()
  const { didOf } = logWords()
  const approved = steps.findLastIndex(({ step }) => step === 'approve')
  const changes = steps.slice(approved + 1).toReversed()
  const hidden = changes.length - FEW
  return (
    <>
      <h2>{say.changes}</h2>
      <ul>
        {changes.slice(0, FEW).map(({ number, action, by, at, note }) => (
          <li key={number}>
            {say.change(didOf(action), sayPerson(by), sayMoment(at))}
            {note !== '' && <span class="said"> {say.note(note)}</span>}
          </li>
        ))}
      </ul>
      {hidden > 0 && <p class="quiet">{say.moreChanges(hidden)}</p>}
    </>
  )
}

function InTheWay({ plan }: Pick<StoredPlan, 'plan'>) {
  const say = planStateWords()
  const obstacles = obstaclesOf(plan)
  if (obstacles.length === 0) return null
  return (
    <details class="in-the-way" open={obstacles.length <= FEW}>
      <summary>{say.inTheWay(obstacles.length)}</summary>
      <p>{say.inTheWayWhy}</p>
      <ul>
        {obstacles.map(({ metric: { id, code, title, text }, message }) => (
          <li key={id}>
            <a href={onSameDay(`/metrics/${encodeURIComponent(id)}`)}>
              {title === '' ? text : title}
            </a>{' '}
            <span class="metric-code">{code}</span> <span class="quiet">{message}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Way({ steps }: { steps: readonly Step[] }) {
  const deeds = steps.filter(({ step }) => step !== 'change')
  if (deeds.length < 2) return null
  return (
    <details>
      <summary>{planStateWords().way}</summary>
      <ol>
        {deeds.map((step) => (
          <li key={step.number}>
            <StepTold step={step} />
          </li>
        ))}
      </ol>
    </details>
  )
}
