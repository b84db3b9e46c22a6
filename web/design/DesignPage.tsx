import type { ComponentChildren } from 'preact'

import { PageHead } from '../shared/page/PageHead.tsx'
import { ChartStyles } from './ChartStyles.tsx'
import { FormStyles } from './FormStyles.tsx'
import { MarkStyles } from './MarkStyles.tsx'
import { MetricStyles } from './MetricStyles.tsx'
import { PageStyles } from './PageStyles.tsx'
import { TokenStyles } from './TokenStyles.tsx'

/** The living style guide: every token and part, drawn by the code that the pages use. */
export function DesignPage() {
  return (
    <>
      <PageHead
        eyebrow="For those who build Quarterdeck"
        title="The design language"
        lede="Paper and ink, a serif for headings, tabular figures for everything that is counted. Status is shape, word and colour; the path is lighter than the data; space does the work of boxes. Every number on this page is invented."
      />
      <Chapter title="Statuses">
        <MarkStyles />
      </Chapter>
      <Chapter title="Metrics and plans">
        <MetricStyles />
      </Chapter>
      <Chapter title="Charts">
        <ChartStyles />
      </Chapter>
      <Chapter title="Tables and filters">
        <PageStyles />
      </Chapter>
      <Chapter title="Forms and messages">
        <FormStyles />
      </Chapter>
      <Chapter title="Tokens">
        <TokenStyles />
      </Chapter>
    </>
  )
}

function Chapter({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="section chapter">
      <h2>{title}</h2>
      <div class="chapter-body">{children}</div>
    </section>
  )
}
