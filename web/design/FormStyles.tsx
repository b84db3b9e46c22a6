import { useSignal } from '@preact/signals'

import { Button, ButtonLink } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { CheckField, SelectField, TextAreaField, TextField } from '../shared/form/fields.tsx'
import { Breadcrumbs } from '../shared/page/Breadcrumbs.tsx'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { DemonstrationBanner, Notice } from '../shared/page/Notice.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { Specimen } from './Specimen.tsx'

export function FormStyles() {
  return (
    <>
      <Specimen name="Button, ButtonLink" use="One primary on a page: the next step.">
        <Buttons />
      </Specimen>
      <Specimen
        name="Fields"
        use="Label, hint and error belong to the control; typing is never blocked."
      >
        <Fields />
      </Specimen>
      <Specimen name="Problem" use="A refusal says what, where, and how to mend it.">
        <Problem
          problem={{
            title: 'The file was not read',
            detail: 'Nothing was stored.',
            errors: [
              {
                path: 'value',
                line: 14,
                column: 'value',
                message: '12 present of 10 seats. Check both numbers.',
              },
              {
                path: 'observedOn',
                message: '2023-02-29 is not a day. Did you mean Feb 28 or Mar 1?',
              },
            ],
          }}
          fieldNames={{ observedOn: 'Date' }}
          mend="Mend the lines and choose the file again."
        />
      </Specimen>
      <Specimen
        name="Notice, DemonstrationBanner"
        use="Something to know, and the banner over invented numbers."
      >
        <div class="stack">
          <Notice title="Q2 closes on Jan 20">Four metrics have no number yet.</Notice>
          <Notice look="good" result>
            Saved at 10:42.
          </Notice>
          <Notice look="warning" title="The target changed">
            It was 70% until Dec 1; the path is drawn anew.
          </Notice>
          <DemonstrationBanner />
        </div>
      </Specimen>
      <Specimen name="EmptyState" use="What is empty, why, and one next step.">
        <EmptyState
          title="No plan for 2023–24 yet"
          why="A department's dashboard begins with its plan. The text of the plan report is enough."
        >
          <ButtonLink href="/design">Import a plan</ButtonLink>
        </EmptyState>
      </Specimen>
      <Specimen name="Breadcrumbs" use="Above the head of a page that lies below another.">
        <Breadcrumbs
          trail={[
            { href: '/', label: 'Overview' },
            { href: '/design', label: 'Data and Research' },
          ]}
        />
      </Specimen>
    </>
  )
}

function Buttons() {
  const open = useSignal(false)
  const close = () => (open.value = false)
  return (
    <div class="actions">
      <Button>Submit Q2</Button>
      <Button look="plain" onClick={() => (open.value = true)}>
        Open a dialog…
      </Button>
      <Button look="quiet">Copy link</Button>
      <Button look="danger">Withdraw</Button>
      <Button disabled>Nothing to submit</Button>
      <Button busy>Save</Button>
      <Dialog
        open={open.value}
        title="Withdraw this number?"
        onClose={close}
        actions={
          <>
            <Button look="danger" onClick={close}>
              Withdraw
            </Button>
            <Button look="plain" onClick={close}>
              Keep it
            </Button>
          </>
        }
      >
        <p>It stays in the history, with your reason.</p>
      </Dialog>
    </div>
  )
}

const REASONS = [
  { value: 'not_held', label: 'Meeting not held' },
  { value: 'not_collected', label: 'Not collected' },
] as const

type Reason = (typeof REASONS)[number]['value']

function Fields() {
  const present = useSignal('12')
  const note = useSignal('')
  const reason = useSignal<Reason>('not_held')
  const told = useSignal(true)
  const tooMany =
    Number(present.value) > 10 ? 'More present than the 10 seats. Check both.' : undefined
  return (
    <div class="stack">
      <TextField
        label="Members present"
        hint="Of 10 seats"
        error={tooMany}
        inputMode="decimal"
        value={present.value}
        onValue={(next) => (present.value = next)}
      />
      <SelectField
        label="Why there is no number"
        options={REASONS}
        value={reason.value}
        onValue={(next) => (reason.value = next)}
      />
      <TextAreaField
        label="Note"
        optional
        rows={2}
        value={note.value}
        onValue={(next) => (note.value = next)}
      />
      <CheckField
        label="Tell the coordinator"
        checked={told.value}
        onChecked={(next) => (told.value = next)}
      />
    </div>
  )
}
