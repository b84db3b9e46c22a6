import { useState } from 'preact/hooks'

import { useApi, useResource } from '../../request.ts'
import { Button } from '../../shared/form/Button.tsx'
import { Await } from '../../shared/page/Await.tsx'
import { Notice } from '../../shared/page/Notice.tsx'
import { PageHead } from '../../shared/page/PageHead.tsx'
import { peopleWords } from '../../words/people.ts'
import { ClearDialog } from './ClearDialog.tsx'
import { CloseDialog } from './CloseDialog.tsx'
import { EraseDialog } from './EraseDialog.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import type { MadeLink, PeopleContent } from './people.ts'
import { readPeople } from './people.ts'
import { PeopleTable } from './PeopleTable.tsx'
import { PersonDialog } from './PersonDialog.tsx'

/** Who may come in, and what they may do: `/administration/people`. */
export function PeoplePage() {
  const say = peopleWords()
  const api = useApi()
  const content = useResource('people', (signal) => readPeople(api, signal))
  return (
    <Await resource={content} title={say.name}>
      {(value) => <People {...value} onChanged={content.reload} />}
    </Await>
  )
}

type Doing =
  | { kind: 'add' }
  | { kind: 'change'; id: string }
  | { kind: 'close'; id: string }
  | { kind: 'erase'; id: string }
  | { kind: 'clear'; id: string }
  | { kind: 'link'; made: MadeLink }

function People({ people, departments, onChanged }: PeopleContent & { onChanged: () => void }) {
  const say = peopleWords()
  const [doing, setDoing] = useState<Doing>()
  const [told, setTold] = useState('')
  const close = () => setDoing(undefined)
  const showLink = (made: MadeLink) => {
    setDoing({ kind: 'link', made })
    onChanged()
  }
  const tell = (what: string) => {
    setTold(what)
    close()
    onChanged()
  }
  // As the list says it now, so that a form saves over what is there and not over what was.
  const person = doing && 'id' in doing ? people.find(({ id }) => id === doing.id) : undefined
  return (
    <>
      <PageHead title={say.name} eyebrow={say.eyebrow} lede={say.lede}>
        <Button onClick={() => setDoing({ kind: 'add' })}>{say.add}</Button>
      </PageHead>
      {told !== '' && (
        <Notice look="good" result>
          {told}
        </Notice>
      )}
      <PeopleTable
        people={people}
        departments={departments}
        onChange={({ id }) => setDoing({ kind: 'change', id })}
      />
      {(doing?.kind === 'add' || (doing?.kind === 'change' && person)) && (
        <PersonDialog
          key={person?.id ?? ''}
          person={person}
          departments={departments}
          onClose={close}
          onDone={tell}
          onLink={showLink}
          onOutdated={onChanged}
          onAskClose={(id) => setDoing({ kind: 'close', id })}
          onAskErase={(id) => setDoing({ kind: 'erase', id })}
          onAskClear={(id) => setDoing({ kind: 'clear', id })}
        />
      )}
      {doing?.kind === 'close' && person && (
        <CloseDialog person={person} onClose={close} onDone={tell} />
      )}
      {doing?.kind === 'erase' && person && (
        <EraseDialog person={person} onClose={close} onDone={tell} />
      )}
      {doing?.kind === 'clear' && person && (
        <ClearDialog person={person} onClose={close} onDone={tell} />
      )}
      {doing?.kind === 'link' && <LinkDialog made={doing.made} onClose={close} />}
    </>
  )
}
