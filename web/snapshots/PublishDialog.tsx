import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import type { Packet, PacketDepartment } from '../../domain/packet/packet.ts'
import type { PublicTexts } from '../../domain/packet/public-view.ts'
import { textKeysOf } from '../../domain/packet/public-view.ts'
import type { Language } from '../../domain/packet/public-words.ts'
import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { CheckField, TextAreaField, TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { snapshotWords } from '../words/snapshots.ts'
import type { PublicationState, Snapshot } from './snapshots.ts'

export type PublishDialogProps = {
  snapshot: Snapshot
  packet: Packet
  /** What was written last; what still fits is offered again. */
  texts: PublicationState['texts']
  onClose: () => void
  onDone: () => void
}

/** Asks what the page says beside the figures, in both languages. */
export function PublishDialog({ snapshot, packet, texts, onClose, onDone }: PublishDialogProps) {
  const say = snapshotWords().publishing
  const api = useApi()
  const deed = useDeed()
  const [findable, setFindable] = useState(false)
  const [months, setMonths] = useState(false)
  const hasMonths = metricsIn(packet).some((metric) => metric.months !== undefined)
  const [written, setWritten] = useState(() => fitting(packet, texts))
  const field = (language: Language, key: string) => ({
    value: written[language]?.[key] ?? '',
    onValue: (text: string) =>
      setWritten((before) => ({ ...before, [language]: { ...before[language], [key]: text } })),
  })
  const send = async () => {
    if (deed.busy) return
    const json = { findable, months, texts: { en: filled(written.en), es: filled(written.es) } }
    const asked = { param: { id: snapshot.id }, query: {}, json }
    const publish = () => parseResponse(api.publishing[':id'].publish.$post(asked))
    if (await deed.run(publish)) onDone()
  }
  return (
    <Dialog open title={say.publishTitle} onClose={onClose}>
      <Form onSend={() => void send()}>
        <p>{say.what}</p>
        <TextAreaField label={say.introEn} rows={2} {...field('en', 'intro')} />
        <TextAreaField label={say.introEs} rows={2} {...field('es', 'intro')} />
        <TextField label={say.titleEs} hint={packet.title} {...field('es', 'title')} />
        {packet.departments
          .filter(({ priorities }) => priorities.length > 0)
          .map((department) => (
            <details key={department.id} class="packet-spanish">
              <summary>{say.spanishOf(department.name)}</summary>
              <div class="stack">
                {textsOf(department).map(({ key, printed }) => (
                  <TextField key={key} label={printed} {...field('es', key)} />
                ))}
              </div>
            </details>
          ))}
        {hasMonths ? (
          <>
            <CheckField label={say.monthsAsk} checked={months} onChecked={setMonths} />
            <p class="quiet">{say.monthsHint}</p>
          </>
        ) : (
          <p class="quiet">{say.noMonths}</p>
        )}
        <CheckField label={say.findableAsk} checked={findable} onChecked={setFindable} />
        {deed.problem && <Problem problem={deed.problem} />}
        <div class="actions">
          <Button type="submit" busy={deed.busy}>
            {say.publish}
          </Button>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function metricsIn({ departments }: Packet) {
  return departments
    .flatMap(({ priorities }) => priorities.flatMap(({ actions }) => actions))
    .flatMap(({ metrics }) => metrics)
}

/** What a department's page says in the words of its plan. */
function textsOf({ id, name, purpose, priorities }: PacketDepartment) {
  const [first] = purpose
  return [
    { key: `department:${id}`, printed: name },
    ...(first === undefined ? [] : [{ key: `purpose:${id}`, printed: first }]),
    ...priorities.flatMap((priority) => [
      { key: `priority:${priority.id}`, printed: priority.title },
      ...priority.actions.flatMap(({ metrics }) =>
        metrics.map((metric) => ({
          key: `metric:${metric.id}`,
          printed: metric.title || metric.text,
        })),
      ),
    ]),
  ]
}

function fitting(packet: Packet, texts: PublicationState['texts']): PublicTexts {
  const keys = textKeysOf(packet)
  const kept = (own: Readonly<Record<string, string>> | undefined) =>
    Object.fromEntries(Object.entries(own ?? {}).filter(([key]) => keys.has(key)))
  return { en: kept(texts.en), es: kept(texts.es) }
}

function filled(own: PublicTexts[Language]): Record<string, string> {
  return Object.fromEntries(Object.entries(own ?? {}).filter(([, text]) => text.trim() !== ''))
}
