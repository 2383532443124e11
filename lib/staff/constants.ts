export const JUSTIFICATION_MIN = 20;
export const JUSTIFICATION_MAX = 500;
