import type { CalendarDate } from '../../../domain/calendar.ts'
import { daysAfter } from '../../../domain/calendar.ts'
import type { DecisionKind } from '../../../domain/decision.ts'
import type { Packet } from '../../../domain/packet/packet.ts'
import { apiDate } from '../../api-date.ts'
import { useVisit } from '../../visit.ts'
import { DecideDialog } from './DecideDialog.tsx'
import type { NewDecision } from './today.ts'

export type RoomDecisionProps = {
  packet: Packet
  cycleId: string
  departmentId: string
  kind: DecisionKind
  chosenId: string | undefined
  onPut: (decision: NewDecision) => void
  onClose: () => void
}

/** A decision about the department that is on, until the next meeting unless somebody says otherwise. */
export function RoomDecision(props: RoomDecisionProps) {
  const { packet, departmentId, kind, chosenId, onPut, onClose } = props
  const today = useVisit().me.value?.today
  const department = packet.departments.find(({ id }) => id === departmentId)
  const metrics = (department?.priorities ?? []).flatMap(({ actions }) =>
    actions.flatMap((action) => action.metrics),
  )
  return (
    <DecideDialog
      {...{ kind, departmentId, metrics, chosenId, onPut, onClose }}
      cycle={packet.cycle}
      dueOn={nextMeeting(packet, today === undefined ? packet.day : apiDate(today))}
    />
  )
}

const A_MONTH = 30

/** The day of the next cycle's meeting; in a month where there is none ahead. */
function nextMeeting({ cycles, cycle }: Packet, today: CalendarDate): CalendarDate {
  const next = cycles.find(
    ({ number, meetingOn }) => number > cycle.number && meetingOn !== null && meetingOn > today,
  )
  return next?.meetingOn ?? daysAfter(today, A_MONTH)
}
