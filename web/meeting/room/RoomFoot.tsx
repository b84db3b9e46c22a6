import type { DecisionKind } from '../../../domain/decision.ts'
import { DECISION_KINDS } from '../../../domain/decision.ts'
import { decisionWords } from '../../words/decisions.ts'
import { meetingWords } from '../../words/meeting.ts'

export type RoomFootProps = {
  at: number
  of: number
  /** Whether a decision can be taken here, by whoever is here. */
  mayDecide: boolean
  mayGiveFeedback: boolean
  onDecide: (kind: DecisionKind) => void
  onFeedback: () => void
  onStep: (by: 1 | -1) => void
  onNotes: () => void
  onKeys: () => void
}

/** The letter that takes each kind of decision. */
export const KIND_KEYS: Readonly<Record<DecisionKind, string>> = {
  keep: 'k',
  adjust: 'a',
  stop: 's',
  escalate: 'e',
  celebrate: 'c',
}

/** Everything that can be done on a screen, with its key. */
export function RoomFoot(props: RoomFootProps) {
  const { at, of, mayDecide, mayGiveFeedback } = props
  const say = meetingWords().room
  return (
    <footer class="room-foot">
      {(mayDecide || mayGiveFeedback) && (
        <fieldset>
          <legend class="hidden">{say.decide}</legend>
          {mayDecide &&
            DECISION_KINDS.map((kind) => (
              <RoomKey
                key={kind}
                letter={KIND_KEYS[kind].toUpperCase()}
                label={decisionWords().kinds[kind]}
                onPress={() => props.onDecide(kind)}
              />
            ))}
          {mayGiveFeedback && (
            <RoomKey letter="F" label={meetingWords().feedback.give} onPress={props.onFeedback} />
          )}
        </fieldset>
      )}
      <div class="room-steps">
        <RoomKey letter="N" label={say.notes} onPress={props.onNotes} />
        <RoomKey letter="?" label={say.keys} onPress={props.onKeys} />
        <span class="room-step">
          <RoomKey
            letter="←"
            label={say.previous}
            isOff={at === 0}
            onPress={() => props.onStep(-1)}
          />
          <span class="quiet">{say.screenOf(at + 1, of)}</span>
          <RoomKey
            letter="→"
            label={say.next}
            isOff={at === of - 1}
            onPress={() => props.onStep(1)}
          />
        </span>
      </div>
    </footer>
  )
}

type RoomKeyProps = { letter: string; label: string; isOff?: boolean; onPress: () => void }

function RoomKey({ letter, label, isOff = false, onPress }: RoomKeyProps) {
  return (
    <button type="button" disabled={isOff} onClick={onPress}>
      <kbd aria-hidden="true">{letter}</kbd> {label}
    </button>
  )
}
