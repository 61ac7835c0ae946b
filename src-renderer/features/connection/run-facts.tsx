import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './run-facts.module.css';

/** Which run this is, and how the window is connected to it. */
export function RunFacts({ yard }: { readonly yard: Yard }) {
  const header = useYard(yard, ({ view }) => view.header);
  const run = useYard(yard, (state) => state.run);
  const connection = useYard(yard, (state) => state.connection.kind);
  const where = yard.transport === 'desktop' ? 'desktop' : 'web, this machine';
  return (
    <dl className={styles.facts}>
      {header !== null && (
        <>
          <Fact term="run">{run}</Fact>
          <Fact term="seed">{header.seed}</Fact>
          <Fact term="clock">{header.clock}</Fact>
        </>
      )}
      <Fact term="yard">{connection === 'open' ? where : connection}</Fact>
    </dl>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: string | number }) {
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
