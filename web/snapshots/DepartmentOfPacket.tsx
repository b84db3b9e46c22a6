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
import { SavePicture } from '../shared/sparkline/SavePicture.tsx'
import { Sparkline } from '../shared/sparkline/Sparkline.tsx'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { StatusTally } from '../shared/status/StatusTally.tsx'
import { snapshotWords } from '../words/snapshots.ts'
import { DecisionsOfPacket, MinutesOfPacket, ReflectionsOfPacket } from './MeetingOfPacket.tsx'
import { packetYear, sayPacketYear } from './packet-year.ts'

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
      <MinutesOfPacket packet={packet} departmentId={department.id} />
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

function columnsOf(packet: Packet): Column<PacketMetric>[] {
  const { cycles, cycle } = packet
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
    {
      key: 'year',
      header: say.year,
      renderCell: (metric) => <Year metric={metric} packet={packet} />,
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

/** The metric's year as it was sealed, to look at and to take away. */
function Year({ metric, packet }: Part & { metric: PacketMetric }) {
  const year = packetYear(metric, packet)
  if (!year) return null
  const { code, title, text, sourceSystem, standings } = metric
  const { number, cycle, day } = packet
  const standing = standingIn(metric, cycle.id) ?? standings.at(-1)
  const told = sayPacketYear(metric, packet)
  return (
    <div class="packet-year">
      <Sparkline {...year} {...(standing && { status: standing.status })} label={told} />
      <SavePicture
        name={`${code}-packet-${number}`}
        picture={{
          title: `${code} ${title === '' ? text : title}`,
          says: standing && standing.sentence !== '' ? standing.sentence : told,
          source: snapshotWords().packet.source(number, sourceSystem),
          series: year,
          asOf: day,
        }}
      />
    </div>
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
