import { Specimen } from './Specimen.tsx'

const GROUND = ['paper', 'raised', 'sunk', 'rule', 'rule-strong']
const INK = ['ink', 'ink-2', 'ink-3', 'brand', 'focus']
const STATUS = [
  'met',
  'on-track',
  'at-risk',
  'off-track',
  'incomplete',
  'no-data',
  'informative',
  'not-due',
]
const CHART = [
  'chart-line',
  'chart-step',
  'chart-path',
  'chart-band',
  'chart-cycle',
  'chart-grid',
  'chart-event',
]
const SPACES = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8']

export function TokenStyles() {
  return (
    <>
      <Specimen name="Colours" use="Each is written once with its dark twin.">
        <Swatches names={GROUND} />
        <Swatches names={INK} />
        <Swatches names={STATUS} />
        <Swatches names={STATUS.map((name) => `${name}-tint`)} />
        <Swatches names={CHART} />
      </Specimen>
      <Specimen
        name="Type"
        use="Source Serif 4 for headings, Public Sans with tabular figures for the rest."
      >
        <div class="stack">
          <p class="type-2xl">Where we stand, 2022–23</p>
          <p class="type-xl">Increase data access</p>
          <p class="type-figure">1,234.5</p>
          <p>Text at one rem: 38 of 41 metrics logged, 3 with a reason.</p>
          <p class="quiet">Quiet text: as of Jan 31, 2023.</p>
        </div>
      </Specimen>
      <Specimen name="Space" use="Each step about half as large again as the one before.">
        <ul>
          {SPACES.map((name) => (
            <li key={name} class="space">
              <code>--{name}</code>
              <span style={{ width: `var(--${name})` }} />
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen
        name="The dark room"
        use="The meeting: the same tokens, dark whatever the system says."
      >
        <div class="room stack">
          <p class="quiet">DLN 2 · Data and Research · 8 minutes (example)</p>
          <h2>Last time we decided: fund a substitute pool. Did it move?</h2>
        </div>
      </Specimen>
    </>
  )
}

function Swatches({ names }: { names: readonly string[] }) {
  return (
    <ul class="swatches">
      {names.map((name) => (
        <li key={name}>
          <span class="swatch" style={{ background: `var(--${name})` }} />
          <code>{name}</code>
        </li>
      ))}
    </ul>
  )
}
