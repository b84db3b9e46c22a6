import { useRoute } from 'preact-iso'

import type { Packet } from '../../domain/packet/packet.ts'
import { sayDayAndTime } from '../administration/log/moments.ts'
import { showYear } from '../dashboard/shown.ts'
import { sayPerson } from '../metric/recorded.ts'
import { useApi, useResource } from '../request.ts'
import { Await } from '../shared/page/Await.tsx'
import { Breadcrumbs } from '../shared/page/Breadcrumbs.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { snapshotWords } from '../words/snapshots.ts'
import { ChangesSince } from './ChangesSince.tsx'
import { DepartmentOfPacket, anchorOf } from './DepartmentOfPacket.tsx'
import { Evidence } from './Evidence.tsx'
import { MinutesOfPacket } from './MeetingOfPacket.tsx'
import { PublicPage } from './PublicPage.tsx'
import type { Snapshot, Snapshots } from './snapshots.ts'
import { readWhole } from './snapshots.ts'

/** What leadership was shown: `/snapshots/…`. On paper each priority has a page of its own. */
export function SnapshotPage() {
  const say = snapshotWords().packet
  const { params } = useRoute()
  const id = params['id'] ?? ''
  const api = useApi()
  const content = useResource(id, (signal) => readWhole(api, id, signal))
  return (
    <Await resource={content} title={say.name}>
      {(value) => <Whole {...value} />}
    </Await>
  )
}

type WholeProps = { snapshot: Snapshot; packet: Packet; all: Snapshots }

function Whole({ snapshot, packet, all }: WholeProps) {
  const { list, packet: say } = snapshotWords()
  const { id, number, title, sealedBy } = snapshot
  const { cycle, schoolYear, asOf, district, departments } = packet
  const planned = departments.filter(({ priorities }) => priorities.length > 0)
  return (
    <>
      <Breadcrumbs trail={[{ href: '/snapshots', label: list.name }]} />
      <PageHead
        eyebrow={say.eyebrow(number, cycle.name, showYear(schoolYear))}
        title={title}
        lede={say.lede(sayDayAndTime(asOf, district.timeZone), sayPerson(sealedBy))}
      >
        <div class="packet-downloads">
          <a href={`/api/v1/snapshots/${id}/archive.zip`} download>
            {say.download}
          </a>
          <a href={`/api/v1/snapshots/${id}/deck.pptx`} download>
            {say.deck}
          </a>
        </div>
      </PageHead>
      {district.demonstration && <p class="quiet">{say.demonstration}</p>}
      <nav class="packet-parts" aria-label={say.parts}>
        <ul>
          {planned.map((department) => (
            <li key={department.id}>
              <a href={`#${anchorOf(department)}`}>{department.name}</a>
            </li>
          ))}
        </ul>
      </nav>
      <ChangesSince snapshot={snapshot} all={all} />
      <MinutesOfPacket packet={packet} departmentId={null} />
      {planned.length === 0 && <p class="quiet">{say.noPriorities}</p>}
      {planned.map((department) => (
        <DepartmentOfPacket key={department.id} department={department} packet={packet} />
      ))}
      <PublicPage snapshot={snapshot} packet={packet} />
      <Evidence snapshot={snapshot} packet={packet} />
    </>
  )
}
