/** One answer that says what time the issuer has: HTTP's `Date`, which has whole seconds. */
export interface TimeSample {
  issuerTime: Date;
  sentAt: Date;
  receivedAt: Date;
}

const KEPT = 15;
const HALF_A_SECOND = 500;

/**
 * How far the issuer's clock is from ours, as its answers tell: the median of the latest ones, each taken for the middle
 * of its call. Milliseconds, positive where the issuer's clock is ahead.
 */
export class ClockSkew {
  private readonly samples: number[] = [];

  observe({ issuerTime, sentAt, receivedAt }: TimeSample): void {
    const middle = (sentAt.getTime() + receivedAt.getTime()) / 2;
    const skew = issuerTime.getTime() + HALF_A_SECOND - middle;
    if (!Number.isFinite(skew)) return;
    this.samples.push(skew);
    if (this.samples.length > KEPT) this.samples.shift();
  }

  /** Null until an answer told a time. */
  get milliseconds(): number | null {
    const sorted = this.samples.toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? null;
  }
}
