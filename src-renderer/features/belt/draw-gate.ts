import type { PagePalette } from '../../canvas/page-palette';
import type { BeltLayout } from './belt-layout';
import type { BeltScene } from './belt-scene';
import { drawBucket, drawNoBucket } from './draw-bucket';
import { drawWrapped } from './draw-words';

const ARM_PX = 20;

/** The gate before the lanes: a signal whose arm is up where the next task may pass, the reason, and the bucket. */
export function drawGate(context: CanvasRenderingContext2D, scene: BeltScene, palette: PagePalette): void {
  const { layout, gate, tokens } = scene;
  drawSignal(context, layout, gate.open, palette);
  const { gateWords } = layout;
  const mostLines = Math.max(1, Math.floor(gateWords.height / 14));
  drawWrapped(
    context,
    palette,
    gate.words,
    gateWords.x + gateWords.width / 2,
    gateWords.y + 8,
    gateWords.width,
    Math.min(3, mostLines),
    { colour: gate.open ? palette.textDim : palette.text, align: 'center' },
  );
  if (tokens === null) {
    drawNoBucket(context, layout.bucket, palette);
    return;
  }
  drawBucket(context, layout.bucket, tokens, palette);
}

function drawSignal(
  context: CanvasRenderingContext2D,
  { gate }: BeltLayout,
  isOpen: boolean,
  palette: PagePalette,
): void {
  const footY = gate.y - 9;
  const headY = gate.y - 40;
  context.lineCap = 'round';
  context.strokeStyle = palette.textDim;
  context.lineWidth = 3;
  context.beginPath();
  context.moveTo(gate.x, footY);
  context.lineTo(gate.x, headY);
  context.moveTo(gate.x - 6, footY);
  context.lineTo(gate.x + 6, footY);
  context.stroke();
  // Level: halt. Raised: pass. The lamp says the same once more.
  const angle = isOpen ? -0.85 : 0;
  context.save();
  context.translate(gate.x, headY + 3);
  context.rotate(angle);
  context.fillStyle = isOpen ? palette.outcomes.succeeded.fill : palette.outcomes.failed.fill;
  context.fillRect(-3, -3, ARM_PX, 6);
  context.fillStyle = palette.panel;
  context.fillRect(ARM_PX - 8, -3, 3, 6);
  context.restore();
  context.beginPath();
  context.arc(gate.x, headY + 3, 4.5, 0, 2 * Math.PI);
  context.fillStyle = isOpen ? palette.outcomes.succeeded.fill : palette.outcomes.failed.fill;
  context.fill();
  context.lineCap = 'butt';
}
