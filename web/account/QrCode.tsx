import { generate } from 'lean-qr'

/** How much quiet the code needs around it. Source: ISO 18004. */
const QUIET = 4

/** A text as a code that a camera reads: dark on light in every scheme. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const code = generate(text)
  const size = code.size + 2 * QUIET
  const modules = Array.from({ length: code.size }, (_, y) =>
    Array.from({ length: code.size }, (__, x) =>
      code.get(x, y) ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '',
    ).join(''),
  )
  return (
    <svg class="qr-code" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
      <path class="qr-paper" d={`M0 0h${size}v${size}H0z`} />
      <path class="qr-ink" d={modules.join('')} shape-rendering="crispEdges" />
    </svg>
  )
}
