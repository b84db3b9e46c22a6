import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'

import type { Dashboard, Department } from '../dashboard/dashboard.ts'
import { YearPage } from '../dashboard/YearPage.tsx'
import { NoDepartment } from '../department/DepartmentGaps.tsx'
import { onSameDay } from '../past/past.ts'
import { DataTable } from '../shared/DataTable.tsx'
import { Button } from '../shared/form/Button.tsx'
import { Await } from '../shared/page/Await.tsx'
import { Breadcrumbs } from '../shared/page/Breadcrumbs.tsx'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { useMay } from '../visit.ts'
import { streamWords } from '../words/streams.ts'
import type { Stream } from './stream.ts'
import { useStreams } from './stream.ts'
import { StreamForm } from './StreamForm.tsx'

/** What a department asks once: `/departments/:id/streams`. */
export function StreamsPage() {
  const { params } = useRoute()
  return (
    <YearPage title={streamWords().list.name}>
      {({ dashboard }) => {
        const department = dashboard.departments.find(({ id }) => id === params.id)
        if (!department) return <NoDepartment year={dashboard.schoolYear} />
        return <Streams key={department.id} {...{ department, dashboard }} />
      }}
    </YearPage>
  )
}

function Streams({ department, dashboard }: { department: Department; dashboard: Dashboard }) {
  const say = streamWords().list
  const { route } = useLocation()
  const [adding, setAdding] = useState(false)
  const { schoolYear: year, asOf } = dashboard
  const streams = useStreams(department.id, asOf)
  const mayAdd = useMay()('edit_plan', department.id)
  const add = mayAdd && <Button onClick={() => setAdding(true)}>{say.add}</Button>
  const own = onSameDay(`/departments/${encodeURIComponent(department.id)}?year=${year}`)
  return (
    <Await resource={streams} title={say.name}>
      {(value) => (
        <>
          <Breadcrumbs trail={[{ href: own, label: department.name }]} />
          <PageHead title={say.name} lede={say.lede}>
            {value.length > 0 && add}
          </PageHead>
          {value.length === 0 ? (
            <EmptyState title={say.none} why={say.noneWhy}>
              {add}
            </EmptyState>
          ) : (
            <StreamTable streams={value} year={year} />
          )}
          {adding && (
            <StreamForm
              departmentId={department.id}
              onClose={() => setAdding(false)}
              onAdded={(id) => route(addressOf(id, year))}
            />
          )}
        </>
      )}
    </Await>
  )
}

function StreamTable({ streams, year }: { streams: readonly Stream[]; year: string }) {
  const say = streamWords()
  return (
    <DataTable
      caption={say.list.name}
      captionHidden
      phone="list"
      rows={streams}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: say.list.stream,
          rowHeader: true,
          renderCell: ({ id, name, isSurvey }) => (
            <>
              <a href={addressOf(id, year)}>{name}</a>{' '}
              <span class="quiet">{isSurvey ? say.survey : say.log}</span>
            </>
          ),
        },
        {
          key: 'parts',
          header: say.list.parts,
          renderCell: ({ parts }) => parts.map(({ name }) => name).join(', '),
        },
        {
          key: 'metrics',
          header: say.list.metrics,
          renderCell: ({ metrics }) =>
            say.list.feeds(metrics.filter(({ schoolYear }) => schoolYear === year).length),
        },
      ]}
    />
  )
}

function addressOf(id: string, year: string): string {
  return onSameDay(`/streams/${encodeURIComponent(id)}?year=${year}`)
}
