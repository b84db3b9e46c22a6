import { words } from '../words/words.ts'

export interface Chain {
  /** One or more statements each. */
  ifWe: readonly string[]
  then: readonly string[]
  /** Null when the plan does not say. */
  whichWill: string | null
}

export type ChainBoardProps = {
  chains: readonly Chain[]
}

/** A theory of action, drawn: If we… then… which will… */
export function ChainBoard({ chains }: ChainBoardProps) {
  const say = words().chain
  return (
    <div class="chains">
      {chains.map((chain) => (
        <dl class="chain" key={`${chain.ifWe.join()} ${chain.whichWill}`}>
          <Step name={say.ifWe} statements={chain.ifWe} />
          <Step name={say.so} statements={chain.then} />
          {chain.whichWill !== null && <Step name={say.whichWill} statements={[chain.whichWill]} />}
        </dl>
      ))}
    </div>
  )
}

function Step({ name, statements }: { name: string; statements: readonly string[] }) {
  return (
    <div>
      <dt>{name}</dt>
      {statements.map((statement) => (
        <dd key={statement}>{statement}</dd>
      ))}
    </div>
  )
}
