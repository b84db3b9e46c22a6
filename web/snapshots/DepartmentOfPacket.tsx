import type {
  Packet,
  PacketDepartment,
  PacketMetric,
  PacketPriority,
  PacketStanding,
} from '../../domain/packet/packet.ts'
import { shownFigure, shownTerm } from '../../domain/packet/shown.ts'
import { countStatuses } from '../../domain/status.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { StatusTally } from '../shared/status/StatusTally.tsx'
import { snapshotWords } from '../words/snapshots.ts'
import { DecisionsOfPacket, ReflectionsOfPacket } from './MeetingOfPacket.tsx'

type Part = { packet: Packet }

/** Where a department is on the packet's page. */
export function anchorOf({ id }: Pick<PacketDepartment, 'id'>): string {
  return `department-${id}`
}

/** A department's priorities as the packet has them. */
export function DepartmentOfPacket({
  department,
  packet,
}: Part & { department: PacketDepartment }) {
  return (
    <section class="packet-department" aria-labelledby={anchorOf(department)}>
      <h2 id={anchorOf(department)} tabIndex={-1}>
        {department.name}
      </h2>
      {department.purpose.slice(0, 1).map((paragraph) => (
        <p key={paragraph} class="packet-purpose">
          {paragraph}
        </p>
      ))}
      <DecisionsOfPacket packet={packet} department={department} />
      {department.priorities.map((priority) => (
        <PriorityOfPacket
          key={priority.id}
          {...{ priority, packet }}
          department={department.name}
        />
      ))}
    </section>
  )
}

type PriorityProps = Part & { priority: PacketPriority; department: string }

function PriorityOfPacket({ priority, packet, department }: PriorityProps) {
  const say = snapshotWords().packet
  const { number, title, actions } = priority
  const metrics = actions.flatMap((action) => action.metrics)
  const statuses = metrics.flatMap((metric) => standingIn(metric, packet.cycle.id)?.status ?? [])
  return (
    <section class="packet-priority page-break">
      <p class="eyebrow">
        <span class="print-only">{department} · </span>
        {say.priority(number)}
      </p>
      <div class="packet-head">
        <h3>{title}</h3>
        {statuses.length > 0 && <StatusTally counts={countStatuses(statuses)} />}
      </div>
      {metrics.length === 0 ? (
        <p class="quiet">{say.noMetrics}</p>
      ) : (
        <DataTable
          caption={`${say.priority(number)}: ${title}`}
          captionHidden
          phone="list"
          columns={columnsOf(packet)}
          rows={metrics}
          rowKey={({ id }) => id}
        />
      )}
      <ReflectionsOfPacket packet={packet} priority={priority} />
    </section>
  )
}

function columnsOf({ cycles, cycle }: Packet): Column<PacketMetric>[] {
  const say = snapshotWords().packet
  return [
    {
      key: 'metric',
      header: say.metric,
      rowHeader: true,
      renderCell: (metric) => <Metric metric={metric} cycleId={cycle.id} />,
    },
    {
      key: 'baseline',
      header: say.baseline,
      align: 'number',
      renderCell: (metric) => <Term metric={metric} value={metric.baseline} />,
    },
    ...cycles
      .filter(({ number }) => number <= cycle.number)
      .map((one): Column<PacketMetric> => ({
        key: one.id,
        header: one.name,
        align: 'number',
        ...(one.id === cycle.id && { current: true }),
        renderCell: (metric) => <Figure metric={metric} standing={standingIn(metric, one.id)} />,
      })),
    {
      key: 'target',
      header: say.target,
      align: 'number',
      renderCell: (metric) => <Term metric={metric} value={metric.target} />,
    },
  ]
}

function Metric({ metric, cycleId }: { metric: PacketMetric; cycleId: string }) {
  const { id, code, title, text } = metric
  const sentence = standingIn(metric, cycleId)?.sentence ?? ''
  return (
    <>
      <span class="code">{code}</span> <a href={`/metrics/${id}`}>{title === '' ? text : title}</a>
      {sentence !== '' && <span class="aside packet-says">{sentence}</span>}
    </>
  )
}

function Figure({
  metric,
  standing,
}: {
  metric: PacketMetric
  standing?: PacketStanding | undefined
}) {
  if (!standing) return null
  if (standing.value === null && standing.suppressed === null) {
    return <StatusMark status={standing.status} />
  }
  return (
    <span class="packet-figure">
      {shownFigure(metric, standing)} <StatusMark status={standing.status} shapeOnly />
    </span>
  )
}

function Term({ metric, value }: { metric: PacketMetric; value: number | null }) {
  const places = metric.standings[0]?.coverage.expected
  return <span class="quiet">{value === null ? '–' : shownTerm(metric, value, places)}</span>
}

function standingIn({ standings }: PacketMetric, cycleId: string): PacketStanding | undefined {
  return standings.find((one) => one.cycleId === cycleId)
}
