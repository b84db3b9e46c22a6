import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import { CUT_KINDS } from '../../domain/cut.ts'
import type { Department } from '../dashboard/dashboard.ts'
import { metricsOf } from '../dashboard/dashboard.ts'
import { sayTarget } from '../metric/amounts.ts'
import { onSameDay } from '../past/past.ts'
import { useApi, useDeed } from '../request.ts'
import { DataTable } from '../shared/DataTable.tsx'
import { Button } from '../shared/form/Button.tsx'
import { NO_NUMBER } from '../shared/format.ts'
import { Problem } from '../shared/page/Problem.tsx'
import { useMay } from '../visit.ts'
import { streamWords } from '../words/streams.ts'
import { CutForm } from './CutForm.tsx'
import { EarlierAnswers } from './EarlierAnswers.tsx'
import type { Stream, Taking } from './stream.ts'

export type StreamMetricsProps = {
  stream: Stream
  taking: readonly Taking[]
  department: Department | undefined
  onChanged: (told: string) => void
}

/** Which metrics of the year take from the stream, and what, in words. */
export function StreamMetrics({ stream, taking, department, onChanged }: StreamMetricsProps) {
  const say = streamWords().cuts
  const api = useApi()
  const deed = useDeed()
  const [linking, setLinking] = useState(false)
  const [offer, setOffer] = useState<{ id: string; code: string }>()
  const mayLink = useMay()('edit_plan', stream.departmentId)
  const taken = new Set(stream.metrics.map(({ metricId }) => metricId))
  const left = (department ? metricsOf(department) : []).filter(
    ({ id, kind }) => !taken.has(id) && CUT_KINDS.some((one) => one === kind),
  )
  const end = ({ metric: { id, code } }: Taking) =>
    deed.run(async () => {
      const param = { id }
      const { version } = await parseResponse(api.cuts[':id'].cut.$get({ param, query: {} }))
      const header = { 'if-match': `"${version}"` }
      await parseResponse(api.cuts[':id'].cut.$delete({ param, header, query: {} }))
      onChanged(say.ended(code))
    })
  return (
    <section class="section">
      <h2>{say.title}</h2>
      {taking.length === 0 ? (
        <p class="quiet">{say.none}</p>
      ) : (
        <DataTable
          caption={say.title}
          captionHidden
          phone="list"
          rows={taking}
          rowKey={({ metric }) => metric.id}
          columns={[
            {
              key: 'metric',
              header: say.metric,
              rowHeader: true,
              renderCell: ({ metric }) => (
                <a href={onSameDay(`/metrics/${encodeURIComponent(metric.id)}`)}>
                  {metric.code} {metric.title || metric.text}
                </a>
              ),
            },
            { key: 'takes', header: say.takes, renderCell: ({ words }) => words },
            {
              key: 'target',
              header: say.target,
              align: 'number',
              renderCell: ({ metric }) =>
                metric.target === null ? NO_NUMBER : sayTarget(metric, metric.target),
            },
            ...(mayLink ? [ending(end)] : []),
          ]}
        />
      )}
      {deed.problem && <Problem problem={deed.problem} />}
      {mayLink && !linking && left.length > 0 && (
        <p>
          <Button look="plain" onClick={() => setLinking(true)}>
            {say.add}
          </Button>
        </p>
      )}
      {mayLink && left.length + taking.length === 0 && <p class="quiet">{say.nothing}</p>}
      {offer && (
        <EarlierAnswers
          stream={stream}
          metric={offer}
          onFed={(told) => {
            setOffer(undefined)
            onChanged(told)
          }}
        />
      )}
      {linking && left.length > 0 && (
        <CutForm
          stream={stream}
          metrics={left}
          onClose={() => setLinking(false)}
          onSaved={(metric) => {
            setLinking(false)
            setOffer(stream.recorded > 0 ? metric : undefined)
            onChanged(say.saved(metric.code))
          }}
        />
      )}
    </section>
  )
}

function ending(end: (taking: Taking) => Promise<boolean>) {
  const say = streamWords().cuts
  return {
    key: 'end',
    header: say.end,
    renderCell: (taking: Taking) => (
      <Button
        look="quiet"
        aria-label={say.endOf(taking.metric.code)}
        onClick={() => void end(taking)}
      >
        {say.end}
      </Button>
    ),
  }
}
