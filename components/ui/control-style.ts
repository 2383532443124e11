/** The look that text-like controls share. 16 px on touch screens keeps iOS from zooming in. */
export const controlStyle =
  "w-full min-w-0 rounded-md border border-control bg-surface text-ink text-sm shadow-sm transition-colors " +
  "pointer-coarse:text-lg hover:border-muted focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 " +
  "aria-invalid:border-danger-solid aria-invalid:focus-visible:outline-danger-solid " +
  "disabled:cursor-not-allowed disabled:bg-subtle disabled:text-muted [&[readonly]]:bg-subtle";
