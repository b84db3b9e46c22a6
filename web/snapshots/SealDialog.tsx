import { parseResponse } from 'hono/client'
import { useMemo, useState } from 'preact/hooks'

import { cycleInView, readCycles } from '../collection/collection.ts'
import { showYear } from '../dashboard/shown.ts'
import { useYear } from '../dashboard/use-dashboard.ts'
import { useApi, useDeed, useResource } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { SelectField, TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { useVisit } from '../visit.ts'
import { snapshotWords } from '../words/snapshots.ts'
import type { Snapshot } from './snapshots.ts'

export type SealDialogProps = { onClose: () => void; onSealed: (snapshot: Snapshot) => void }

/** Asks of which cycle, and what it is called. */
export function SealDialog({ onClose, onSealed }: SealDialogProps) {
  const say = snapshotWords().sealing
  const api = useApi()
  const deed = useDeed()
  const [year] = useYear()
  const { me, years } = useVisit()
  const meeting = me.value?.meetingName ?? ''
  const cycles = useResource(year, (signal) => readCycles(api, year ?? '', signal))
  const begun = (cycles.value ?? []).filter(({ state }) => state !== 'upcoming')
  const [chosen, setChosen] = useState<string>()
  const [typed, setTyped] = useState<string>()
  const [tried, setTried] = useState(false)
  // One opening of the form seals once, however often it is sent.
  const key = useMemo(() => crypto.randomUUID(), [])
  const cycle = cycleInView(begun, chosen)
  const title = typed ?? (cycle ? say.proposal(meeting, cycle.name, showYear(year ?? '')) : '')
  const send = async () => {
    setTried(true)
    if (title.trim() === '' || !cycle || deed.busy) return
    const sent = { query: {}, json: { cycleId: cycle.id, title } }
    const options = { headers: { 'idempotency-key': key } }
    await deed.run(async () => {
      onSealed(await parseResponse(api.snapshots.$post(sent, options)))
    })
  }
  if (begun.length === 0 && (cycles.value || years.value?.length === 0)) {
    return (
      <Dialog open title={say.title} onClose={onClose}>
        <p>{say.nothingBegun}</p>
      </Dialog>
    )
  }
  return (
    <Dialog open title={say.title} onClose={onClose}>
      <Form onSend={() => void send()}>
        <p>{say.what}</p>
        <SelectField
          label={say.cycle}
          options={begun.map(({ id, name }) => ({ value: id, label: name }))}
          value={cycle?.id ?? ''}
          onValue={setChosen}
        />
        <TextField
          label={say.packetTitle}
          hint={say.titleHint}
          value={title}
          onValue={setTyped}
          error={tried && title.trim() === '' ? say.titleMissing : undefined}
        />
        {deed.problem && <Problem problem={deed.problem} />}
        <div class="actions">
          <Button type="submit" busy={deed.busy}>
            {say.seal}
          </Button>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
