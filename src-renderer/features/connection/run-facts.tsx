import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './run-facts.module.css';

/** Which run this is, and from which seed it is drawn: equal seeds give equal runs. */
export function RunFacts({ yard }: { readonly yard: Yard }) {
  const header = useYard(yard, ({ view }) => view.header);
  const runCount = useYard(yard, (state) => state.runCount);
  const recording = useYard(yard, (state) => state.recording);
  if (header === null) return null;
  if (recording !== null) {
    return (
      <dl className={styles.facts} title="Of the recording that is shown">
        <Fact term="recorded by">{recording.app}</Fact>
        <Fact term="seed">{recording.seed}</Fact>
      </dl>
    );
  }
  const where = yard.transport === 'desktop' ? 'in this app' : 'in a program on this machine';
  return (
    <dl className={styles.facts} title={`The yard runs ${where}, on a ${header.clock} clock`}>
      <Fact term="run">{runCount}</Fact>
      <Fact term="seed">{header.seed}</Fact>
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
