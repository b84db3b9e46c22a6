import { useRoute } from 'preact-iso'

import { showYear } from '../dashboard/shown.ts'
import { LookingBack } from '../past/LookingBack.tsx'
import { onSameDay, useSeenOn } from '../past/past.ts'
import { Button, ButtonLink } from '../shared/form/Button.tsx'
import { SOME_TEXT, useUrlState } from '../shared/form/use-url-state.ts'
import { Await } from '../shared/page/Await.tsx'
import { Breadcrumbs } from '../shared/page/Breadcrumbs.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { useVisit } from '../visit.ts'
import { planWords } from '../words/plan.ts'
import { NotMeasurable } from './NotMeasurable.tsx'
import { PlanCover } from './PlanCover.tsx'
import { PlanPriorities } from './PlanPriorities.tsx'
import { SectionAnswer } from './SectionAnswer.tsx'
import { reportGroups } from './sections.ts'
import { PlanStateSection } from './state/PlanStateSection.tsx'
import type { StoredPlan } from './stored-plan.ts'
import { unmeasurable, useStoredPlan } from './stored-plan.ts'
import { TheoryOfAction } from './TheoryOfAction.tsx'

/** A whole plan, in the order of the printed report: `/plans/:id`. */
export function PlanPage() {
  const { params } = useRoute()
  return <PlanById key={params.id} id={params.id ?? ''} />
}

function PlanById({ id }: { id: string }) {
  const say = planWords().page
  const [seenOn] = useSeenOn()
  const stored = useStoredPlan(id, seenOn)
  return (
    <LookingBack>
      <Await
        resource={stored}
        title={say.name}
        wayOut={<a href={onSameDay('/plans')}>{say.toPlans}</a>}
      >
        {(value) => <WholePlan stored={value} onChanged={stored.reload} />}
      </Await>
    </LookingBack>
  )
}

type WholePlanProps = { stored: StoredPlan; onChanged: () => void }

function WholePlan({ stored, onChanged }: WholePlanProps) {
  const say = planWords()
  const { plan, department } = stored
  const year = showYear(plan.schoolYear)
  const groups = reportGroups(plan.sections, plan.kind)
  return (
    <article class="plan">
      <PrintHeader {...stored} />
      <Breadcrumbs
        trail={[{ href: onSameDay(`/plans?year=${plan.schoolYear}`), label: say.page.plans }]}
      />
      <PageHead
        eyebrow={`${say.page.eyebrow} · ${say.states[plan.state]}`}
        title={say.page.title(department.name, year)}
      >
        <Button look="plain" onClick={() => window.print()}>
          {say.page.print}
        </Button>
        <ButtonLink
          href={onSameDay(
            `/departments/${encodeURIComponent(department.id)}?year=${plan.schoolYear}`,
          )}
        >
          {say.page.dashboard}
        </ButtonLink>
      </PageHead>
      <JustStored count={unmeasurable(plan).length} />
      <PlanStateSection stored={stored} onChanged={onChanged} />
      <NotMeasurable plan={plan} />
      <PlanCover stored={stored} />
      {groups.map(({ key, heading, answers }) => (
        <section key={key} class={heading === null ? 'section' : 'section page-break'}>
          <h2 class={heading === null ? 'hidden' : undefined}>{heading ?? say.page.groups[key]}</h2>
          {answers.map((answer) => (
            <SectionAnswer key={answer.key} answer={answer} />
          ))}
        </section>
      ))}
      <TheoryOfAction plan={plan} />
      <PlanPriorities plan={plan} />
    </article>
  )
}

/** Says that an import has just come here. */
function JustStored({ count }: { count: number }) {
  const say = planWords().page
  const [stored] = useUrlState('stored', SOME_TEXT)
  if (stored === '') return null
  return (
    <div class="just-stored">
      <Notice look="good" result>
        {say.stored} {count > 0 && say.storedNext(count)}
      </Notice>
    </div>
  )
}

/** The page header of the district's report, on paper. */
function PrintHeader({ plan }: StoredPlan) {
  const first = Number(plan.schoolYear.slice(0, 4))
  const district = useVisit().me.value?.districtName ?? ''
  return (
    <p class="print-only print-header">
      {planWords().page.printHeader(district, `${first}–${first + 1}`)}
    </p>
  )
}
