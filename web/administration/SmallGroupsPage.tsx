import { parseResponse } from 'hono/client'

import type { PrivacyAuditBody } from '../api.ts'
import { showYear } from '../dashboard/shown.ts'
import { useYear } from '../dashboard/use-dashboard.ts'
import { YearPicker } from '../dashboard/YearPicker.tsx'
import { useApi, useResource } from '../request.ts'
import { ButtonLink } from '../shared/form/Button.tsx'
import { formatNumber } from '../shared/format.ts'
import { Await } from '../shared/page/Await.tsx'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { useVisit } from '../visit.ts'
import { administrationWords } from '../words/administration.ts'
import { AuditedMetrics } from './AuditedMetrics.tsx'
import { AuditedPackets } from './AuditedPackets.tsx'
import { Contradictions } from './Contradictions.tsx'

/** Whether anybody can work out a small group from what is printed: `/administration/small-groups?year=2022-23`. */
export function SmallGroupsPage() {
  const say = administrationWords().smallGroups
  const api = useApi()
  const [year] = useYear()
  const audit = useResource(year, (signal) =>
    parseResponse(api.privacy.audit.$get({ query: { year: year ?? '' } }, { init: { signal } })),
  )
  if (useVisit().years.value?.length === 0) return <NoYear />
  return (
    <Await resource={audit} title={say.name}>
      {(value) => <Audit audit={value} />}
    </Await>
  )
}

function NoYear() {
  const say = administrationWords().smallGroups
  return (
    <>
      <PageHead title={say.name} eyebrow={say.eyebrow} />
      <EmptyState title={say.noYear} why={say.noYearWhy}>
        <ButtonLink href="/">{say.toHome}</ButtonLink>
      </EmptyState>
    </>
  )
}

function Audit({ audit }: { audit: PrivacyAuditBody }) {
  const say = administrationWords().smallGroups
  const year = showYear(audit.schoolYear)
  return (
    <>
      <PageHead title={say.title(year)} eyebrow={say.eyebrow} lede={say.lede}>
        <YearPicker year={audit.schoolYear} />
      </PageHead>
      {audit.metrics.length === 0 ? (
        <EmptyState title={say.none(year)} why={say.noneWhy}>
          <ButtonLink href="/overview">{say.toOverview}</ButtonLink>
        </EmptyState>
      ) : (
        <>
          <Verdict audit={audit} />
          <Contradictions metrics={audit.metrics} />
          <AuditedMetrics metrics={audit.metrics} />
          <AuditedPackets packets={audit.packets} />
          <section class="section how-proven">
            <h2>{say.how}</h2>
            <p>{say.howMore}</p>
          </section>
        </>
      )}
    </>
  )
}

function Verdict({ audit }: { audit: PrivacyAuditBody }) {
  const say = administrationWords().smallGroups
  const isWell = audit.recoverable === 0 && audit.untried === 0
  const figures = [
    [say.tried, audit.secrets],
    [say.numbers, audit.numbers],
    [say.small, audit.small],
    [say.partners, audit.partners],
    [say.coded, audit.coded],
  ] as const
  return (
    <section class={isWell ? 'privacy-verdict well' : 'privacy-verdict broken'}>
      <div>
        <p class="verdict">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            {isWell ? <path d="M3 8.5 6.5 12 13 4.5" /> : <path d="M4 4 12 12 M12 4 4 12" />}
          </svg>
          {say.verdict(audit.recoverable)}
        </p>
        <p>{isWell ? say.well : audit.recoverable > 0 ? say.broken : say.untried(audit.untried)}</p>
      </div>
      <dl>
        {figures.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
