/** What a chart takes from the page: its colours, its font, its room. */

export interface ChartLook {
  ink: string
  ink2: string
  ink3: string
  paper: string
  line: string
  step: string
  path: string
  band: string
  cycle: string
  grid: string
  event: string
  /** A signal in the good direction, and in the wrong one. */
  good: string
  bad: string
  /** A CSS font family list. */
  font: string
  /** Of the canvas, in CSS pixels. */
  width: number
}

type ChartColour = Exclude<keyof ChartLook, 'font' | 'width'>

const TOKENS: Record<ChartColour, string> = {
  ink: '--ink',
  ink2: '--ink-2',
  ink3: '--ink-3',
  paper: '--paper',
  line: '--chart-line',
  step: '--chart-step',
  path: '--chart-path',
  band: '--chart-band',
  cycle: '--chart-cycle',
  grid: '--chart-grid',
  event: '--chart-event',
  good: '--met',
  bad: '--off-track',
}

/** Below this width a chart drops month ranges and years. */
export const NARROW = 560

/** `light` whatever the system says, for paper and for pictures that leave the page. */
export type ColourScheme = 'as-page' | 'light'

/** The look in force where an element stands. */
export function readLook(element: HTMLElement, scheme: ColourScheme): ChartLook {
  // A probe, because a custom property read directly gives the text "light-dark(…)".
  const probe = document.createElement('span')
  probe.style.transition = 'none'
  if (scheme === 'light') probe.style.colorScheme = 'light'
  element.append(probe)
  const colour = (name: ChartColour) => {
    probe.style.color = `var(${TOKENS[name]})`
    return getComputedStyle(probe).color
  }
  const look = {
    ink: colour('ink'),
    ink2: colour('ink2'),
    ink3: colour('ink3'),
    paper: colour('paper'),
    line: colour('line'),
    step: colour('step'),
    path: colour('path'),
    band: colour('band'),
    cycle: colour('cycle'),
    grid: colour('grid'),
    event: colour('event'),
    good: colour('good'),
    bad: colour('bad'),
    font: getComputedStyle(element).fontFamily,
    width: element.clientWidth,
  }
  probe.remove()
  return look
}
