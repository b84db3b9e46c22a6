import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import type { Packet } from '../../domain/packet/packet.ts'
import { QrCode } from '../account/QrCode.tsx'
import { useApi, useDeed, useResource } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { Await } from '../shared/page/Await.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { useMay } from '../visit.ts'
import { snapshotWords } from '../words/snapshots.ts'
import { PublishDialog } from './PublishDialog.tsx'
import type { PublicationState, Snapshot } from './snapshots.ts'
import { readPublication } from './snapshots.ts'

export type PublicPageProps = { snapshot: Snapshot; packet: Packet }

/** Whether the public can read the packet, where, and the ways to change that. */
export function PublicPage({ snapshot, packet }: PublicPageProps) {
  const say = snapshotWords().publishing
  const api = useApi()
  const { id } = snapshot
  const state = useResource(id, (signal) => readPublication(api, id, signal))
  return (
    <section class="packet-public screen-only">
      <h2>{say.title}</h2>
      <Await resource={state} title={say.title}>
        {(value) => <Public {...{ snapshot, packet }} state={value} onChanged={state.reload} />}
      </Await>
    </section>
  )
}

type PublicProps = PublicPageProps & { state: PublicationState; onChanged: () => void }

function Public({ snapshot, packet, state, onChanged }: PublicProps) {
  const say = snapshotWords().publishing
  const mayPublish = useMay()('administer')
  const [doing, setDoing] = useState<'publish' | 'withdraw'>()
  const { publication } = state
  const done = () => {
    setDoing(undefined)
    onChanged()
  }
  return (
    <>
      {publication === null ? (
        <>
          <p>{say.notYet}</p>
          {mayPublish && <Button onClick={() => setDoing('publish')}>{say.publish}</Button>}
        </>
      ) : (
        <div class="packet-published">
          <QrCode text={location.origin + publication.path} label={say.code} />
          <div>
            <p>
              <a href={publication.path}>
                {location.origin}
                {publication.path}
              </a>
            </p>
            {publication.months && (
              <p>
                <a href={`${publication.path}/months`}>{say.months}</a>
              </p>
            )}
            <p class="quiet">{publication.findable ? say.findable : say.notFindable}</p>
            <div class="actions">
              {mayPublish && (
                <Button look="plain" onClick={() => setDoing('withdraw')}>
                  {say.withdraw}
                </Button>
              )}
            </div>
          </div>
        </div>
      )}
      {doing === 'publish' && (
        <PublishDialog
          {...{ snapshot, packet }}
          texts={state.texts}
          onClose={() => setDoing(undefined)}
          onDone={done}
        />
      )}
      {doing === 'withdraw' && (
        <WithdrawDialog id={snapshot.id} onClose={() => setDoing(undefined)} onDone={done} />
      )}
    </>
  )
}

type WithdrawProps = { id: string; onClose: () => void; onDone: () => void }

function WithdrawDialog({ id, onClose, onDone }: WithdrawProps) {
  const say = snapshotWords().publishing
  const api = useApi()
  const deed = useDeed()
  const withdraw = async () => {
    const asked = { param: { id }, query: {}, header: { 'if-match': '"1"' } }
    const sent = () => parseResponse(api.publishing[':id'].publish.$delete(asked))
    if (await deed.run(sent)) onDone()
  }
  return (
    <Dialog open title={say.withdrawTitle} onClose={onClose}>
      <p>{say.withdrawAsk}</p>
      {deed.problem && <Problem problem={deed.problem} />}
      <div class="actions">
        <Button look="danger" busy={deed.busy} onClick={() => void withdraw()}>
          {say.withdraw}
        </Button>
        <Button look="plain" onClick={onClose}>
          {say.cancel}
        </Button>
      </div>
    </Dialog>
  )
}
