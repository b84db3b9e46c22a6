import type { Calculation } from '../../domain/calculation.ts'

/** The numbers of a figure by name, each with its formula. */
export function Calculations({ calculations }: { calculations: readonly Calculation[] }) {
  return (
    <dl class="explained-calculations">
      {calculations.map(({ name, formula }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="formula">{formula}</dd>
        </div>
      ))}
    </dl>
  )
}
