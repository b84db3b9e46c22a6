import type { ComponentChildren } from 'preact'

import { ButtonLink } from '../shared/form/Button.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { useVisit } from '../visit.ts'
import { setupWords } from '../words/setup.ts'
import { AddDepartment } from './AddDepartment.tsx'
import { CreateYear } from './CreateYear.tsx'
import type { Dashboard } from './dashboard.ts'
import { showYear } from './shown.ts'
import { YearPicker } from './YearPicker.tsx'

export type SetupStepsProps = {
  /** The year without plans; absent when there is no school year at all. */
  dashboard?: Dashboard
  reload?: () => void
}

/** A district or a year with nothing to show: what to do, step by step. */
export function SetupSteps({ dashboard, reload = () => {} }: SetupStepsProps) {
  const say = setupWords()
  const { me, years } = useVisit()
  const may = new Set(me.value?.rights ?? [])
  const year = dashboard && showYear(dashboard.schoolYear)
  const departments = dashboard?.departments ?? []
  const others = (years.value?.length ?? 0) > 1
  return (
    <>
      <PageHead title={year && others ? say.titleFor(year) : say.title} lede={say.lede}>
        {dashboard && others && <YearPicker year={dashboard.schoolYear} />}
      </PageHead>
      <ol class="steps">
        <Step title={say.year.title} why={say.year.why} state={year ? 'done' : 'next'}>
          {year ? (
            say.year.done(year)
          ) : (
            <Allowed may={may.has('administer')}>
              <CreateYear />
            </Allowed>
          )}
        </Step>
        <Step
          title={say.departments.title}
          why={say.departments.why}
          state={departments.length > 0 ? 'done' : year ? 'next' : 'later'}
        >
          {departments.length > 0 && (
            <p>
              {say.departments.there} {departments.map(({ name }) => name).join(', ')}.
            </p>
          )}
          {year && (
            <Allowed may={may.has('administer')}>
              <AddDepartment onAdded={reload} first={departments.length === 0} />
            </Allowed>
          )}
        </Step>
        <Step
          title={say.plan.title}
          why={say.plan.why}
          state={departments.length > 0 ? 'next' : 'later'}
        >
          {departments.length > 0 && (
            <Allowed may={may.has('edit_plan')}>
              <ButtonLink href="/import">{say.plan.act}</ButtonLink>
            </Allowed>
          )}
        </Step>
      </ol>
    </>
  )
}

type StepProps = {
  title: string
  why: string
  state: 'done' | 'next' | 'later'
  children: ComponentChildren
}

function Step({ title, why, state, children }: StepProps) {
  const say = setupWords()
  return (
    <li class={`step ${state}`} aria-current={state === 'next' ? 'step' : undefined}>
      <h2>{title}</h2>
      {state !== 'next' && <p class="step-state">{state === 'done' ? say.done : say.later}</p>}
      <p class="quiet">{why}</p>
      {children}
    </li>
  )
}

function Allowed({ may, children }: { may: boolean; children: ComponentChildren }) {
  return may ? <>{children}</> : <p>{setupWords().askCoordinator}</p>
}
