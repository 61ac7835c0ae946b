import type { Page } from 'playwright-core';

/** What the page's main thread did over a stretch of time. */
export interface PageFigures {
  readonly frames: number;
  readonly p50FrameMs: number;
  readonly p95FrameMs: number;
  readonly maxFrameMs: number;
  /** Tasks of the main thread over 50 ms, as the browser itself reports them. */
  readonly longTasks: number;
  readonly longestTaskMs: number;
}

/** Watches frames and long tasks of a page for so many milliseconds. */
export function watchPage(page: Page, durationMs: number): Promise<PageFigures> {
  return page.evaluate(async (forMs) => {
    const longTasks: number[] = [];
    const observer = new window.PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longTasks.push(entry.duration);
    });
    observer.observe({ type: 'longtask' } as PerformanceObserverInit);
    const frames: number[] = [];
    await new Promise<void>((resolve) => {
      const beganMs = performance.now();
      let lastMs = beganMs;
      const step = (nowMs: number) => {
        frames.push(nowMs - lastMs);
        lastMs = nowMs;
        if (nowMs - beganMs < forMs) requestAnimationFrame(step);
        else resolve();
      };
      requestAnimationFrame(step);
    });
    observer.disconnect();
    frames.shift();
    frames.sort((a, b) => a - b);
    const at = (share: number) => frames[Math.min(frames.length - 1, Math.floor(share * frames.length))] ?? 0;
    return {
      frames: frames.length,
      p50FrameMs: at(0.5),
      p95FrameMs: at(0.95),
      maxFrameMs: at(1),
      longTasks: longTasks.length,
      longestTaskMs: Math.max(0, ...longTasks),
    };
  }, durationMs);
}

/** The page's JavaScript heap after a collection, in bytes. */
export async function sweptHeapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
}

/** When the page was first painted with content, in milliseconds since it was asked for. */
export function firstPaintMs(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new window.PerformanceObserver((list) => {
          const entry = list.getEntriesByName('first-contentful-paint')[0];
          if (entry !== undefined) resolve(entry.startTime);
        }).observe({ type: 'paint', buffered: true } as PerformanceObserverInit);
      }),
  );
}
