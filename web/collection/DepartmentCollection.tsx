import { showDate } from '../dashboard/shown.ts'
import { onSameDay } from '../past/past.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { NO_NUMBER } from '../shared/format.ts'
import { collectionWords } from '../words/collection.ts'
import { metricWords } from '../words/metric.ts'
import type { CollectedDepartment, Collection, Offence } from './collection.ts'
import { isShown } from './collection.ts'
import { CollectionMark } from './CollectionMark.tsx'
import { SubmissionState } from './SubmissionState.tsx'

type Metric = CollectedDepartment['metrics'][number]

export type DepartmentCollectionProps = {
  cycle: Collection['cycle']
  department: CollectedDepartment
  /** What the page is narrowed to. */
  offence: Offence | undefined
  onChanged: () => void
}

/** One department's metrics in a cycle, and where its submission is. */
export function DepartmentCollection(props: DepartmentCollectionProps) {
  const { cycle, department, offence, onChanged } = props
  const say = collectionWords().collection
  const { name, counts, metrics } = department
  const shown = metrics.filter(({ state }) => isShown(state, offence))
  if (metrics.length === 0) {
    return offence ? null : (
      <section class="section">
        <h2>{name}</h2>
        <p class="quiet">{say.noPlan}</p>
      </section>
    )
  }
  return (
    <section class="section collected">
      <h2>{name}</h2>
      <p>{say.counts(counts.answered, counts.due)}</p>
      <SubmissionState cycle={cycle} department={department} onChanged={onChanged} />
      {shown.length === 0 ? (
        <p class="quiet">{say.noneShown}</p>
      ) : (
        <DataTable
          caption={name}
          captionHidden
          columns={columns()}
          rows={shown}
          rowKey={({ metricId }) => metricId}
          phone="list"
        />
      )}
    </section>
  )
}

function columns(): Column<Metric>[] {
  const say = collectionWords().collection
  return [
    {
      key: 'metric',
      header: say.metric,
      rowHeader: true,
      renderCell: ({ metricId, text, code }) => (
        <>
          <a href={onSameDay(`/metrics/${encodeURIComponent(metricId)}`)}>{text}</a>{' '}
          <span class="metric-code">{code}</span>
        </>
      ),
    },
    {
      key: 'state',
      header: say.state,
      renderCell: ({ state, missing }) => (
        <CollectionMark
          state={state}
          reason={missing === null ? undefined : metricWords().missing[missing]}
        />
      ),
    },
    {
      key: 'logged',
      header: say.logged,
      renderCell: ({ loggedOn }) => (loggedOn === null ? NO_NUMBER : showDate(loggedOn)),
    },
    {
      key: 'sites',
      header: say.sites,
      align: 'number',
      renderCell: ({ sites: { have, expected } }) =>
        expected > 1 ? say.sitesOf(have, expected) : NO_NUMBER,
    },
  ]
}
