import { TEXT_IF_ANY } from '../dashboard/use-dashboard.ts'
import { useApi, useResource } from '../request.ts'
import { Picker } from '../shared/form/Picker.tsx'
import { useUrlState } from '../shared/form/use-url-state.ts'
import { Await } from '../shared/page/Await.tsx'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { snapshotWords } from '../words/snapshots.ts'
import { sayMetricChange } from './say-change.ts'
import type { Changes, MetricChanges, Snapshot, Snapshots } from './snapshots.ts'
import { readChanges } from './snapshots.ts'

export type ChangesSinceProps = { snapshot: Snapshot; all: Snapshots }

/** What the packet says otherwise than another one: the one before it, unless the address says which. */
export function ChangesSince({ snapshot, all }: ChangesSinceProps) {
  const say = snapshotWords().changes
  const api = useApi()
  const [since, setSince] = useUrlState('since', TEXT_IF_ANY)
  const { id } = snapshot
  const changes = useResource(`${id} ${since ?? ''}`, (signal) =>
    readChanges(api, { id, since }, signal),
  )
  const others = all.filter((one) => one.id !== id)
  return (
    <section class="packet-changes">
      <Await resource={changes} title={say.what}>
        {(value) => (
          <>
            <div class="packet-head">
              <h2>{value.since ? say.title(value.since.number) : say.first}</h2>
              {others.length > 1 && (
                <Picker
                  label={say.since}
                  labelHidden
                  value={value.since?.id ?? ''}
                  options={others.map(({ id: other, number, title }) => ({
                    value: other,
                    label: say.sincePacket(number, title),
                  }))}
                  onPick={setSince}
                />
              )}
            </div>
            <ChangeList {...value} />
          </>
        )}
      </Await>
    </section>
  )
}

function ChangeList({ since, items }: Changes) {
  const say = snapshotWords().changes
  if (since === null) return <p class="quiet">{say.firstWhy}</p>
  if (items.length === 0) return <p>{say.nothing}</p>
  const byDepartment = Map.groupBy(items, ({ department }) => department)
  return Array.from(byDepartment, ([department, own]) => (
    <div key={department} class="packet-changed">
      <h3>{department}</h3>
      <ul>
        {own.map((metric) => (
          <li key={metric.metricId}>
            <a href={`/metrics/${metric.metricId}`}>
              <span class="code">{metric.code}</span> {metric.text}
            </a>
            <ul>
              <Differences {...metric} />
            </ul>
          </li>
        ))}
      </ul>
    </div>
  ))
}

function Differences(metric: MetricChanges) {
  const say = snapshotWords().changes
  return (
    <>
      {sayMetricChange(metric).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {metric.cycles.map(({ cycleId, cycle, change, sentence, before, after }) => (
        <li key={cycleId}>
          <span class="packet-kind">{say.kinds[change ?? 'status']}</span> {cycle}
          {sentence !== '' && `: ${sentence}`}{' '}
          {before.status !== after.status && (
            <span class="nowrap">
              <StatusMark status={before.status} /> <span aria-hidden="true">→</span>{' '}
              <StatusMark status={after.status} />
            </span>
          )}
        </li>
      ))}
    </>
  )
}
