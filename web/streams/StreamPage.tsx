import { parseResponse } from 'hono/client'
import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'

import type { Dashboard } from '../dashboard/dashboard.ts'
import { showYear } from '../dashboard/shown.ts'
import { YearPage } from '../dashboard/YearPage.tsx'
import { YearPicker } from '../dashboard/YearPicker.tsx'
import { onSameDay } from '../past/past.ts'
import { useApi, useResource } from '../request.ts'
import { Await } from '../shared/page/Await.tsx'
import { Breadcrumbs } from '../shared/page/Breadcrumbs.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { useMay } from '../visit.ts'
import { streamWords } from '../words/streams.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { AnswerList } from './AnswerList.tsx'
import type { Answer, Stream } from './stream.ts'
import { useAnswers, useStream, useTaking } from './stream.ts'
import { StreamMetrics } from './StreamMetrics.tsx'

/** One survey or log: what each metric takes, recording once, and what is recorded: `/streams/:id`. */
export function StreamPage() {
  const { params } = useRoute()
  return (
    <YearPage title={streamWords().list.name}>
      {({ dashboard }) => <StreamOfYear id={params.id ?? ''} dashboard={dashboard} />}
    </YearPage>
  )
}

function StreamOfYear({ id, dashboard }: { id: string; dashboard: Dashboard }) {
  const stream = useStream(id, dashboard.asOf)
  return (
    <Await resource={stream} title={streamWords().list.name}>
      {(value) => (
        <Board
          key={dashboard.schoolYear}
          {...{ dashboard }}
          stream={value}
          reload={stream.reload}
        />
      )}
    </Await>
  )
}

type BoardProps = { stream: Stream; dashboard: Dashboard; reload: () => void }

function Board({ stream, dashboard, reload }: BoardProps) {
  const say = streamWords()
  const may = useMay()
  const api = useApi()
  const { schoolYear: year } = dashboard
  const mayRecord = may('observe', stream.departmentId)
  const taking = useTaking(stream, dashboard)
  const answers = useAnswers(mayRecord ? stream.id : null)
  const sites = useResource('sites', (signal) =>
    parseResponse(api.sites.$get({ query: { limit: '500' } }, { init: { signal } })),
  )
  const [correcting, setCorrecting] = useState<Answer>()
  const [told, setTold] = useState('')
  const department = dashboard.departments.find(({ id }) => id === stream.departmentId)
  const own = `/departments/${encodeURIComponent(stream.departmentId)}`
  const list = onSameDay(`${own}/streams?year=${year}`)
  const tell = (what: string) => {
    setTold(what)
    setCorrecting(undefined)
    reload()
    answers.reload()
  }
  const kind = stream.isSurvey ? say.survey : say.log
  const lede = [stream.question, stream.wording].filter((text) => text !== '').join(' · ')
  return (
    <>
      <Breadcrumbs
        trail={[
          {
            href: onSameDay(`${own}?year=${year}`),
            label: department?.name ?? '',
          },
          { href: list, label: say.eyebrow },
        ]}
      />
      <PageHead
        eyebrow={`${showYear(year)} · ${kind}`}
        title={stream.name}
        {...(lede !== '' && { lede })}
      >
        <YearPicker year={year} />
      </PageHead>
      {told !== '' && (
        <Notice look="good" result>
          {told}
        </Notice>
      )}
      {mayRecord && (
        <AnswerForm
          key={correcting ? `${correcting.id} ${correcting.version}` : told}
          stream={stream}
          taking={taking.value ?? []}
          sites={sites.value?.items ?? []}
          correcting={correcting}
          onAnew={() => setCorrecting(undefined)}
          onStored={tell}
        />
      )}
      <StreamMetrics
        stream={stream}
        taking={taking.value ?? []}
        department={department}
        onChanged={tell}
      />
      {mayRecord && (
        <AnswerList
          stream={stream}
          answers={answers}
          sites={sites.value?.items ?? []}
          onCorrect={setCorrecting}
          onWithdrawn={tell}
        />
      )}
    </>
  )
}
