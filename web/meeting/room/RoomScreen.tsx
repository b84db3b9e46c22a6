import { decidedIn } from '../../../domain/packet/decided.ts'
import type { Packet } from '../../../domain/packet/packet.ts'
import type { AskedDecision } from '../../../domain/packet/room.ts'
import { showDate } from '../../dashboard/shown.ts'
import { EffectLine } from '../../decisions/EffectLine.tsx'
import { KindMark } from '../../decisions/KindMark.tsx'
import { meetingWords } from '../../words/meeting.ts'
import { snapshotWords } from '../../words/snapshots.ts'
import { AgendaScreen } from './AgendaScreen.tsx'
import { ClosingScreen } from './ClosingScreen.tsx'
import { PriorityScreen } from './PriorityScreen.tsx'
import { RoomHeading } from './RoomHeading.tsx'
import type { ScreenProps } from './screen-props.ts'

/** One screen in large type. Its heading takes the focus, so that it is read out. */
export function RoomScreen(props: ScreenProps) {
  const { screen, room } = props
  const say = meetingWords().room
  switch (screen.kind) {
    case 'agenda':
      return <AgendaScreen {...props} />
    case 'opening':
      return (
        <>
          <RoomHeading screen={screen} title={say.opening} />
          {screen.decisions.length === 0 ? (
            <p class="room-says">{say.openingNone}</p>
          ) : (
            <LastDecisions packet={room.packet} decisions={screen.decisions} named />
          )}
        </>
      )
    case 'decisions':
      return (
        <>
          <RoomHeading screen={screen} title={say.lastOf(screen.department.name)} />
          <LastDecisions packet={room.packet} decisions={screen.decisions} />
        </>
      )
    case 'priority':
      return <PriorityScreen {...props} screen={screen} />
    case 'nothing':
      return (
        <>
          <RoomHeading screen={screen} title={screen.item.title} />
          <p class="room-says">{say.nothing}</p>
        </>
      )
    case 'closing':
      return <ClosingScreen {...props} screen={screen} />
  }
}

type LastProps = {
  packet: Packet
  decisions: readonly AskedDecision[]
  /** Whether they are of several departments, so that each is named. */
  named?: boolean
}

/** What was decided, and what the number did since. */
function LastDecisions({ packet, decisions, named = false }: LastProps) {
  return (
    <ul class="room-decisions">
      {decisions.map((decision) => (
        <li key={decision.id}>
          <LastDecision {...{ packet, decision, named }} />
        </li>
      ))}
    </ul>
  )
}

type LastOneProps = { packet: Packet; decision: AskedDecision; named: boolean }

function LastDecision({ packet, decision, named }: LastOneProps) {
  const { meeting } = snapshotWords()
  const { kind, text, owner, dueOn, outcome, effect, cycleId } = decision
  const { metric, cycleName, sayValue } = decidedIn(packet, decision)
  const department = packet.departments.find(({ id }) => id === decision.departmentId)
  const who = [
    named ? (department?.name ?? '') : '',
    owner,
    dueOn === null ? '' : meeting.due(showDate(dueOn)),
  ].filter((part) => part !== '')
  return (
    <>
      <p>
        <KindMark kind={kind} /> <span class="quiet">{meeting.after(cycleName(cycleId))}</span>
      </p>
      <p class="room-decided">{text}</p>
      {who.length > 0 && <p class="quiet">{who.join(' · ')}</p>}
      {outcome !== '' && <p>{meeting.outcome(outcome)}</p>}
      {effect && metric && (
        <div class="room-moved">
          <p class="quiet">
            <span class="code">{metric.code}</span> {metric.title || metric.text}
          </p>
          <EffectLine {...{ effect, cycleName, sayValue }} />
        </div>
      )}
    </>
  )
}
