import { useId } from 'react';
import type { Layer } from './chart-spec';
import { TexturePattern } from './texture';
import styles from './tones.module.css';

const WIDTH_PX = 16;
const HEIGHT_PX = 10;

/** How a layer looks, for the legend. */
export function Swatch({ layer }: { readonly layer: Layer }) {
  const id = useId();
  return (
    <svg
      className={styles.tone}
      data-tone={layer.tone}
      width={WIDTH_PX}
      height={HEIGHT_PX}
      viewBox={`0 0 ${WIDTH_PX} ${HEIGHT_PX}`}
      aria-hidden="true"
    >
      {layer.kind === 'band' ? (
        <>
          <defs>
            <TexturePattern id={id} tone={layer.tone} texture={layer.texture} />
          </defs>
          <rect className={styles.edge} x={0.5} y={0.5} width={WIDTH_PX - 1} height={HEIGHT_PX - 1} />
          <rect x={1} y={1} width={WIDTH_PX - 2} height={HEIGHT_PX - 2} fill={`url(#${id})`} />
        </>
      ) : (
        <path className={styles.line} data-dash={layer.dash} d={`M1 ${HEIGHT_PX / 2}H${WIDTH_PX - 1}`} />
      )}
    </svg>
  );
}
