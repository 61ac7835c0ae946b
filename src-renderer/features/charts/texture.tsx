import type { ChartTone, Texture } from './chart-spec';
import styles from './tones.module.css';

export interface TexturePatternProps {
  readonly id: string;
  readonly tone: ChartTone;
  readonly texture: Texture;
}

const TILE_PX = 6;

/** How a band is filled: each differs from the others without its colour. */
export function TexturePattern({ id, tone, texture }: TexturePatternProps) {
  return (
    <pattern
      id={id}
      className={styles.tone}
      data-tone={tone}
      width={TILE_PX}
      height={TILE_PX}
      patternUnits="userSpaceOnUse"
    >
      <rect className={texture === 'solid' ? styles.full : styles.ground} width={TILE_PX} height={TILE_PX} />
      <TextureMarks texture={texture} />
    </pattern>
  );
}

function TextureMarks({ texture }: { readonly texture: Texture }) {
  switch (texture) {
    case 'solid':
      return null;
    case 'hatched':
      return <path className={styles.stroke} d="M-1 1 L1 -1 M-1 7 L7 -1 M5 7 L7 5" />;
    case 'dotted':
      return <path className={styles.dot} d="M0.7 0.7h1.7v1.7h-1.7z M3.7 3.7h1.7v1.7h-1.7z" />;
    case 'crossed':
      return <path className={styles.stroke} d="M0 3 H6 M3 0 V6" />;
  }
}
