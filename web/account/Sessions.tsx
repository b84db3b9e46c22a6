import { useState } from 'preact/hooks'

import { sayMoment } from '../metric/recorded.ts'
import { useApi, useDeed, useResource } from '../request.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { Button } from '../shared/form/Button.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { forgetDrafts, useLoad } from '../sign-in/door.ts'
import { signInWords } from '../words/sign-in.ts'
import { words } from '../words/words.ts'
import { browserName } from './browser-name.ts'
import type { OwnSession } from './own.ts'
import { endSession, endSessions, readSessions } from './own.ts'

/** Every place where one is signed in, and the way out of each and all. */
export function Sessions() {
  const say = signInWords().accountPage
  const api = useApi()
  const load = useLoad()
  const deed = useDeed()
  const [told, setTold] = useState('')
  const sessions = useResource('sessions', (signal) => readSessions(api, signal))
  const end = async (session: OwnSession) => {
    if (!(await deed.run(() => endSession(api, session)))) return
    setTold(say.ended(browserName(session.userAgent)))
    sessions.reload()
  }
  const endAll = async () => {
    if (!(await deed.run(() => endSessions(api)))) return
    forgetDrafts()
    load('/sign-in')
  }
  const problem = deed.problem ?? sessions.problem
  return (
    <section class="section">
      <h2>{say.sessionsTitle}</h2>
      <p class="quiet">{say.sessionsWhy}</p>
      {told !== '' && (
        <Notice look="good" result>
          {told}
        </Notice>
      )}
      {problem && <Problem problem={problem} />}
      {sessions.value ? (
        <DataTable
          caption={say.sessionsTitle}
          captionHidden
          columns={columns((session) => void end(session))}
          rows={sessions.value}
          rowKey={({ id }) => id}
          phone="list"
        />
      ) : (
        <p class="quiet">{words().shell.loading}</p>
      )}
      <div class="actions sessions-end">
        <Button look="danger" busy={deed.busy} onClick={() => void endAll()}>
          {say.everywhere}
        </Button>
      </div>
    </section>
  )
}

function columns(onEnd: (session: OwnSession) => void): Column<OwnSession>[] {
  const say = signInWords().accountPage
  return [
    {
      key: 'browser',
      header: say.browser,
      rowHeader: true,
      renderCell: ({ userAgent, current }) => (
        <>
          {browserName(userAgent)} {current && <span class="quiet">({say.thisOne})</span>}
        </>
      ),
    },
    { key: 'since', header: say.since, renderCell: ({ createdAt }) => sayMoment(createdAt) },
    { key: 'used', header: say.lastUsed, renderCell: ({ usedAt }) => sayMoment(usedAt) },
    {
      key: 'end',
      header: <span class="hidden">{say.end}</span>,
      shortHeader: '',
      renderCell: (session) =>
        !session.current && (
          <Button
            look="quiet"
            aria-label={say.endNamed(browserName(session.userAgent), sayMoment(session.createdAt))}
            onClick={() => onEnd(session)}
          >
            {say.end}
          </Button>
        ),
    },
  ]
}
