import { parseResponse } from 'hono/client'

import { useApi, useResource } from '../request.ts'
import { Await } from '../shared/page/Await.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import type { Me } from '../visit.ts'
import { useVisit } from '../visit.ts'
import { accessWords } from '../words/access.ts'
import { signInWords } from '../words/sign-in.ts'
import { NameForm } from './NameForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { Sessions } from './Sessions.tsx'
import { Telling } from './Telling.tsx'

/** Who one is here, one's password, and where one is signed in: `/account`. */
export function AccountPage() {
  const say = signInWords().accountPage
  const { me } = useVisit()
  return (
    <Await resource={me} title={say.name}>
      {(value) => (
        <>
          <PageHead title={value.name} eyebrow={say.name} />
          <Facts me={value} />
          {value.demonstration ? (
            <div class="section">
              <Notice>{say.fixed}</Notice>
            </div>
          ) : (
            <>
              <div class="account-forms section">
                <NameForm name={value.name} onSaved={me.reload} />
                <PasswordForm email={value.actor} />
              </div>
              <SecondFactor
                email={value.actor}
                needed={value.lacksSecondFactor}
                onChanged={me.reload}
              />
            </>
          )}
          <Telling />
          <Sessions />
        </>
      )}
    </Await>
  )
}

function Facts({ me }: { me: Me }) {
  const say = signInWords().accountPage
  return (
    <dl class="account-facts">
      <div>
        <dt>{say.email}</dt>
        <dd>{me.actor}</dd>
      </div>
      <div>
        <dt>{say.role}</dt>
        <dd>{accessWords().roles[me.role]}</dd>
      </div>
      <div>
        <dt>{say.departments}</dt>
        <dd>
          {me.departmentIds === null ? (
            say.wholeDistrict
          ) : (
            <DepartmentNames ids={me.departmentIds} />
          )}
        </dd>
      </div>
    </dl>
  )
}

function DepartmentNames({ ids }: { ids: readonly string[] }) {
  const api = useApi()
  const departments = useResource('departments', (signal) =>
    parseResponse(api.departments.$get({ query: { limit: '500' } }, { init: { signal } })),
  )
  const names = departments.value?.items.filter(({ id }) => ids.includes(id)) ?? []
  return <>{names.map(({ name }) => name).join(', ')}</>
}
