import type { ComponentChildren } from 'preact'

import { planWords } from '../words/plan.ts'
import type { Answer, Block } from './sections.ts'
import { isNotApplicable } from './sections.ts'

export type SectionAnswerProps = {
  answer: Answer
  /** Draws what is printed in a way of its own. */
  renderBlocks?: (blocks: readonly Block[]) => ComponentChildren
}

/** A heading of the report with what is printed under it. */
export function SectionAnswer({ answer, renderBlocks = renderPrinted }: SectionAnswerProps) {
  const { heading, questions, blocks } = answer
  return (
    <section class="answer">
      <h3>{heading}</h3>
      {questions.length > 0 && <p class="question">{questions.join(' ')}</p>}
      {blocks.length === 0 ? <NotGiven /> : renderBlocks(blocks)}
    </section>
  )
}

function renderPrinted(blocks: readonly Block[]) {
  return blocks.map((block) => <Printed key={block.part} {...block} />)
}

/** Says that nothing is printed. */
export function NotGiven() {
  return <p class="not-given">{planWords().page.notGiven}</p>
}

/** Paragraphs and lists as printed. */
export function Printed({ lines, look }: Pick<Block, 'lines' | 'look'>) {
  const said = look === 'item' ? lines.map((line) => `- ${line}`) : lines
  return (
    <>
      {look === 'note' && <p class="note-label">{planWords().page.note}</p>}
      {groupsOf(said).map(({ isList, texts }, index) =>
        isList ? (
          <ul key={index} class="printed-list">
            {texts.map((text, at) => (
              <li key={at}>{text}</li>
            ))}
          </ul>
        ) : (
          texts.map((text, at) => <Paragraph key={`${index}.${at}`} text={text} />)
        ),
      )}
    </>
  )
}

/** A printed "N/A" stays as it is, and is said to be no answer. */
function Paragraph({ text }: { text: string }) {
  if (!isNotApplicable(text)) return <p>{text}</p>
  return <p class="not-given">{planWords().page.notGivenAs(text)}</p>
}

/** Lines that begin with `- ` are gathered into lists. */
function groupsOf(lines: readonly string[]): { isList: boolean; texts: string[] }[] {
  const groups: { isList: boolean; texts: string[] }[] = []
  for (const line of lines) {
    const isList = line.startsWith('- ')
    const last = groups.at(-1)
    const text = isList ? line.slice(2) : line
    if (last?.isList === isList) last.texts.push(text)
    else groups.push({ isList, texts: [text] })
  }
  return groups
}
