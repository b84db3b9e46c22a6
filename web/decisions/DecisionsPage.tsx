import type { Cycle, Dashboard } from '../dashboard/dashboard.ts'
import { TEXT_IF_ANY } from '../dashboard/use-dashboard.ts'
import { YearPage } from '../dashboard/YearPage.tsx'
import { useApi, useResource } from '../request.ts'
import { useUrlState } from '../shared/form/use-url-state.ts'
import { Await } from '../shared/page/Await.tsx'
import { decisionWords } from '../words/decisions.ts'
import { readDecisions } from './decisions.ts'
import { DecisionsView } from './DecisionsView.tsx'

/** What was decided and what came of it: `/decisions?year=2022-23&department=…&cycle=Q1&state=overdue`. */
export function DecisionsPage() {
  return (
    <YearPage title={decisionWords().page.name}>
      {({ dashboard, inView }) => (
        <Decisions key={dashboard.schoolYear} dashboard={dashboard} inView={inView} />
      )}
    </YearPage>
  )
}

function Decisions({ dashboard, inView }: { dashboard: Dashboard; inView: Cycle }) {
  const api = useApi()
  const { schoolYear: year, asOf } = dashboard
  const [named] = useUrlState('cycle', TEXT_IF_ANY)
  const decisions = useResource(`${year} ${asOf ?? ''}`, (signal) =>
    readDecisions(api, { year, asOf }, signal),
  )
  return (
    <Await resource={decisions} title={decisionWords().page.name}>
      {(value) => (
        <DecisionsView
          dashboard={dashboard}
          inView={inView}
          cycle={dashboard.cycles.find(({ name }) => name === named)}
          decisions={value}
          onChanged={decisions.reload}
        />
      )}
    </Await>
  )
}
