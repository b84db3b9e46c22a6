import { useEffect, useRef } from 'preact/hooks'

import type { Packet, PacketMetric, PacketStanding } from '../../../domain/packet/packet.ts'
import type { RoomMetric, RoomReflection, RoomScreen } from '../../../domain/packet/room.ts'
import { shownFigure, shownTerm } from '../../../domain/packet/shown.ts'
import { differs } from '../../../domain/reflection.ts'
import { countStatuses } from '../../../domain/status.ts'
import { Sparkline } from '../../shared/sparkline/Sparkline.tsx'
import { StatusMark } from '../../shared/status/StatusMark.tsx'
import { StatusTally } from '../../shared/status/StatusTally.tsx'
import { packetYear, sayPacketYear } from '../../snapshots/packet-year.ts'
import { meetingWords } from '../../words/meeting.ts'
import { RoomHeading } from './RoomHeading.tsx'
import { sayChange } from './say-change.ts'
import type { ScreenProps } from './screen-props.ts'

type Priority = Extract<RoomScreen, { kind: 'priority' }>

export type PriorityScreenProps = Omit<ScreenProps, 'screen'> & { screen: Priority }

/** A priority: each metric then and now, what changed since the last packet, and what is said of it. */
export function PriorityScreen(props: PriorityScreenProps) {
  const { room, screen, chosenId, onChoose } = props
  const say = meetingWords().room
  const { priority, metrics } = screen
  const statuses = metrics.flatMap(({ now }) => now?.status ?? [])
  const chosen = useRef<HTMLLIElement>(null)
  useEffect(() => chosen.current?.scrollIntoView?.({ block: 'nearest' }), [chosenId])
  return (
    <>
      <div class="room-head">
        <p class="eyebrow">{say.priority(priority.number)}</p>
        {statuses.length > 0 && <StatusTally counts={countStatuses(statuses)} />}
      </div>
      <RoomHeading screen={screen} title={priority.title} />
      {metrics.length === 0 && <p class="room-says">{say.noMetrics}</p>}
      <ul class={metrics.length > FEW ? 'room-metrics many' : 'room-metrics'}>
        {metrics.map((one) => (
          <li
            key={one.metric.id}
            {...(one.metric.id === chosenId && { ref: chosen, class: 'chosen' })}
          >
            <ThenAndNow
              {...one}
              packet={room.packet}
              before={room.before?.number}
              isChosen={one.metric.id === chosenId}
              onChoose={() => onChoose(one.metric.id)}
            />
          </li>
        ))}
      </ul>
      {screen.gone.length > 0 && room.before && (
        <section class="room-gone">
          <h2>{say.gone(room.before.number)}</h2>
          <ul>
            {screen.gone.map(({ metricId, code, text }) => (
              <li key={metricId}>
                <span class="code">{code}</span> {text}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Reflections screen={screen} packet={room.packet} />
    </>
  )
}

/** So many metrics can stand in the largest type. */
const FEW = 3

type MetricProps = RoomMetric & {
  packet: Packet
  /** The number of the packet before. */
  before: number | undefined
  isChosen: boolean
  onChoose: () => void
}

function ThenAndNow(props: MetricProps) {
  const { metric, past, now, change, packet, before, isChosen, onChoose } = props
  const say = meetingWords().room
  const changes = change ? sayChange(change) : []
  const nameOf = (id: string) => packet.cycles.find((cycle) => cycle.id === id)?.name ?? id
  return (
    <article>
      <h2>
        <span class="code">{metric.code}</span>
        <button type="button" aria-pressed={isChosen} onClick={onChoose}>
          {metric.title || metric.text}
        </button>
      </h2>
      <dl class="room-then">
        <div>
          <dt>{past ? say.thenIn(nameOf(past.cycleId)) : say.noThen}</dt>
          <dd>{past ? shownFigure(metric, past) : '–'}</dd>
        </div>
        <div>
          <dt>{say.nowIn(packet.cycle.name)}</dt>
          <dd class="room-now">{now ? shownFigure(metric, now) : '–'}</dd>
        </div>
      </dl>
      <SmallYear metric={metric} packet={packet} now={now} />
      {now && (
        <p>
          <StatusMark status={now.status} /> <span class="quiet">{heldTo(metric, now)}</span>
        </p>
      )}
      {now && now.sentence !== '' && <p>{now.sentence}</p>}
      {changes.length > 0 && before !== undefined && (
        <div class="room-changed">
          <h3>{say.changed(before)}</h3>
          <ul>
            {changes.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </article>
  )
}

type YearProps = { metric: PacketMetric; packet: Packet; now: PacketStanding | null }

function SmallYear({ metric, packet, now }: YearProps) {
  const year = packetYear(metric, packet)
  if (!year) return null
  return (
    <Sparkline
      {...year}
      status={now?.status ?? 'no_data'}
      width={320}
      height={76}
      label={sayPacketYear(metric, packet)}
    />
  )
}

function heldTo(metric: PacketMetric, { path, coverage }: PacketStanding): string {
  const say = meetingWords().room
  const { target } = metric
  return [
    path === null ? '' : say.path(shownTerm(metric, path, coverage.expected)),
    target === null ? '' : say.target(shownTerm(metric, target, coverage.expected)),
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

function Reflections({ screen, packet }: { screen: Priority; packet: Packet }) {
  const say = meetingWords().room
  const { priority, reflections } = screen
  return (
    <section class="room-reflections">
      <h2>{say.reflection}</h2>
      {reflections.length === 0 && <p class="quiet">{say.noReflection}</p>}
      {reflections.map((one) => (
        <Said
          key={one.actionNumber}
          {...one}
          isElsewise={differsIn(priority, one, packet.cycle.id)}
        />
      ))}
    </section>
  )
}

function Said({ actionNumber, reflection, isElsewise }: RoomReflection & { isElsewise: boolean }) {
  const say = meetingWords().room
  const { happened, learned, next, felt } = reflection
  const parts = [
    [say.happened, happened],
    [say.learned, learned],
    [say.nextStep, next],
  ] as const
  return (
    <article>
      <h3>
        {say.actionSaid(actionNumber)}
        {felt !== null && (
          <>
            {' '}
            <span class="quiet">{say.felt}:</span> <StatusMark status={felt} />
          </>
        )}
        {isElsewise && <span class="quiet"> ({say.differs})</span>}
      </h3>
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
    </article>
  )
}

/** Whether people feel something that none of the action's metrics shows in the cycle. */
function differsIn(
  { actions }: Priority['priority'],
  { actionNumber, reflection }: RoomReflection,
  cycleId: string,
): boolean {
  const metrics = actions.find(({ number }) => number === actionNumber)?.metrics ?? []
  const statuses = metrics.flatMap(
    ({ standings }) => standings.find((one) => one.cycleId === cycleId)?.status ?? [],
  )
  return differs(reflection.felt, countStatuses(statuses)) ?? false
}
