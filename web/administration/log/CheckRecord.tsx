import { useState } from 'preact/hooks'

import { useApi, useDeed } from '../../request.ts'
import { Button } from '../../shared/form/Button.tsx'
import { TextField } from '../../shared/form/fields.tsx'
import { Form } from '../../shared/form/Form.tsx'
import { formatNumber } from '../../shared/format.ts'
import { Problem } from '../../shared/page/Problem.tsx'
import { logWords } from '../../words/log.ts'
import type { Verdict } from './log.ts'
import { checkRecord } from './log.ts'
import { sayDayAndTime } from './moments.ts'

type Anchor = { tx: string; hash: string }

/** Asks for the whole record to be recomputed, and says what was found. */
export function CheckRecord({ timeZone }: { timeZone: string }) {
  const { check: say } = logWords()
  const api = useApi()
  const deed = useDeed()
  const [found, setFound] = useState<{ verdict: Verdict; anchor?: Anchor | undefined }>()
  const run = (anchor?: Anchor) =>
    deed.run(async () => setFound({ verdict: await checkRecord(api, anchor), anchor }))
  return (
    <section class="record-check screen-only">
      <h2>{say.title}</h2>
      <p>{say.lede}</p>
      <output class="found">{found && <Found {...found} timeZone={timeZone} />}</output>
      {deed.problem && <Problem problem={deed.problem} />}
      <div class="actions">
        <Button look="plain" busy={deed.busy} onClick={() => void run()}>
          {say.run}
        </Button>
      </div>
      <details>
        <summary>{say.kept}</summary>
        <Compare busy={deed.busy} onCompare={(anchor) => void run(anchor)} />
      </details>
    </section>
  )
}

type FoundProps = { verdict: Verdict; anchor?: Anchor | undefined; timeZone: string }

function Found({ verdict, anchor, timeZone }: FoundProps) {
  const { check: say } = logWords()
  const figures = [
    [say.entries, formatNumber(verdict.events)],
    [say.versions, formatNumber(verdict.versions)],
    [say.states, formatNumber(verdict.states)],
    [say.packets, formatNumber(verdict.packets)],
    [say.totals, formatNumber(verdict.rollUps)],
    [say.at, sayDayAndTime(verdict.checkedAt, timeZone)],
  ] as const
  return (
    <div class={verdict.ok ? 'privacy-verdict well' : 'privacy-verdict broken'}>
      <div>
        <p class="verdict">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            {verdict.ok ? <path d="M3 8.5 6.5 12 13 4.5" /> : <path d="M4 4 12 12 M12 4 4 12" />}
          </svg>
          {verdict.ok ? say.whole : say.broken}
        </p>
        {verdict.ok ? <p>{say.wholeMore}</p> : <Fault verdict={verdict} timeZone={timeZone} />}
        {anchor && verdict.ok && <p>{say.same(anchor.tx)}</p>}
        {verdict.counted > 0 && <p>{say.counted(formatNumber(verdict.counted))}</p>}
        {verdict.fedCounted > 0 && <p>{say.fedCounted(formatNumber(verdict.fedCounted))}</p>}
      </div>
      <dl>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {verdict.head !== null && (
        <div class="record-head">
          <h3>{say.head}</h3>
          <code>
            {verdict.events} {verdict.head}
          </code>
          <p>{say.keep}</p>
        </div>
      )}
    </div>
  )
}

function Fault({ verdict: { why, entry, next }, timeZone }: Omit<FoundProps, 'anchor'>) {
  const { check: say, didOf } = logWords()
  return (
    <>
      <p>
        <strong>{why}</strong>
      </p>
      {entry && (
        <p>{say.reads(didOf(entry.action), entry.actorName, sayDayAndTime(entry.at, timeZone))}</p>
      )}
      <p>{next}</p>
    </>
  )
}

function Compare({ busy, onCompare }: { busy: boolean; onCompare: (anchor: Anchor) => void }) {
  const { check: say } = logWords()
  const [fields, setFields] = useState({ tx: '', hash: '' })
  const [tried, setTried] = useState(false)
  const anchor = { tx: fields.tx.trim(), hash: fields.hash.trim().toLowerCase() }
  const isNumber = /^[1-9]\d{0,14}$/.test(anchor.tx)
  const isHash = /^[0-9a-f]{64}$/.test(anchor.hash)
  const send = () => {
    setTried(true)
    if (isNumber && isHash) onCompare(anchor)
  }
  return (
    <Form onSend={send} class="kept-compare">
      <TextField
        label={say.number}
        inputMode="numeric"
        value={fields.tx}
        onValue={(tx) => setFields((before) => ({ ...before, tx }))}
        error={tried && !isNumber ? say.numberMissing : undefined}
      />
      <TextField
        label={say.hash}
        hint={say.hashHint}
        autoComplete="off"
        value={fields.hash}
        onValue={(hash) => setFields((before) => ({ ...before, hash }))}
        error={tried && !isHash ? say.hashMissing : undefined}
      />
      <div class="actions">
        <Button look="plain" type="submit" busy={busy}>
          {say.compare}
        </Button>
      </div>
    </Form>
  )
}
