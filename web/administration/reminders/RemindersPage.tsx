import { useState } from 'preact/hooks'

import { apiDate } from '../../api-date.ts'
import { TEXT_IF_ANY, useYear } from '../../dashboard/use-dashboard.ts'
import { useApi, useResource } from '../../request.ts'
import { DataTable } from '../../shared/DataTable.tsx'
import { useUrlState } from '../../shared/form/use-url-state.ts'
import { formatDate } from '../../shared/format.ts'
import { Await } from '../../shared/page/Await.tsx'
import { Notice } from '../../shared/page/Notice.tsx'
import { PageHead } from '../../shared/page/PageHead.tsx'
import { reminderWords } from '../../words/reminders.ts'
import type { NextBody, RemindersContent } from './reminders.ts'
import { readReminders, sayTold } from './reminders.ts'
import { SendNow } from './SendNow.tsx'
import { SentReminders } from './SentReminders.tsx'

/** Who was reminded of what, and who is next: `/administration/reminders`. */
export function RemindersPage() {
  const say = reminderWords().page
  const api = useApi()
  const [year] = useYear()
  const [cursor] = useUrlState('cursor', TEXT_IF_ANY)
  const content = useResource(`${year ?? ''} ${cursor ?? ''}`, (signal) =>
    readReminders(api, { year, cursor }, signal),
  )
  const [told, setTold] = useState('')
  const tell = (what: string) => {
    setTold(what)
    content.reload()
  }
  return (
    <Await resource={content} title={say.name}>
      {(value) => (
        <>
          <PageHead title={say.name} eyebrow={say.eyebrow} lede={say.lede} />
          <Standing obstacles={value.next.obstacles} />
          {told !== '' && (
            <Notice look="good" result>
              {told}
            </Notice>
          )}
          <Next {...value} />
          <SendNow {...value} canSend={value.next.obstacles.length === 0} onSent={tell} />
          <SentReminders {...value} />
        </>
      )}
    </Await>
  )
}

/** Whether anybody is reminded, and what is missing. */
function Standing({ obstacles }: Pick<NextBody, 'obstacles'>) {
  const say = reminderWords().page
  if (obstacles.length === 0) {
    return (
      <Notice>
        {say.isOn} <a href="/administration/settings">{say.toSettings}</a>
      </Notice>
    )
  }
  const isDemonstration = obstacles.includes('demonstration')
  const said: typeof obstacles = isDemonstration ? ['demonstration'] : obstacles
  return (
    <Notice look={isDemonstration ? 'note' : 'warning'} title={say.isOff}>
      {said.map((obstacle) => say.obstacles[obstacle]).join(' ')}
      {said.includes('off') && (
        <>
          {' '}
          <a href="/administration/settings">{say.toSettings}</a>
        </>
      )}
    </Notice>
  )
}

type Person = NonNullable<NextBody['next']>['people'][number]

function Next({ next: { next }, ...names }: RemindersContent) {
  const say = reminderWords().page
  return (
    <section class="section">
      <h2>{say.next}</h2>
      {next === null ? (
        <p>{say.nextNone}</p>
      ) : (
        <>
          <p>{say.nextOn(formatDate(apiDate(next.on)), say.people(next.people.length))}</p>
          <DataTable<Person>
            caption={say.next}
            captionHidden
            rows={next.people}
            rowKey={({ personId }) => personId}
            phone="list"
            columns={[
              {
                key: 'person',
                header: say.person,
                rowHeader: true,
                renderCell: ({ personName }) => personName,
              },
              {
                key: 'about',
                header: say.about,
                renderCell: ({ kind, told }) => (
                  <span>
                    {kind === 'overview' && <span class="quiet">{say.late}: </span>}
                    {sayTold(told, names)}
                  </span>
                ),
              },
            ]}
          />
        </>
      )}
    </section>
  )
}
