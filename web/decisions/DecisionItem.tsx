import type { ComponentChildren } from 'preact'

import { needsDueDay } from '../../domain/decision.ts'
import { showDate } from '../dashboard/shown.ts'
import { decisionWords } from '../words/decisions.ts'
import type { DecisionWriting } from './decision-draft.ts'
import type { Decision } from './decisions.ts'
import { DeedButtons } from './DeedButtons.tsx'
import { KindMark } from './KindMark.tsx'

export type DecisionItemProps = {
  decision: Decision
  /** Where it belongs: its cycle and department. */
  place: string
  /** The metric or action it is about, with a link. */
  about?: ComponentChildren
  /** What the metric did since. */
  effect?: ComponentChildren
  /** Given to whoever may change it. */
  onWrite?: ((writing: DecisionWriting) => void) | undefined
}

/** One decision: what it does, in its own words, who, until when, and what came of it. */
export function DecisionItem({ decision, place, about, effect, onWrite }: DecisionItemProps) {
  const say = decisionWords().item
  const { kind, text, outcome } = decision
  return (
    <article class="decision">
      <div class="decision-says">
        <p class="decision-place">
          <KindMark kind={kind} /> <span class="quiet">{place}</span>
        </p>
        <h3>{text}</h3>
        <Who decision={decision} />
        <p class="quiet">{ageOf(decision)}</p>
        {outcome !== '' && (
          <p class="decision-outcome">
            <span class="quiet">{say.outcome}:</span> {outcome}
          </p>
        )}
        {onWrite && <DeedButtons decision={decision} onWrite={onWrite} />}
      </div>
      {(about !== undefined || effect !== undefined) && (
        <div class="decision-about">
          {about !== undefined && <p>{about}</p>}
          {effect}
        </div>
      )}
    </article>
  )
}

/** Who carries it out and until when; nothing of a decision that asks for nothing to be done. */
function Who({ decision }: { decision: Decision }) {
  const say = decisionWords().item
  const { kind, owner, dueOn, overdueDays } = decision
  if (owner === '' && dueOn === null && !needsDueDay(kind)) return null
  return (
    <p class="decision-who">
      <span>{owner === '' ? say.noOwner : owner}</span>
      {dueOn !== null && (
        <span>
          <time dateTime={dueOn}>{say.due(showDate(dueOn))}</time>
          {overdueDays > 0 && <strong class="decision-late"> {say.overdue(overdueDays)}</strong>}
        </span>
      )}
    </p>
  )
}

function ageOf({ state, takenOn, ageDays }: Decision): string {
  const say = decisionWords().item
  const told = state === 'done' ? say.finished : say.taken
  return told(showDate(takenOn), ageDays)
}
