import { useState } from 'preact/hooks'

import type { CalendarDate } from '../../domain/calendar.ts'
import { useMetricDecisions } from '../decisions/use-metric-decisions.ts'
import { Notice } from '../shared/page/Notice.tsx'
import { useMay } from '../visit.ts'
import { ControlPart } from './control/ControlPart.tsx'
import { CycleTable } from './CycleTable.tsx'
import { DefinitionPart } from './define/DefinitionPart.tsx'
import { EventPart } from './events/EventPart.tsx'
import { GridPart } from './grid/GridPart.tsx'
import { GroupTable } from './GroupTable.tsx'
import { HowMade } from './HowMade.tsx'
import { MetricChart } from './MetricChart.tsx'
import { MetricDecisions } from './MetricDecisions.tsx'
import { MetricHead } from './MetricHead.tsx'
import { RecordPart } from './record/RecordPart.tsx'
import type { Writing } from './record/writing.ts'
import { Restatements } from './Restatements.tsx'
import type { Series } from './series.ts'
import { cycleInView } from './series.ts'
import { SiteTable } from './SiteTable.tsx'
import { AsOthersNotice } from './SmallGroups.tsx'
import { StatusNow } from './StatusNow.tsx'
import { SurveyPart } from './survey/SurveyPart.tsx'
import { ValueTable } from './ValueTable.tsx'

export type MetricViewProps = {
  series: Series
  /** The cycle named in the address; empty for the last that is over. */
  cycleName: string
  /** The day in the past that is shown; undefined for now. */
  seenOn: CalendarDate | undefined
  /** Whether the page is shown as to somebody who may not see small groups. */
  asOthers?: boolean
  onAsOthers?: (next: boolean) => void
  /** Something was stored; the series is to be read again. */
  onChanged: () => void
}

/** The page of one metric, once its series is there. */
export function MetricView(props: MetricViewProps) {
  const { series, cycleName, seenOn, asOthers = false, onChanged } = props
  const [writing, setWriting] = useState<Writing>()
  const [told, setTold] = useState('')
  const inView = cycleInView(series, cycleName)
  const rights = useRights(series, !asOthers)
  const changed = (what: string) => {
    setTold(what)
    onChanged()
  }
  const decisions = useMetricDecisions({
    metric: series.metric.id,
    continues: series.metric.continuesId,
    asOf: series.asOf,
    smallGroups: asOthers ? 'hidden' : undefined,
  })
  const asksForDefinition = series.metric.lacks.length > 0
  const definition = (
    <DefinitionPart series={series} mayDefine={rights.define} onChanged={changed} />
  )
  return (
    <div class="metric-page">
      <MetricHead series={series} {...(rights.record && { onWrite: setWriting })} />
      {asOthers && <AsOthersNotice onBack={() => props.onAsOthers?.(false)} />}
      <div class="told" aria-live="polite">
        {told !== '' && <Notice look="good">{told}</Notice>}
      </div>
      {inView && <StatusNow series={series} inView={inView} />}
      {asksForDefinition && definition}
      <MetricChart series={series} seenOn={seenOn} decisions={decisions.value} />
      {inView && <SurveyPart series={series} inView={inView} />}
      <CycleTable series={series} inView={inView} />
      <ControlPart series={series} />
      <MetricDecisions series={series} decisions={decisions} mayWrite={rights.define} />
      <EventPart series={series} mayWrite={rights.define} onChanged={changed} />
      {inView && <HowMade series={series} inView={inView} />}
      {!asksForDefinition && definition}
      {inView && (
        <GridPart
          series={series}
          inView={inView}
          mayDefine={rights.define}
          asOf={series.asOf}
          onChanged={changed}
        />
      )}
      {inView && <SiteTable series={series} inView={inView} />}
      {inView && <GroupTable series={series} inView={inView} />}
      <ValueTable series={series} {...(rights.record && { onWrite: setWriting })} />
      <Restatements series={series} />
      <RecordPart
        series={series}
        writing={writing}
        onClose={() => setWriting(undefined)}
        onStored={changed}
      />
    </div>
  )
}

/** What the person may change: nothing as somebody else. */
function useRights({ metric, place }: Series, asIs: boolean) {
  const may = useMay()
  const open = asIs && !metric.removed
  return {
    record: open && metric.kind !== null && may('observe', place.departmentId),
    define: open && may('edit_plan', place.departmentId),
  }
}
