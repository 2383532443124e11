/**
 * Opens the `<dialog>` as a modal. The page behind is held still without its scrollbar, and must not move into its room:
 * `--scrollbar` says how wide that was.
 */
export function showModal(dialog: HTMLDialogElement): void {
  const root = document.documentElement;
  if (!document.querySelector("dialog:modal"))
    root.style.setProperty("--scrollbar", `${window.innerWidth - root.clientWidth}px`);
  dialog.showModal();
}
