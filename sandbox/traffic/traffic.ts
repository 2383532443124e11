import type { Issuer } from "../issuer";

/** Placeholder until the seed is there. */
export class Traffic {
  readonly issuer: Issuer;
  constructor(issuer: Issuer) {
    this.issuer = issuer;
  }
  start(_perMinute: number) {}
  stop() {}
}
