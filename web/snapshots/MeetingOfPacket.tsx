import { decidedIn } from '../../domain/packet/decided.ts'
import type {
  EarlierDecision,
  Packet,
  PacketDecision,
  PacketDepartment,
  PacketPriority,
  PacketReflection,
} from '../../domain/packet/packet.ts'
import { showDate } from '../dashboard/shown.ts'
import { EffectLine } from '../decisions/EffectLine.tsx'
import { KindMark } from '../decisions/KindMark.tsx'
import { snapshotWords } from '../words/snapshots.ts'

type Part = { packet: Packet }

/** What was decided for a department, and what its metrics did since. */
export function DecisionsOfPacket({ packet, department }: Part & { department: PacketDepartment }) {
  const say = snapshotWords().meeting
  const own = [...(packet.lastYear?.decisions ?? []), ...packet.decisions].filter(
    ({ departmentId }) => departmentId === department.id,
  )
  if (own.length === 0) return null
  return (
    <section class="packet-decisions">
      <h3>{say.decisions}</h3>
      <ul>
        {own.map((decision) => (
          <li key={decision.id}>
            <DecisionOfPacket {...{ packet, decision }} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type DecisionProps = Part & { decision: PacketDecision | EarlierDecision }

function DecisionOfPacket({ packet, decision }: DecisionProps) {
  const say = snapshotWords().meeting
  const { kind, text, owner, dueOn, cycleId, effect, outcome } = decision
  const { metric, cycleName, sayValue } = decidedIn(packet, decision)
  const who = [owner, dueOn === null ? '' : say.due(showDate(dueOn))].filter((part) => part !== '')
  return (
    <>
      <p>
        <KindMark kind={kind} /> <span class="quiet">{say.after(cycleName(cycleId))}</span>
      </p>
      <p class="packet-decision">{text}</p>
      {who.length > 0 && <p class="quiet">{who.join(' · ')}</p>}
      {outcome !== '' && <p class="quiet">{say.outcome(outcome)}</p>}
      {effect && metric && (
        <>
          <p>
            <span class="code">{metric.code}</span> {metric.title || metric.text}
          </p>
          <EffectLine {...{ effect, cycleName, sayValue }} />
        </>
      )}
    </>
  )
}

/** What was written down in the packet's meetings: of a department, or of the meeting as a whole. */
export function MinutesOfPacket({ packet, departmentId }: Part & { departmentId: string | null }) {
  const say = snapshotWords().meeting
  const own = (packet.minutes ?? []).filter((one) => one.departmentId === departmentId)
  if (own.length === 0) return null
  const Title = departmentId === null ? 'h2' : 'h3'
  return (
    <section class="packet-minutes">
      <Title>{say.minutes}</Title>
      {own.map(({ cycleId, meeting, heldOn, text }) => (
        <article key={cycleId}>
          <p class="quiet">{say.minutesOf(meeting, showDate(heldOn))}</p>
          <p class="written">{text}</p>
        </article>
      ))}
    </section>
  )
}

/** What the department says of a priority's actions after the packet's cycle. */
export function ReflectionsOfPacket({ packet, priority }: Part & { priority: PacketPriority }) {
  const own = priority.actions.flatMap((action) => {
    const found = packet.reflections.find(
      (one) => one.actionId === action.id && one.cycleId === packet.cycle.id,
    )
    return found ? { action, found } : []
  })
  if (own.length === 0) return null
  return (
    <div class="packet-reflections">
      {own.map(({ action, found }) => (
        <Said
          key={action.id}
          title={snapshotWords().meeting.action(priority.number, action.number)}
          reflection={found}
        />
      ))}
    </div>
  )
}

function Said({ title, reflection }: { title: string; reflection: PacketReflection }) {
  const say = snapshotWords().meeting
  const parts = [
    [say.happened, reflection.happened],
    [say.learned, reflection.learned],
    [say.next, reflection.next],
    [say.felt, reflection.felt === null ? '' : say.feelings[reflection.felt]],
  ] as const
  return (
    <section>
      <h4>{title}</h4>
      <dl>
        {parts.map(
          ([name, text]) =>
            text !== '' && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}
