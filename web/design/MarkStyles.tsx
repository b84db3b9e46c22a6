import { countStatuses, STATUSES } from '../../domain/status.ts'
import { CycleStrip } from '../shared/status/CycleStrip.tsx'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { StatusTally } from '../shared/status/StatusTally.tsx'
import { Specimen } from './Specimen.tsx'

const COUNTS = countStatuses([
  'met',
  'met',
  'on_track',
  'on_track',
  'on_track',
  'at_risk',
  'off_track',
])

export function MarkStyles() {
  return (
    <>
      <Specimen
        name="StatusMark"
        use="Wherever a status stands. Ordered here from the one that needs attention most."
      >
        <ul class="row">
          {STATUSES.map((status) => (
            <li key={status}>
              <StatusMark status={status} />
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen name="StatusMark with its reason" use="A missing number always says why.">
        <ul class="row">
          <li>
            <StatusMark status="no_data" reason="meeting not held" />
          </li>
          <li>
            <StatusMark status="incomplete" reason="14 of 24 sites" />
          </li>
          <li>
            <StatusMark status="not_due" reason="due Apr 21" />
          </li>
        </ul>
      </Specimen>
      <Specimen name="StatusMark, strong" use="Once, at the head of the page that is about it.">
        <ul class="row">
          {STATUSES.map((status) => (
            <li key={status}>
              <StatusMark status={status} strong />
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen name="StatusTally" use="Statuses add up as counts and in no other way.">
        <StatusTally counts={COUNTS} />
      </Specimen>
      <Specimen
        name="CycleStrip"
        use="A metric's year in four marks. The current cycle has a wash behind it."
      >
        <CycleStrip
          current="Q2"
          cycles={[
            { name: 'Q1', status: 'at_risk' },
            { name: 'Q2', status: 'on_track' },
            { name: 'Q3', status: 'no_data', reason: 'source unavailable' },
            { name: 'Q4', status: 'not_due' },
          ]}
        />
      </Specimen>
    </>
  )
}
