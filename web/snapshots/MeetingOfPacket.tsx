import type {
  Packet,
  PacketDecision,
  PacketDepartment,
  PacketMetric,
  PacketPriority,
  PacketReflection,
} from '../../domain/packet/packet.ts'
import { shownFigure } from '../../domain/packet/shown.ts'
import { showDate } from '../dashboard/shown.ts'
import { EffectLine } from '../decisions/EffectLine.tsx'
import { KindMark } from '../decisions/KindMark.tsx'
import { snapshotWords } from '../words/snapshots.ts'

type Part = { packet: Packet }

/** What was decided for a department, and what its metrics did since. */
export function DecisionsOfPacket({ packet, department }: Part & { department: PacketDepartment }) {
  const say = snapshotWords().meeting
  const own = packet.decisions.filter(({ departmentId }) => departmentId === department.id)
  if (own.length === 0) return null
  return (
    <section class="packet-decisions">
      <h3>{say.decisions}</h3>
      <ul>
        {own.map((decision) => (
          <li key={decision.id}>
            <DecisionOfPacket {...{ packet, department, decision }} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type DecisionProps = Part & { department: PacketDepartment; decision: PacketDecision }

function DecisionOfPacket({ packet, department, decision }: DecisionProps) {
  const say = snapshotWords().meeting
  const { kind, text, owner, dueOn, cycleId, effect, outcome } = decision
  const cycleName = (id: string) => packet.cycles.find((one) => one.id === id)?.name ?? id
  const metric = metricsOf(department).find(({ id }) => id === decision.metricId)
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
          <EffectLine
            effect={effect}
            cycleName={cycleName}
            sayValue={(shown) => figureAt(metric, shown.cycleId)}
          />
        </>
      )}
    </>
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

function metricsOf({ priorities }: PacketDepartment): PacketMetric[] {
  return priorities.flatMap(({ actions }) => actions.flatMap(({ metrics }) => metrics))
}

function figureAt(metric: PacketMetric, cycleId: string): string {
  const standing = metric.standings.find((one) => one.cycleId === cycleId)
  return standing ? shownFigure(metric, standing) : '–'
}
