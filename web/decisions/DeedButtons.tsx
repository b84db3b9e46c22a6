import { Button } from '../shared/form/Button.tsx'
import { decisionWords } from '../words/decisions.ts'
import type { DecisionWriting } from './decision-draft.ts'
import type { Decision } from './decisions.ts'

export type DeedButtonsProps = {
  decision: Decision
  onWrite: (writing: DecisionWriting) => void
}

/** What may be done with a decision. */
export function DeedButtons({ decision, onWrite }: DeedButtonsProps) {
  const say = decisionWords().item
  const isDone = decision.state === 'done'
  const deeds = isDone
    ? ([
        ['finish', say.outcomeAgain],
        ['reopen', say.reopen],
      ] as const)
    : ([
        ['finish', say.finish],
        ['change', say.change],
      ] as const)
  return (
    <p class="actions screen-only">
      {deeds.map(([kind, label]) => (
        <Button
          key={kind}
          look="quiet"
          aria-label={say.named(label, decision.text)}
          onClick={() => onWrite({ kind, decision })}
        >
          {label}
        </Button>
      ))}
    </p>
  )
}
