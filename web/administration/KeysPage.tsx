import { useState } from 'preact/hooks'

import { useApi, useDeed, useResource } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { Await } from '../shared/page/Await.tsx'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { accessWords } from '../words/access.ts'
import { KeyDialog } from './KeyDialog.tsx'
import type { Key, KeysPageContent, MadeKey } from './keys.ts'
import { readKeys, revokeKey } from './keys.ts'
import { KeyTable } from './KeyTable.tsx'
import { MadeSecret } from './MadeSecret.tsx'

/** The keys by which programs come in: `/administration/keys`. */
export function KeysPage() {
  const say = accessWords().keys
  const api = useApi()
  const content = useResource('api-keys', (signal) => readKeys(api, signal))
  return (
    <Await resource={content} title={say.name}>
      {(value) => <Keys {...value} onChanged={content.reload} />}
    </Await>
  )
}

type Doing = { kind: 'make' } | { kind: 'made'; made: MadeKey } | { kind: 'revoke'; key: Key }

function Keys({ keys, departments, onChanged }: KeysPageContent & { onChanged: () => void }) {
  const say = accessWords().keys
  const [doing, setDoing] = useState<Doing>()
  const [told, setTold] = useState('')
  const close = () => setDoing(undefined)
  return (
    <>
      <PageHead title={say.name} eyebrow={say.eyebrow} lede={say.lede}>
        <Button onClick={() => setDoing({ kind: 'make' })}>{say.make}</Button>
      </PageHead>
      {told !== '' && (
        <Notice look="good" result>
          {told}
        </Notice>
      )}
      {keys.length === 0 ? (
        <EmptyState title={say.none} why={say.noneWhy} />
      ) : (
        <KeyTable
          keys={keys}
          departments={departments}
          onRevoke={(key) => setDoing({ kind: 'revoke', key })}
        />
      )}
      {doing?.kind === 'make' && (
        <KeyDialog
          departments={departments}
          onClose={close}
          onMade={(made) => {
            setDoing({ kind: 'made', made })
            onChanged()
          }}
        />
      )}
      {doing?.kind === 'made' && <MadeSecret made={doing.made} onClose={close} />}
      {doing?.kind === 'revoke' && (
        <RevokeDialog
          apiKey={doing.key}
          onClose={close}
          onRevoked={() => {
            setTold(say.wasRevoked(doing.key.name))
            close()
            onChanged()
          }}
        />
      )}
    </>
  )
}

type RevokeDialogProps = { apiKey: Key; onClose: () => void; onRevoked: () => void }

function RevokeDialog({ apiKey, onClose, onRevoked }: RevokeDialogProps) {
  const say = accessWords().keys
  const api = useApi()
  const deed = useDeed()
  const revoke = async () => {
    if (await deed.run(() => revokeKey(api, apiKey))) onRevoked()
  }
  return (
    <Dialog open title={say.revokeTitle} onClose={onClose}>
      <p>{say.revokeAsk(apiKey.name)}</p>
      {deed.problem && <Problem problem={deed.problem} />}
      <div class="actions">
        <Button look="danger" busy={deed.busy} onClick={() => void revoke()}>
          {say.revoke}
        </Button>
        <Button look="plain" onClick={onClose}>
          {say.cancel}
        </Button>
      </div>
    </Dialog>
  )
}
