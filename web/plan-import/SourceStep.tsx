import { EXAMPLE_PLAN_TEXT } from '../../domain/plan-text/example.ts'
import { Button } from '../shared/form/Button.tsx'
import { TextAreaField } from '../shared/form/fields.tsx'
import { useDropped } from '../shared/form/use-dropped.ts'
import { Notice } from '../shared/page/Notice.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { StepTrail } from '../shared/page/StepTrail.tsx'
import { importWords } from '../words/plan-import.ts'
import { ChooseFile, readFile } from './ChooseFile.tsx'
import { Refused } from './Refused.tsx'
import { exampleSource, pastedSource } from './source.ts'
import type { Import } from './use-import.ts'

const ROWS = 16
/** A browser takes seconds to lay out a field with more in it. */
const MOST_TO_EDIT = 300_000

/** The first step: a text pasted, a file, or the example. */
export function SourceStep({ importing }: { importing: Import }) {
  const say = importWords().source
  const { source, busy, refusal, change, take, ask } = importing
  const over = useDropped((file) => void readFile(file).then(take))
  const isEmpty = source.text.trim() === ''
  return (
    <div class={over ? 'import dropping' : 'import'}>
      <PageHead title={say.title} lede={say.lede} />
      <StepTrail steps={say.steps} at={0} />
      {refusal && <Refused refusal={refusal} onChoose={ask} />}
      <Kept importing={importing} />
      <div class="sources">
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            ask()
          }}
          onPaste={(event) => {
            const text = event.clipboardData?.getData('text/plain') ?? ''
            if (!isEmpty || text.length <= MOST_TO_EDIT) return
            event.preventDefault()
            take(pastedSource(text))
          }}
        >
          {source.text.length > MOST_TO_EDIT ? (
            <p class="long-text">
              <strong>{source.name === '' ? say.yourText : source.name}</strong>{' '}
              {say.longText(source.text.length)}
            </p>
          ) : (
            <TextAreaField
              label={say.paste}
              hint={hintOf(importing)}
              value={source.text}
              onValue={change}
              rows={ROWS}
            />
          )}
          <div class="actions">
            <Button type="submit" busy={busy}>
              {refusal && !isEmpty ? say.readAgain : say.read}
            </Button>
            {!isEmpty && (
              <Button look="quiet" onClick={importing.discard}>
                {say.discard}
              </Button>
            )}
          </div>
        </form>
        <div class="other-sources">
          <ChooseFile onFile={take} />
          <section class="stack">
            <h2>{say.orExample}</h2>
            <p class="quiet">{say.exampleHint}</p>
            <Button look="plain" onClick={() => take(exampleSource(EXAMPLE_PLAN_TEXT))}>
              {say.example}
            </Button>
          </section>
        </div>
      </div>
      {over && <p class="drop-here">{say.drop}</p>}
    </div>
  )
}

function hintOf({ source: { origin, name, text } }: Import): string {
  const say = importWords().source
  if (text === '') return say.pasteHint
  if (origin === 'file') return say.fromFile(name)
  return origin === 'example' ? say.fromExample : say.pasteHint
}

/** What this browser keeps of the text. */
function Kept({ importing: { source, found, kept } }: { importing: Import }) {
  const say = importWords().source
  if (source.text === '') return null
  if (!kept) return <Notice look="warning">{say.notKept}</Notice>
  if (!found) return <p class="quiet kept">{say.kept}</p>
  return <Notice>{say.keptFrom(source.name === '' ? say.yourText : source.name)}</Notice>
}
